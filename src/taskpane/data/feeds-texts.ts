import type { FeedRefusal } from '../../source/feeds';
import type { Catalogue } from '../language';

const english = {
  heading: 'Feeds',
  hint: 'Where newer data come from. Only DealSheet’s own server is asked unless you add others.',
  own: 'DealSheet’s own server',
  signed: 'signature checked',
  unsigned: 'no key',
  add: 'Add a feed',
  address: 'Address',
  publicKey: 'Public key (optional)',
  publicKeyHint: '44 characters, ending in =',
  refusals: {
    noAddress: 'This is no address such as https://deals.example.com/feed/.',
    notHttps: 'A feed’s address begins with https://.',
    hasMore: 'A feed’s address has no password, no ? and no #.',
    noKey: 'A public key has 44 characters and ends in =.',
    tooMany: 'There are as many feeds as can be kept: remove one first.',
  } satisfies Record<FeedRefusal['kind'], string>,
  save: 'Add',
  cancel: 'Cancel',
  remove: (address: string) => `Remove ${address}`,
  onOpening: 'Check for newer data when the pane opens',
  keptHeading: 'Where the data live',
  bundled: 'The data that came with DealSheet are always there, without a network.',
  keptHint:
    'Versions that you fetched are kept in this browser’s storage, on this machine only. The browser may clear it; a version can be fetched again.',
  nothingKept: 'No fetched version is kept on this machine.',
  kept: (deals: string, size: string) => `${deals} deals, ${size}`,
  current: 'in use, except where a workbook is pinned',
  removeVersion: (version: string) => `Remove version ${version}`,
  removed: 'Not removed',
  refused: 'Nothing can be kept on this machine',
  megabytes: (count: string) => `${count} MB`,
};

const chinese: typeof english = {
  heading: '数据源',
  hint: '新数据的来源。除非您添加其他数据源，否则只访问 DealSheet 自己的服务器。',
  own: 'DealSheet 自己的服务器',
  signed: '核对签名',
  unsigned: '无公钥',
  add: '添加数据源',
  address: '地址',
  publicKey: '公钥（可选）',
  publicKeyHint: '44 个字符，以 = 结尾',
  refusals: {
    noAddress: '这不是 https://deals.example.com/feed/ 这样的地址。',
    notHttps: '数据源的地址以 https:// 开头。',
    hasMore: '数据源的地址不含密码、? 和 #。',
    noKey: '公钥有 44 个字符，以 = 结尾。',
    tooMany: '数据源数量已达上限：请先移除一个。',
  },
  save: '添加',
  cancel: '取消',
  remove: (address) => `移除 ${address}`,
  onOpening: '打开窗格时检查新数据',
  keptHeading: '数据存放在哪里',
  bundled: '随 DealSheet 提供的数据始终可用，无需网络。',
  keptHint: '您获取的版本保存在此设备的浏览器存储中，仅限此设备。浏览器可能会清除；版本可以重新获取。',
  nothingKept: '此设备上没有保存获取的版本。',
  kept: (deals, size) => `${deals} 笔交易，${size}`,
  current: '使用中（已固定版本的工作簿除外）',
  removeVersion: (version) => `移除版本 ${version}`,
  removed: '未移除',
  refused: '此设备上无法保存数据',
  megabytes: (count) => `${count} MB`,
};

/** Texts of the feeds and of what is kept on this machine, in both languages. */
export const FEEDS_TEXTS: Catalogue<typeof english> = { 'en-US': english, 'zh-CN': chinese };
