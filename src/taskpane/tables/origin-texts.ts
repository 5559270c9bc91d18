import type { Catalogue } from '../language';

const english = {
  ofThisMachine: 'Holds the data on this machine; cells are answered by your organisation’s data.',
  otherServer:
    'These rows came from another server of your organisation than the one in use now. After this refresh they are those of the one in use.',
  serverNotKnown: 'Which server these rows came from was not remembered; from this refresh on it is.',
  serverNotRemembered: 'which server it came from is not remembered',
  move: 'Take it from there, too',
  moveOne: (table: string) => `Take ${table} from your organisation’s data, too`,
};

const chinese: typeof english = {
  ofThisMachine: '此表格使用此设备上的数据；单元格由机构数据回答。',
  otherServer: '这些行来自贵机构的另一台服务器，而非目前使用的服务器。刷新后即为目前服务器的数据。',
  serverNotKnown: '此前未记录这些行来自哪台服务器；自本次刷新起予以记录。',
  serverNotRemembered: '未记录来自哪台服务器',
  move: '也改用机构数据',
  moveOne: (table) => `${table} 也改用机构数据`,
};

/** Texts about whose deals a linked table holds, in both languages. */
export const ORIGIN_TEXTS: Catalogue<typeof english> = { 'en-US': english, 'zh-CN': chinese };
