import type { Catalogue } from '../language';

const english = {
  label: 'Where the numbers come from',
  differs: (before: string, now: string) =>
    `The numbers in this workbook last came from ${before}. Here ${now} answers: what is calculated again may change.`,
  machine: (version: string) => `version ${version}`,
  otherData: (version: string) => `other data of that name (${version})`,
  server: (version: string) => `an organisation’s server, version ${version}`,
  thisServer: (version: string) => `version ${version} of the organisation’s server`,
  recalculate: 'Recalculate',
  recalculating: 'Recalculating DEALS cells',
  failed: 'The cells were not recalculated',
  hide: 'Not now',
};

const chinese: typeof english = {
  label: '数字的来源',
  differs: (before, now) =>
    `本工作簿中的数字上次来自${before}。此处由${now} 计算：重新计算的单元格可能变化。`,
  machine: (version) => `版本 ${version}`,
  otherData: (version) => `同名的其他数据（${version}）`,
  server: (version) => `机构的服务器（版本 ${version}）`,
  thisServer: (version) => `机构服务器的版本 ${version}`,
  recalculate: '重新计算',
  recalculating: '正在重新计算 DEALS 单元格',
  failed: '未能重新计算单元格',
  hide: '暂不',
};

/** Texts of the line that says whose numbers a workbook shows, in both languages. */
export const NUMBERS_TEXTS: Catalogue<typeof english> = { 'en-US': english, 'zh-CN': chinese };
