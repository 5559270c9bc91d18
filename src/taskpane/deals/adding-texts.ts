import type { Catalogue } from '../language';

const english = {
  toTable: (table: string) => `Add to ${table}`,
  toTableHint: (table: string) =>
    `Adds this deal to ${table}, which the selected cell touches (Ctrl+Enter). For a table of its own, select a cell away from it.`,
  isThere: (table: string) => `Already in ${table}`,
  asRow: 'Add as a row',
  asRowHint: (where: string) =>
    `Writes this deal below the headers, at ${where} (Ctrl+Enter); amounts in US$ m`,
  below: 'below these headers',
  adding: 'Adding the deal',
  failed: 'The deal was not added',
  added: (table: string) => `Added to ${table}`,
  nowHolds: (deals: string) => `It now holds ${deals} deals.`,
  rowWritten: (where: string) => `Written at ${where}`,
  undone: 'The deal was taken out again',
};

const chinese: typeof english = {
  toTable: (table) => `添加到 ${table}`,
  toTableHint: (table) =>
    `将此交易添加到所选单元格所在的 ${table}（Ctrl+Enter）。如需另建表格，请选择其他位置的单元格。`,
  isThere: (table) => `已在 ${table} 中`,
  asRow: '添加为一行',
  asRowHint: (where) => `将此交易写入标题下方的 ${where}（Ctrl+Enter）；金额单位为百万美元`,
  below: '在标题下方',
  adding: '正在添加交易',
  failed: '未能添加交易',
  added: (table) => `已添加到 ${table}`,
  nowHolds: (deals) => `现有 ${deals} 笔交易。`,
  rowWritten: (where) => `已写入 ${where}`,
  undone: '已撤回该交易',
};

export const ADDING_TEXTS: Catalogue<typeof english> = { 'en-US': english, 'zh-CN': chinese };
