import type { Catalogue } from '../language';

const english = {
  heading: 'Share with people who lack DealSheet',
  ask: 'Freeze all DEALS formulas …',
  looking: 'Looking for DEALS formulas',
  lookFailed: 'The workbook could not be looked through',
  none: 'No DEALS formula in this workbook can become a value.',
  willFreeze: (formulas: string, count: number, sheets: string, sheetCount: number, spilling: string) =>
    `${count === 1 ? '1 formula' : `${formulas} formulas`} on ${sheetCount === 1 ? '1 sheet' : `${sheets} sheets`} ${count === 1 ? 'becomes a value' : 'become values'}${spilling}:`,
  spilling: (spills: string, count: number, cells: string) =>
    count === 1
      ? `; 1 of them spills, ${cells} cells in all`
      : `; ${spills} of them spill, ${cells} cells in all`,
  however:
    'Your own formulas stay. A new sheet lists the source, and each cell with the formula that it had. Linked tables hold values already, and stay linked.',
  onSheet: (sheet: string, formulas: string) => `${sheet}: ${formulas}`,
  kept: (formulas: string, count: number) =>
    count === 1 ? '1 formula is left as it is:' : `${formulas} formulas are left as they are:`,
  protectedSheet: (sheet: string, formulas: string, count: number) =>
    count === 1 ? `${sheet} is protected: 1 formula` : `${sheet} is protected: ${formulas} formulas`,
  card: (address: string) => `${address}: a deal card has no plain value`,
  ruleOf: {
    validation: (cells: string) => `the data validation of ${cells}`,
    conditionalFormat: (cells: string) => `the conditional format of ${cells}`,
  },
  unread:
    'Excel does not tell whether these refer to all that a frozen formula spills (#); those that do will show #REF!:',
  unreadAt: {
    indirect: (where: string) => `${where} (INDIRECT)`,
    validation: (sheet: string) => `the data validations of ${sheet}`,
    conditionalFormat: (sheet: string) => `the conditional formats of ${sheet}`,
  },
  arrayFormula: (address: string) =>
    `${address}: part of an array formula (Ctrl+Shift+Enter), which changes only as a whole`,
  error: (address: string, shown: string) => `${address}: ${shown}`,
  spillReference: (address: string, usedBy: string) =>
    `${address}: ${usedBy} refers to all that it spills (#), which only a formula has`,
  freeze: 'Freeze to values',
  freezing: 'Freezing DEALS formulas',
  failed: 'Nothing was frozen',
  workbook: 'The workbook',
  done: (formulas: string, count: number) =>
    count === 1 ? '1 formula became a value' : `${formulas} formulas became values`,
  doneLeft: (formulas: string, count: number, entries: string) =>
    `${count === 1 ? '1 formula is' : `${formulas} formulas are`} left as ${count === 1 ? 'it was' : 'they were'}: ${entries}.`,
  doneWhere: (sheet: string) => `Sources and formulas are on the sheet “${sheet}”.`,
  between: '; ',
  nothing: 'No formula was frozen',
  note: {
    sheet: 'DealSheet sources',
    heading: 'DEALS formulas frozen to values',
    source: (version: string, through: string) =>
      `Source: DealSheet, data version ${version} (deals announced through ${through})`,
    server: (address: string) => `Answered by ${address}`,
    serverOnly: (address: string) =>
      `Source: the organisation’s data server${address === '' ? '' : ` ${address}`}, through DealSheet; its data version is not known, since it does not answer now`,
    frozen: (formulas: string, date: string) => `Formulas frozen on ${date}: ${formulas}`,
    cells: 'Cells',
    formula: 'Formula before',
  },
};

const chinese: typeof english = {
  heading: '与没有 DealSheet 的人共享',
  ask: '冻结全部 DEALS 公式…',
  looking: '正在查找 DEALS 公式',
  lookFailed: '无法查看工作簿',
  none: '本工作簿没有可变为数值的 DEALS 公式。',
  willFreeze: (formulas, _count, sheets, _sheets, spilling) =>
    `${sheets} 个工作表中的 ${formulas} 个公式将变为数值${spilling}：`,
  spilling: (spills, _count, cells) => `；其中 ${spills} 个有溢出结果，共 ${cells} 个单元格`,
  however: '您自己的公式会保留。新工作表将列出来源，以及各单元格原有的公式。链接表格中已是数值，并保持链接。',
  onSheet: (sheet, formulas) => `${sheet}：${formulas}`,
  kept: (formulas) => `${formulas} 个公式保持不变：`,
  protectedSheet: (sheet, formulas) => `${sheet} 受保护：${formulas} 个公式`,
  card: (address) => `${address}：交易卡片没有普通值`,
  ruleOf: {
    validation: (cells) => `${cells} 的数据验证`,
    conditionalFormat: (cells) => `${cells} 的条件格式`,
  },
  unread: 'Excel 未说明以下各处是否引用将被冻结的溢出结果 (#)；如有引用，将显示 #REF!：',
  unreadAt: {
    indirect: (where) => `${where}（INDIRECT）`,
    validation: (sheet) => `${sheet} 的数据验证`,
    conditionalFormat: (sheet) => `${sheet} 的条件格式`,
  },
  arrayFormula: (address) => `${address}：属于数组公式 (Ctrl+Shift+Enter)，只能整体更改`,
  error: (address, shown) => `${address}：${shown}`,
  spillReference: (address, usedBy) => `${address}：${usedBy} 引用其全部溢出结果 (#)，只有公式才有溢出结果`,
  freeze: '冻结为数值',
  freezing: '正在冻结 DEALS 公式',
  failed: '未冻结任何公式',
  workbook: '工作簿',
  done: (formulas) => `${formulas} 个公式已变为数值`,
  doneLeft: (formulas, _count, entries) => `${formulas} 个公式保持不变：${entries}。`,
  doneWhere: (sheet) => `来源和公式位于工作表“${sheet}”。`,
  between: '；',
  nothing: '没有公式被冻结',
  note: {
    sheet: 'DealSheet 来源',
    heading: '已冻结为数值的 DEALS 公式',
    source: (version, through) => `来源：DealSheet，数据版本 ${version}（公布日期截至 ${through}）`,
    server: (address) => `由 ${address} 计算`,
    serverOnly: (address) =>
      `来源：贵机构的数据服务器${address === '' ? '' : ` ${address}`}（经由 DealSheet）；服务器目前无法应答，数据版本未知`,
    frozen: (formulas, date) => `${formulas} 个公式，于 ${date} 冻结`,
    cells: '单元格',
    formula: '原有公式',
  },
};

/** Texts of freezing all formulas of a workbook, in both languages. */
export const FREEZE_TEXTS: Catalogue<typeof english> = { 'en-US': english, 'zh-CN': chinese };
