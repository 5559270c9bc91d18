import type { Catalogue } from '../language';

const english = {
  insert: 'Insert as chart',
  insertHint: 'Its formulas at the selected cell, and a chart of Excel’s own beside them',
  inserting: 'Inserting a chart',
  failed: 'No chart was inserted',
  inserted: 'Chart inserted',
  figuresAt: (title: string, address: string) => `${title}: its figures are formulas at ${address}.`,
  shows: (title: string, address: string) => `${title}: it shows ${address} and follows it.`,
  undone: 'The chart was taken back',
  formulasUndone: 'The formulas were taken back',
  undoFailed: 'Not everything was taken back',
  largest: (count: string) => `${count} largest`,
  here: 'Deals here',
  published: 'Published',
  read: 'Read the selection',
  reading: 'Reading the selected cells…',
  found: (address: string, rows: string) => `${address}: ${rows} rows`,
  moved: 'The selection has changed: this is what it holds now.',
  column: 'Figures',
  kind: 'Kind',
  kinds: { columns: 'Columns', bars: 'Bars', line: 'Line' },
  hint: 'Select a cell of an answer such as DEAL_BREAKDOWN, DEAL_TREND or DEAL_COMPS, of a table, or the cells themselves: names in the first column, figures in others.',
  refused: {
    empty: 'Nothing stands in the selected cell',
    noFigures: 'No column of figures beside the names',
    tooLarge: 'More rows than a chart can show',
    failed: 'The selection could not be read',
  },
};

const chinese: typeof english = {
  insert: '插入图表',
  insertHint: '在所选单元格写入公式，并在旁边插入 Excel 原生图表',
  inserting: '正在插入图表',
  failed: '未插入图表',
  inserted: '图表已插入',
  figuresAt: (title, address) => `${title}：数据为 ${address} 的公式。`,
  shows: (title, address) => `${title}：随 ${address} 更新。`,
  undone: '图表已撤回',
  formulasUndone: '公式已撤回',
  undoFailed: '未能全部撤回',
  largest: (count) => `前 ${count} 项`,
  here: '本数据交易数',
  published: '公开统计',
  read: '读取所选单元格',
  reading: '正在读取所选单元格…',
  found: (address, rows) => `${address}：${rows} 行`,
  moved: '所选单元格已改变，现显示其内容。',
  column: '数值列',
  kind: '图表类型',
  kinds: { columns: '柱形图', bars: '条形图', line: '折线图' },
  hint: '选择 DEAL_BREAKDOWN、DEAL_TREND、DEAL_COMPS 等结果或表格中的一个单元格，或直接选择区域：首列为名称，其余列为数值。',
  refused: {
    empty: '所选单元格为空',
    noFigures: '名称旁没有数值列',
    tooLarge: '行数过多，无法制图',
    failed: '无法读取所选单元格',
  },
};

/** What the Market place says of charts, in both languages. */
export const CHARTS_TEXTS: Catalogue<typeof english> = { 'en-US': english, 'zh-CN': chinese };
