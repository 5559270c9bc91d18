import type { Catalogue } from '../language';

const english = {
  notSorted: 'Not sorted again: cells beside the table would not move with their rows.',
  sortLost: 'The sort could not be applied again. Sort the table anew.',
  filterLost: 'The filter could not be applied again. Filter the table anew.',
  memoryLost:
    'What DealSheet wrote last is not remembered in this workbook, so no cell that differs was changed: all count as edited.',
  ownUnmarked: (deals: string) =>
    `Own deals stand in the place of public ones (${deals}), and this table has no column that says so. Insert it anew to get one.`,
};

const chinese: typeof english = {
  notSorted: '未重新排序：表格旁的单元格不会随行移动。',
  sortLost: '未能重新应用排序，请重新排序。',
  filterLost: '未能重新应用筛选，请重新筛选。',
  memoryLost: '本工作簿中没有 DealSheet 上次写入内容的记录，因此不同的单元格均视为您的修改，未作更改。',
  ownUnmarked: (deals) =>
    `自有交易取代了公开交易（${deals}），但此表格没有标明来源的列。重新插入即可获得该列。`,
};

/** What else is said of a refresh, in both languages. */
export const REFRESH_NOTE_TEXTS: Catalogue<typeof english> = { 'en-US': english, 'zh-CN': chinese };
