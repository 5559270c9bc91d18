import type { Catalogue } from '../language';

const english = {
  counting: 'Counting in your organisation’s data …',
  counted: (deals: string, version: string, here: string) =>
    `Inserts from your organisation’s data (version ${version}): ${deals} deals. The list shows ${here} on this machine.`,
  tooMany: (deals: string, most: string) =>
    `Your organisation’s data have ${deals} such deals; a table takes at most ${most}. Narrow the search, or sum them up with formulas.`,
  needsPassword:
    'Tables are inserted from your organisation’s data, and the server’s password was kept for one session only. Enter it under Data.',
  failed: (reason: string) => `Tables are inserted from your organisation’s data. ${reason}`,
};

const chinese: typeof english = {
  counting: '正在机构数据中计数……',
  counted: (deals, version, here) =>
    `将从机构数据（版本 ${version}）插入 ${deals} 笔交易。列表显示此设备上的 ${here} 笔。`,
  tooMany: (deals, most) =>
    `机构数据中有 ${deals} 笔符合条件的交易；一个表格最多 ${most} 笔。请缩小筛选范围，或用公式汇总。`,
  needsPassword: '表格从机构数据插入，而服务器密码只保留了一次会话。请在“数据”页重新输入。',
  failed: (reason) => `表格从机构数据插入，但服务器未能回答。${reason}`,
};

/** Texts about inserting from the organisation's server, in both languages. */
export const SERVER_LINE_TEXTS: Catalogue<typeof english> = { 'en-US': english, 'zh-CN': chinese };
