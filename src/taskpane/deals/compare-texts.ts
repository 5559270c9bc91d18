import type { Catalogue } from '../language';

const english = {
  heading: (count: string) => `${count} deals side by side`,
  back: 'Back',
  remove: (deal: string) => `Leave out ${deal}`,
  open: (deal: string) => `Open ${deal}`,
  what: 'What',
  /** Of all amounts of the table, in its corner. */
  unit: 'US$ m',
  share: 'Upfront share',
  royalty: 'Royalty',
  insert: 'Insert at selection',
  insertHint: 'Writes the comparison as formulas that follow the data, from the selected cell on',
};

const chinese: typeof english = {
  heading: (count) => `${count} 笔交易对比`,
  back: '返回',
  remove: (deal) => `移除 ${deal}`,
  open: (deal) => `打开 ${deal}`,
  what: '项目',
  unit: '百万美元',
  share: '首付占比',
  royalty: '特许权使用费',
  insert: '插入所选位置',
  insertHint: '从所选单元格起，以随数据更新的公式写入对比',
};

/** What the comparison of deals says. */
export const COMPARE_TEXTS: Catalogue<typeof english> = { 'en-US': english, 'zh-CN': chinese };
