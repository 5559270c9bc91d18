import type { Catalogue } from '../language';

/** Why a server of an organisation was not had, where there is something to do about it. */
export type ServerFault =
  'notReached' | 'notClickHouse' | 'refused' | 'noRights' | 'noTables' | 'quota' | 'slow' | 'busy';

const english: Readonly<Record<ServerFault, string>> = {
  notReached:
    'The organisation’s data server can’t be reached. Check the address and the network (a VPN, perhaps), and that the server allows this add-in’s page (CORS).',
  notClickHouse:
    'What answers at the address of the organisation’s data server is not ClickHouse, or its answer broke off. Check the address and the port, usually 8443.',
  refused: 'The organisation’s data server refused the user or the password. Enter both again.',
  noRights:
    'The user may not read the deals on the organisation’s data server. Whoever runs the server can grant it.',
  noTables:
    'The database on the organisation’s data server has not the tables that DealSheet reads. Check its name; the manual has the tables.',
  quota: 'The quota of the user on the organisation’s data server is used up for now. Try again later.',
  slow: 'The organisation’s data server took too long to answer. Try again; if it stays so, ask whoever runs the server.',
  busy: 'The organisation’s data server is too busy to answer. Try again in a moment.',
};

const chinese: typeof english = {
  notReached:
    '无法连接机构的数据服务器。请检查地址和网络（可能需要 VPN），以及服务器是否允许此加载项的页面（CORS）。',
  notClickHouse: '该地址上应答的不是 ClickHouse，或应答中断。请检查地址和端口（通常为 8443）。',
  refused: '机构的数据服务器拒绝了用户或密码。请重新输入用户和密码。',
  noRights: '该用户无权读取机构数据服务器上的交易。请服务器管理员授权。',
  noTables: '机构数据服务器的该数据库中没有 DealSheet 所读的表。请检查数据库名称；所需的表见手册。',
  quota: '该用户在机构数据服务器上的配额暂时用尽。请稍后重试。',
  slow: '机构的数据服务器未能及时应答。请重试；如仍如此，请联系服务器管理员。',
  busy: '机构的数据服务器过于繁忙，无法应答。请稍后重试。',
};

/** What is the matter with a server, and what to do about it. */
export const SERVER_FAULT_TEXTS: Catalogue<typeof english> = { 'en-US': english, 'zh-CN': chinese };
