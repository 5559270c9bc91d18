import type { Catalogue } from '../language';

const english = {
  ofThisMachine: 'Holds the data on this machine; cells are answered by your organisation’s data.',
  move: 'Take it from there, too',
  moveOne: (table: string) => `Take ${table} from your organisation’s data, too`,
};

const chinese: typeof english = {
  ofThisMachine: '此表格使用此设备上的数据；单元格由机构数据回答。',
  move: '也改用机构数据',
  moveOne: (table) => `${table} 也改用机构数据`,
};

/** Texts about whose deals a linked table holds, in both languages. */
export const ORIGIN_TEXTS: Catalogue<typeof english> = { 'en-US': english, 'zh-CN': chinese };
