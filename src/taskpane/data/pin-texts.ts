import type { Catalogue } from '../language';

const english = {
  pinned: (version: string) => `This workbook is pinned to version ${version}.`,
  unread:
    'This workbook is pinned in a form that this DealSheet does not know: a newer DealSheet pinned it, or the pin is damaged. So that no other numbers are shown in their place, its DEALS cells are #N/A. Open it with the newer DealSheet, or let it follow other data here; Undo brings the pin back as it was.',
  otherTables:
    'The tables beside the deals (success rates, costs, benchmarks, published statistics, other names of companies) came with a newer or older DealSheet than the one that pinned this workbook. Valuations, POS, MARKET_STAT and criteria on companies may answer otherwise than they did.',
  acceptTables: 'Keep to the present tables',
  tablesAccepted: 'The workbook keeps to the present tables',
  follows: (pinned: string) =>
    `Cells here are not answered as this workbook’s pin says (${pinned}): it was changed meanwhile, or another open workbook shares this DealSheet.`,
  noPin: 'not pinned',
  decideAnew: 'Answer as the pin says',
  pin: 'Pin this workbook',
  pinHint: 'A pinned workbook keeps answering from this version when newer data arrive.',
  pinHintServer: (version: string) =>
    `Cells here are answered by the organisation’s server. A workbook can’t be pinned to a server’s numbers: pinning takes version ${version} of this machine instead, and shows first what that means. To keep the server’s numbers, freeze them under Tables.`,
  unpin: 'Use the newest data here',
  unpinToServer: 'Let the organisation’s server answer here',
  failed: 'Nothing was changed',
  kept: (version: string) => `Pinned to version ${version}`,
  notKept:
    'The version could not be kept on this machine (the browser refuses to store data, or has no room): it is fetched again where DealSheet’s server has it.',
  undo: 'Undo',
  released: (version: string) => `Version ${version} answers here`,
  serverAnswers: 'The organisation’s server answers here',
  restored: 'The pin is as it was',
  stillMissing: 'That version is not here: DEALS cells are #N/A.',
  moveTo: (version: string) => `Move this workbook to version ${version}`,
  reviewingKeep: (version: string) => `What pinning to version ${version} changes`,
  reviewingServer: 'What leaving the pin changes',
  reviewingMove: (version: string) => `What moving to version ${version} means`,
  fromServer: (version: string) =>
    `Cells are answered by the organisation’s server now. They will be answered by version ${version} of this machine instead, which may have other deals. DealSheet can’t list the difference: the server has its own data, and keeps no earlier ones.`,
  toServer:
    'Cells are answered by the pinned version now. They will be answered by the organisation’s server instead, which may have other deals. DealSheet can’t list the difference beforehand.',
  pinnedMissing: (pinned: string, version: string) =>
    `The workbook keeps to version ${pinned}, which is not here, so DealSheet can’t list the difference. Its cells will show the numbers of version ${version}, and the workbook will be pinned to that.`,
  pinnedUnread: (version: string) =>
    `What the workbook keeps to can’t be read, so DealSheet can’t list the difference. Its cells will show the numbers of version ${version}, and the workbook will be pinned to that.`,
  applyKeep: (version: string) => `Pin to version ${version}`,
};

const chinese: typeof english = {
  pinned: (version) => `本工作簿固定使用版本 ${version}。`,
  unread:
    '本工作簿的固定方式无法识别：由较新的 DealSheet 固定，或已损坏。为避免显示其他数字，其 DEALS 单元格为 #N/A。请用较新的 DealSheet 打开，或在此改用其他数据；“撤消”可原样恢复。',
  otherTables:
    '交易以外的表格（成功率、成本、基准、公开统计、公司别名）来自与固定时不同的 DealSheet 版本。估值、POS、MARKET_STAT 以及公司条件的结果可能与当时不同。',
  acceptTables: '改用目前的表格',
  tablesAccepted: '本工作簿改用目前的表格',
  follows: (pinned) =>
    `此处的单元格未按本工作簿的固定版本（${pinned}）计算：固定版本刚被更改，或另一个打开的工作簿共用此 DealSheet。`,
  noPin: '未固定',
  decideAnew: '按固定版本计算',
  pin: '固定本工作簿的数据版本',
  pinHint: '固定后，即使有新数据，本工作簿仍使用此版本。',
  pinHintServer: (version) =>
    `此处的单元格由机构的服务器计算。工作簿无法固定于服务器的数字：固定时改用此设备上的版本 ${version}，并先说明影响。如需保留服务器的数字，请在“表格”页冻结。`,
  unpin: '改用最新数据',
  unpinToServer: '改由机构的服务器计算',
  failed: '未作任何更改',
  kept: (version) => `已固定于版本 ${version}`,
  notKept:
    '此版本无法保存在此设备上（浏览器拒绝存储或空间不足）：如 DealSheet 的服务器有此版本，届时重新获取。',
  undo: '撤消',
  released: (version) => `此处改用版本 ${version}`,
  serverAnswers: '此处由机构的服务器计算',
  restored: '固定版本已恢复',
  stillMissing: '此处没有该版本：DEALS 单元格为 #N/A。',
  moveTo: (version) => `将本工作簿改为版本 ${version}`,
  reviewingKeep: (version) => `固定于版本 ${version} 的变化`,
  reviewingServer: '取消固定的变化',
  reviewingMove: (version) => `改为版本 ${version} 的影响`,
  fromServer: (version) =>
    `目前单元格由机构的服务器计算，之后将改用此设备上的版本 ${version}，两者的交易可能不同。DealSheet 无法列出差异：服务器使用自己的数据，且不保留以前的数据。`,
  toServer:
    '目前单元格使用所固定的版本，之后将改由机构的服务器计算，两者的交易可能不同。DealSheet 无法事先列出差异。',
  pinnedMissing: (pinned, version) =>
    `本工作簿固定于版本 ${pinned}，此处没有该版本，因此 DealSheet 无法列出差异。单元格将显示版本 ${version} 的数字，工作簿也将固定于该版本。`,
  pinnedUnread: (version) =>
    `无法读取本工作簿的固定版本，因此 DealSheet 无法列出差异。单元格将显示版本 ${version} 的数字，工作簿也将固定于该版本。`,
  applyKeep: (version) => `固定于版本 ${version}`,
};

/** Texts of a workbook's pin, in both languages. */
export const PIN_TEXTS: Catalogue<typeof english> = { 'en-US': english, 'zh-CN': chinese };
