import type { Catalogue } from '../language';

const english = {
  review: (version: string) => `Review version ${version}`,
  fetchPinned: (version: string) => `Fetch version ${version}`,
  fromFeed: (address: string) => `from ${address}`,
  unanswered: (address: string, reason: string) => `${address}: ${reason}`,
  ownFeed: 'DealSheet’s own server',
  reviewing: (version: string) => `What version ${version} changes`,
  reviewingNewest: 'What following the newest data changes',
  covers: (from: string, through: string, before: string) =>
    `Announcements from ${from} through ${through}, so far through ${before}.`,
  ownIds: (deals: string, count: number) =>
    `${count === 1 ? '1 deal of it has an id that begins' : `${deals} deals of it have ids that begin`} with “own-”: ` +
    'somebody’s own deals, which no public source vouches for. They count as public ones here.',
  ownHidden: (deals: string, count: number) =>
    count === 1
      ? 'You have 1 of them as an own deal: yours stands in its place until you remove it under Own deals.'
      : `You have ${deals} of them as own deals: yours stand in their place until you remove them under Own deals.`,
  same: 'The deals are the same; only the version is another.',
  added: (count: string) => `${count} new`,
  changed: (count: string) => `${count} changed`,
  withdrawn: (count: string) => `${count} withdrawn`,
  addedList: 'New deals',
  changedList: 'Changed deals',
  withdrawnList: 'Withdrawn deals',
  becomes: 'becomes',
  effect: (cells: string, count: number) =>
    count === 0
      ? 'No cell of this workbook holds a DEALS formula.'
      : count === 1
        ? '1 cell with a DEALS formula will be recalculated.'
        : `${cells} cells with a DEALS formula will be recalculated.`,
  refreshTables: (tables: string, count: number) =>
    count === 1 ? 'Refresh the linked table, too' : `Refresh the ${tables} linked tables, too`,
  unsigned: 'This feed was entered without a key: who made the data is not checked.',
  apply: (version: string) => `Use version ${version}`,
  applyPinned: (version: string) => `Use version ${version} and pin to it`,
  follow: 'Use the newest data here',
  notNow: 'Not now',
  applying: (version: string) => `Switching to version ${version}`,
  nothingChanged: 'Nothing was changed',
  applied: (version: string) => `Version ${version} is in force`,
  recalculated: 'DEALS cells were recalculated.',
  notRecalculated: (reason: string) =>
    `DEALS cells were not recalculated (${reason}): press “Recalculate DEALS cells”.`,
  tablesRefreshed: (tables: string, count: number) =>
    count === 1 ? 'The linked table was refreshed.' : `${tables} linked tables were refreshed.`,
  tablesFailed: (names: string) => `Not refreshed: ${names}.`,
  tablesKept: 'Linked tables keep their rows until you refresh them.',
  notKept: 'It could not be kept on this machine and will be fetched again next time.',
  undo: 'Undo',
  goBack: (version: string) => `Go back to version ${version}`,
  goingBack: 'Going back to the version before',
  undoFailed: 'Could not go back',
  shortfall: (reason: string) => `The data that came with DealSheet are shown instead. ${reason}`,
};

const chinese: typeof english = {
  review: (version) => `查看版本 ${version} 的变化`,
  fetchPinned: (version) => `获取版本 ${version}`,
  fromFeed: (address) => `来自 ${address}`,
  unanswered: (address, reason) => `${address}：${reason}`,
  ownFeed: 'DealSheet 自己的服务器',
  reviewing: (version) => `版本 ${version} 的变化`,
  reviewingNewest: '改用最新数据的变化',
  covers: (from, through, before) => `涵盖 ${from} 至 ${through} 公布的交易，此前至 ${before}。`,
  ownIds: (deals) =>
    `其中 ${deals} 笔交易的 ID 以“own-”开头：是他人的自有交易，没有公开来源佐证；此处按公开交易计。`,
  ownHidden: (deals) => `其中 ${deals} 笔您也有自有交易：以您的为准，直至您在“自有交易”中移除。`,
  same: '交易相同，仅版本不同。',
  added: (count) => `新增 ${count}`,
  changed: (count) => `变更 ${count}`,
  withdrawn: (count) => `撤下 ${count}`,
  addedList: '新增的交易',
  changedList: '变更的交易',
  withdrawnList: '撤下的交易',
  becomes: '变为',
  effect: (cells, count) =>
    count === 0 ? '本工作簿没有含 DEALS 公式的单元格。' : `${cells} 个含 DEALS 公式的单元格将重新计算。`,
  refreshTables: (tables) => `同时刷新 ${tables} 个链接表格`,
  unsigned: '添加此数据源时未填写公钥：不核对数据由谁制作。',
  apply: (version) => `使用版本 ${version}`,
  applyPinned: (version) => `使用版本 ${version} 并固定`,
  follow: '改用最新数据',
  notNow: '暂不',
  applying: (version) => `正在切换到版本 ${version}`,
  nothingChanged: '未作任何更改',
  applied: (version) => `已启用版本 ${version}`,
  recalculated: 'DEALS 单元格已重新计算。',
  notRecalculated: (reason) => `DEALS 单元格未重新计算（${reason}）：请点击“重新计算 DEALS 单元格”。`,
  tablesRefreshed: (tables) => `已刷新 ${tables} 个链接表格。`,
  tablesFailed: (names) => `未刷新：${names}。`,
  tablesKept: '链接表格在您刷新之前保持原有各行。',
  notKept: '无法保存在此设备上，下次需重新获取。',
  undo: '撤消',
  goBack: (version) => `回到版本 ${version}`,
  goingBack: '正在回到之前的版本',
  undoFailed: '无法回到之前的版本',
  shortfall: (reason) => `目前显示随 DealSheet 提供的数据。${reason}`,
};

/** Texts of a move from one data version to another, in both languages. */
export const REFRESH_TEXTS: Catalogue<typeof english> = { 'en-US': english, 'zh-CN': chinese };
