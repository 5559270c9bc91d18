import type { AddressRefusal } from '../../source/organisation-settings';
import type { Catalogue } from '../language';

const english = {
  heading: 'Organisation’s data',
  hint: 'A ClickHouse server of your organisation can answer worksheet functions and fill linked tables, over more deals than one machine holds.',
  scope:
    'The server answers worksheet functions and fills new linked tables; a table that was made from the data on this machine keeps to them until you move it, under Tables. The lists in this pane, own deals and model sheets use the data on this machine, and feeds renew only those. A pinned workbook keeps to its version. Where a field has more than 100,000 different texts, DEAL_FIND finds words in it only as they are written, and says so beside each deal.',
  setUp: 'Set up a server',
  address: 'Address of the server',
  user: 'User',
  password: 'Password',
  database: 'Database',
  keepPassword: 'Keep the password on this machine',
  passwordHint:
    'Settings stay in this browser’s storage, never in a workbook. The password is kept until this window closes, unless you choose otherwise; on this machine it is stored unencrypted.',
  test: 'Test the connection',
  testing: 'Testing the connection',
  found: (version: string, deals: string, from: string, through: string) =>
    `Connected: version ${version}, ${deals} deals, ${from} to ${through}.`,
  use: 'Use for cells and tables',
  using: 'Connecting',
  change: 'Change',
  forget: 'Forget the server',
  stop: 'Stop using',
  stopping: 'Recalculating',
  cancel: 'Cancel',
  failed: 'The server was not connected',
  failedRecalculation: 'The cells were not recalculated',
  refusals: {
    notHttps: 'Give the address of the server with https, such as https://clickhouse.example.com:8443.',
    hasPassword: 'Leave user and password out of the address; they have fields of their own.',
    hasPath: 'Give the address without anything after the name and the port.',
  } satisfies Record<AddressRefusal['kind'], string>,
  inUse: (address: string) => `Cells are answered by ${address}.`,
  inUsePinned: (address: string, version: string) =>
    `${address} is set up, but this workbook is pinned to version ${version} and keeps to it.`,
  notInUse: (address: string) => `${address} is set up, but not in use: cells use the data on this machine.`,
  needsPassword: 'The password was kept for one session only. Enter it again.',
};

const chinese: typeof english = {
  heading: '机构数据',
  hint: '贵机构的 ClickHouse 服务器可以回答工作表函数并填充链接表格，所含交易可超过一台机器的容量。',
  scope:
    '服务器回答工作表函数，并填充新的链接表格；由此设备上的数据生成的表格保持不变，直到您在“表格”页改用机构数据。本窗格中的列表、自有交易和模型工作表使用此设备上的数据，数据源也只更新这些数据。固定了版本的工作簿保持其版本。如果某个字段的不同文本超过 100,000 个，DEAL_FIND 在该字段中只按原样查找，并在每笔交易旁注明。',
  setUp: '设置服务器',
  address: '服务器地址',
  user: '用户',
  password: '密码',
  database: '数据库',
  keepPassword: '在此设备上保存密码',
  passwordHint:
    '设置保存在此浏览器的存储中，绝不写入工作簿。除非您另行选择，密码只保留到此窗口关闭；保存在此设备上时不加密。',
  test: '测试连接',
  testing: '正在测试连接',
  found: (version, deals, from, through) =>
    `已连接：版本 ${version}，${deals} 笔交易，${from} 至 ${through}。`,
  use: '用于单元格和表格',
  using: '正在连接',
  change: '更改',
  forget: '忘记此服务器',
  stop: '停止使用',
  stopping: '正在重新计算',
  cancel: '取消',
  failed: '未能连接服务器',
  failedRecalculation: '未能重新计算单元格',
  refusals: {
    notHttps: '请填写以 https 开头的服务器地址，例如 https://clickhouse.example.com:8443。',
    hasPassword: '地址中请勿包含用户和密码，它们有单独的输入框。',
    hasPath: '地址中名称和端口之后请勿填写其他内容。',
  },
  inUse: (address) => `单元格由 ${address} 回答。`,
  inUsePinned: (address, version) => `已设置 ${address}，但此工作簿固定于版本 ${version}，并保持该版本。`,
  notInUse: (address) => `已设置 ${address}，但未使用：单元格使用此设备上的数据。`,
  needsPassword: '密码只保留了一次会话。请重新输入。',
};

/** Texts of the organisation's server, in both languages. */
export const ORGANISATION_TEXTS: Catalogue<typeof english> = { 'en-US': english, 'zh-CN': chinese };
