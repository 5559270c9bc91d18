import type { Catalogue } from './language';

const english = {
  newerFound: (version: string) => `Newer deal data: version ${version}`,
  pinnedFound: (version: string) =>
    `Version ${version}, to which this workbook is pinned, is offered by a feed`,
  look: 'Look',
};

const chinese: typeof english = {
  newerFound: (version) => `有新的交易数据：版本 ${version}`,
  pinnedFound: (version) => `有数据源提供本工作簿固定使用的版本 ${version}`,
  look: '查看',
};

/** What is said when the pane opens and newer data are there, in both languages. */
export const OPENING_TEXTS: Catalogue<typeof english> = { 'en-US': english, 'zh-CN': chinese };
