import type { OwnPlace, OwnShortfall } from '../../source/own/own-layer';
import type { OwnRefusal } from '../../source/own/own-store';
import type { RefusalKind } from '../../deals/own/text-table';
import type { Catalogue } from '../language';

const PLACE: Readonly<Record<OwnPlace, string>> = {
  machine: 'on this computer',
  workbook: 'in this workbook',
};

const english = {
  heading: 'Own deals',
  none: 'Add deals of your own from a CSV or Excel file. They answer in every function beside the public ones, marked “Own”. Nothing leaves this computer.',
  onMachine: (count: string, n: number) =>
    `${count} own ${n === 1 ? 'deal answers' : 'deals answer'} here, beside the public data. They live in this browser’s storage on this computer: no other computer and no other browser has them, and a browser may clear its storage. Keep the file, or put them into the workbook.`,
  inWorkbook: (count: string, n: number) =>
    `${count} own ${n === 1 ? 'deal answers' : 'deals answer'} here. They live inside this workbook: whoever gets the file gets them.`,
  notHere: (count: string, n: number) =>
    `The ${count} on this computer ${n === 1 ? 'does' : 'do'} not answer here: a workbook with own deals inside answers with these alone.`,
  ofThemOwn: (count: string) => `, ${count} of them own`,
  notInCells:
    'Your organisation’s server answers the cells of this workbook, and knows nothing of own deals: they are in the pane, linked tables and model sheets alone.',
  pinned: 'The pin holds the public data; own deals are not part of it.',
  shortfalls: {
    newer:
      'A newer DealSheet wrote the own deals that are here. They are left as they are, and do not answer. Update DealSheet.',
    damaged: 'The own deals that are here are damaged. They are left as they are, and do not answer.',
    unreadable: 'The own deals that are here could not be read, and do not answer. Open the pane again.',
    notLoaded:
      'Own deals could not be loaded, and do not answer. Check the connection and open the pane again.',
  } satisfies Record<OwnShortfall, string>,
  damagedIn: (place: OwnPlace) => `What is kept ${PLACE[place]} as own deals can’t be read.`,
  discard: 'Remove what can’t be read …',
  discardNow: 'Remove for good',
  discardConfirm:
    'It is removed for good, and own deals can be added there again. An earlier copy of the workbook or the files that they came from may still have them.',
  discarded: (place: OwnPlace) => `What could not be read ${PLACE[place]} was removed`,
  deals: (count: string, n: number) => `${count} ${n === 1 ? 'deal' : 'deals'}`,
  place: PLACE,
  add: 'Add from a file',
  drop: 'or drop a .csv or .xlsx file here',
  remove: (name: string) => `Remove ${name}`,
  move: { machine: 'Put into the workbook', workbook: 'Keep on this computer instead' } satisfies Record<
    OwnPlace,
    string
  >,
  more: 'Template and export',
  template: 'Template on a new sheet',
  templateFile: 'Template as a file',
  export: 'Own deals on a new sheet',
  exportFile: 'Own deals as a file',
  templateSheet: 'Own deals template',
  wordsSheet: 'Own deals words',
  inserted: (sheet: string) => `Written on the new sheet ${sheet}`,
  fileMade: (name: string) => `${name} was handed to the browser`,
  fileHint: 'If nothing was saved, this Excel lets no add-in save files: use a new sheet.',
  adding: 'Adding own deals',
  removing: 'Removing own deals',
  moving: 'Moving own deals',
  nothingChanged: 'Nothing was changed',
  added: (count: string, n: number, place: OwnPlace) =>
    `${count} own ${n === 1 ? 'deal' : 'deals'} added, kept ${PLACE[place]}`,
  leftOut: (count: string, n: number) => `${count} ${n === 1 ? 'row was' : 'rows were'} left out.`,
  removed: (name: string) => `${name} removed`,
  restored: (name: string) => `${name} answers again`,
  /** By the place that it came from. */
  moved: {
    machine: (name) => `${name} is in this workbook, too`,
    workbook: (name) => `${name} is kept on this computer now`,
  } satisfies Record<OwnPlace, (name: string) => string>,
  saveWorkbook: 'Save the workbook; the copy on this computer stays until you remove it.',
  recalculated: 'DEALS cells are recalculated.',
  refreshTables: 'DEALS cells are recalculated; linked tables follow when you refresh them.',
  notRecalculated: (reason: string) => `DEALS cells could not be recalculated: ${reason}`,
  refusals: {
    refused: 'This browser refuses to store data for DealSheet (a private window, or blocked site data).',
    full: 'The storage of this browser is full.',
    newer:
      'A newer DealSheet wrote the own deals there. They are left as they are; update DealSheet to change them.',
    damaged: 'The own deals there are damaged, and are not written over.',
    tooManyImports: 'There are 100 files there already. Remove some first.',
    tooLarge: 'That is more than a workbook can carry. Keep them on this computer.',
    changedMeanwhile: 'Somebody else is changing the own deals of this workbook. Try again in a moment.',
  } satisfies Record<OwnRefusal, string>,
  fileFailed: 'The file could not be read',
  files: {
    tooLarge: 'It is larger than 50 MB.',
    tooManyRows: 'It has more than 50,000 rows. Split it.',
    tooManyColumns: 'It has more than 300 columns.',
    empty: 'It holds nothing.',
    notText: 'It is neither text nor an .xlsx workbook.',
    notAWorkbook: 'It is no .xlsx workbook, or it is damaged. Open it in Excel and save it again.',
    notReadHere:
      'It could not be read here, for want of memory or of a connection. Try again, or save the sheet with the deals as CSV.',
    oldWorkbook: 'It is an old .xls file, or protected by a password. Save it as .xlsx without one.',
    encrypted: 'It is protected by a password. Save it without one.',
    bomb: 'Unpacked it is larger than 80 MB. Save the sheet with the deals as CSV.',
  } satisfies Record<RefusalKind, string>,
};

const CHINESE_PLACE: typeof PLACE = { machine: '本机', workbook: '本工作簿' };

const chinese: typeof english = {
  heading: '自有交易',
  none: '从 CSV 或 Excel 文件添加自有交易。它们与公开交易一同参与所有函数的计算，并标为“自有数据”。数据不会离开本机。',
  onMachine: (count) =>
    `此处有 ${count} 笔自有交易与公开数据一同参与计算。它们保存在本机的浏览器存储中：其他电脑或浏览器没有这些数据，浏览器也可能清除存储。请保留原文件，或将其放入工作簿。`,
  inWorkbook: (count) =>
    `此处有 ${count} 笔自有交易参与计算。它们保存在本工作簿内：得到文件的人也会得到它们。`,
  notHere: (count) =>
    `本机的 ${count} 笔自有交易在此不参与计算：含有自有交易的工作簿只使用其自身的自有交易。`,
  ofThemOwn: (count) => `，其中自有 ${count} 笔`,
  notInCells: '本工作簿的单元格由贵机构的服务器计算，其中没有自有交易：它们只出现在窗格、链接表和估值表中。',
  pinned: '固定的是公开数据的版本，不包括自有交易。',
  shortfalls: {
    newer: '此处的自有交易由更新版本的 DealSheet 写入，保持原样且不参与计算。请更新 DealSheet。',
    damaged: '此处的自有交易已损坏，保持原样且不参与计算。',
    unreadable: '无法读取此处的自有交易，它们不参与计算。请重新打开窗格。',
    notLoaded: '无法加载自有交易，它们不参与计算。请检查网络连接并重新打开窗格。',
  },
  damagedIn: (place) => `无法读取${CHINESE_PLACE[place]}中保存的自有交易。`,
  discard: '移除无法读取的内容…',
  discardNow: '永久移除',
  discardConfirm: '将永久移除，之后可重新在此添加自有交易。较早的工作簿副本或原始文件中可能仍有这些交易。',
  discarded: (place) => `已移除${CHINESE_PLACE[place]}中无法读取的内容`,
  deals: (count) => `${count} 笔交易`,
  place: CHINESE_PLACE,
  add: '从文件添加',
  drop: '或将 .csv 或 .xlsx 文件拖放到此处',
  remove: (name) => `移除 ${name}`,
  move: { machine: '放入工作簿', workbook: '改为保存在本机' },
  more: '模板与导出',
  template: '在新工作表中插入模板',
  templateFile: '模板文件',
  export: '自有交易导出到新工作表',
  exportFile: '自有交易导出为文件',
  templateSheet: '自有交易模板',
  wordsSheet: '自有交易用词',
  inserted: (sheet) => `已写入新工作表 ${sheet}`,
  fileMade: (name) => `${name} 已交给浏览器保存`,
  fileHint: '如未保存文件，则此 Excel 不允许加载项保存文件：请使用新工作表。',
  adding: '正在添加自有交易',
  removing: '正在移除自有交易',
  moving: '正在移动自有交易',
  nothingChanged: '未作任何更改',
  added: (count, _n, place) => `已添加 ${count} 笔自有交易，保存在${CHINESE_PLACE[place]}`,
  leftOut: (count) => `${count} 行未导入。`,
  removed: (name) => `已移除 ${name}`,
  restored: (name) => `${name} 重新参与计算`,
  moved: {
    machine: (name) => `${name} 现在也在本工作簿内`,
    workbook: (name) => `${name} 现保存在本机`,
  },
  saveWorkbook: '请保存工作簿；本机上的副本会保留，直到您将其移除。',
  recalculated: 'DEALS 单元格已重新计算。',
  refreshTables: 'DEALS 单元格已重新计算；链接表将在刷新时更新。',
  notRecalculated: (reason) => `无法重新计算 DEALS 单元格：${reason}`,
  refusals: {
    refused: '此浏览器不允许 DealSheet 存储数据（隐私窗口，或已阻止网站数据）。',
    full: '此浏览器的存储空间已满。',
    newer: '那里的自有交易由更新版本的 DealSheet 写入，保持原样；请更新 DealSheet 后再更改。',
    damaged: '那里的自有交易已损坏，不会被覆盖。',
    tooManyImports: '那里已有 100 个文件。请先移除一些。',
    tooLarge: '超出工作簿所能容纳的量。请保存在本机。',
    changedMeanwhile: '他人正在更改本工作簿的自有交易。请稍后重试。',
  },
  fileFailed: '无法读取该文件',
  files: {
    tooLarge: '文件大于 50 MB。',
    tooManyRows: '超过 50,000 行。请拆分。',
    tooManyColumns: '超过 300 列。',
    empty: '文件为空。',
    notText: '既不是文本，也不是 .xlsx 工作簿。',
    notAWorkbook: '不是 .xlsx 工作簿，或已损坏。请在 Excel 中打开后重新保存。',
    notReadHere: '无法在此读取：内存不足，或网络连接中断。请重试，或将含交易的工作表另存为 CSV。',
    oldWorkbook: '这是旧版 .xls 文件，或受密码保护。请另存为不带密码的 .xlsx。',
    encrypted: '文件受密码保护。请去掉密码后保存。',
    bomb: '解压后大于 80 MB。请将交易所在工作表另存为 CSV。',
  },
};

/** Every text of the own deals in the Data place, in both languages. */
export const OWN_TEXTS: Catalogue<typeof english> = { 'en-US': english, 'zh-CN': chinese };
