import type { Wording } from './refusal-wordings-zh-CN';

/** Why newer data were not taken: sentences as those who fetch, read and keep data versions say them, and in Chinese. */
export const OF_FEEDS: readonly Wording[] = [
  // On the way here.
  ['The data server is too slow.', '数据服务器过慢。'],
  ['The data server has stopped answering.', '数据服务器已停止应答。'],
  ['The data server can’t be reached.', '无法连接数据服务器。'],
  ['The download of {} broke off.', '{0} 的下载中断。'],
  ['{} is larger than its data version can be.', '{0} 超过其数据版本可能的大小。'],
  ['The data server answered {} for {}: it is busy.', '数据服务器对 {1} 应答 {0}：服务器繁忙。'],
  [
    'The data server answered {} for {}: it is not there any more.',
    '数据服务器对 {1} 应答 {0}：该文件已不存在。',
  ],
  ['The data server answered {} for {}: it refuses access.', '数据服务器对 {1} 应答 {0}：拒绝访问。'],
  [
    'The data server answered {} for {}: it has a fault of its own.',
    '数据服务器对 {1} 应答 {0}：服务器自身有故障。',
  ],
  ['The data server answered {} for {}.', '数据服务器对 {1} 应答 {0}。'],
  ['The downloaded file is not text in UTF-8.', '下载的文件不是 UTF-8 文本。'],
  ['The file could not be checked ({}).', '无法核对该文件（{0}）。'],
  ['A part of DealSheet could not be loaded.', '无法加载 DealSheet 的一部分。'],
  [
    'Data version {} needs more memory than this program may have.',
    '数据版本 {0} 所需内存超过本程序可用的内存。',
  ],
  // The list of versions.
  ['The list of data versions can’t be read: it is not JSON.', '无法读取数据版本列表：不是 JSON。'],
  [
    'The list of data versions can’t be read: this feed is made for a newer DealSheet.',
    '无法读取数据版本列表：该数据源适用于更新的 DealSheet。',
  ],
  [
    'The list of data versions can’t be read: it lists a version twice.',
    '无法读取数据版本列表：有版本重复。',
  ],
  ['The list of data versions can’t be read: {}.', '无法读取数据版本列表：{0}。'],
  // Who vouches for a version.
  [
    'Data version {} is not signed, but its feed was entered with a key.',
    '数据版本 {0} 未签名，而添加其数据源时填写了公钥。',
  ],
  ['Data version {} was not signed with the key of its feed.', '数据版本 {0} 并非用其数据源的密钥签名。'],
  [
    'This computer’s browser component is too old to check signatures.',
    '此电脑的浏览器组件过旧，无法核对签名。',
  ],
  ['The feed’s public key is not a key.', '该数据源的公钥不是有效的密钥。'],
  // What is in it.
  [
    'Data version {} is cut short: {} bytes, not {} as the feed says.',
    '数据版本 {0} 不完整：{1} 字节，而数据源所述为 {2}。',
  ],
  [
    'Data version {} is too long: {} bytes, not {} as the feed says.',
    '数据版本 {0} 过长：{1} 字节，而数据源所述为 {2}。',
  ],
  [
    'Data version {} is damaged: its SHA-256 is {}…, not {}… as the feed says.',
    '数据版本 {0} 已损坏：其 SHA-256 为 {1}…，而数据源所述为 {2}…。',
  ],
  [
    'Data version {} does not fit this version of DealSheet: {}, line {}, {}: {}.',
    '数据版本 {0} 不适合此版本的 DealSheet：{1} 第 {2} 行，{3}：{4}。',
  ],
  [
    'Data version {} does not fit this version of DealSheet: {}, line {}: {}.',
    '数据版本 {0} 不适合此版本的 DealSheet：{1} 第 {2} 行：{3}。',
  ],
  [
    'Data version {} has more deals than the {} that the feed says.',
    '数据版本 {0} 的交易多于数据源所述的 {1} 笔。',
  ],
  [
    'Data version {} has {} deals, not {} as the feed says.',
    '数据版本 {0} 有 {1} 笔交易，而数据源所述为 {2} 笔。',
  ],
  [
    'Data version {} is not to be trusted: {} of deal {} {}.',
    '数据版本 {0} 不可信：交易 {2} 的 {1} 有问题（{3}）。',
  ],
  [
    'Data version {} is not written as a feed’s file must be: {}, line {}.',
    '数据版本 {0} 的写法不符合数据源文件的要求：{1} 第 {2} 行。',
  ],
  // What answers at present, and what is kept.
  ['Data version {} is not newer than {}, which answers at present.', '数据版本 {0} 不比当前使用的 {1} 新。'],
  [
    'Data version {} ends on {}, before {}, through which the present data reach.',
    '数据版本 {0} 截至 {1}，早于当前数据所至的 {2}。',
  ],
  ['Another DealSheet window has changed the data meanwhile.', '其间另一个 DealSheet 窗口更改了数据。'],
  ['This data version is gone from this machine.', '此设备上已没有该数据版本。'],
  ['The version before this one is gone from this machine.', '此设备上已没有之前的版本。'],
  ['There is no earlier version to go back to.', '没有可以回到的更早版本。'],
  ['The data version kept on this machine is gone or damaged.', '此设备上保存的数据版本已不存在或已损坏。'],
  ['This version answers at present.', '当前正在使用该版本。'],
  ['Only versions that came from a feed can be applied.', '只能启用来自数据源的版本。'],
  ['Only versions that came from a feed can be kept.', '只能保存来自数据源的版本。'],
  [
    'Data version {} is kept on this machine for {} to {}, not {} to {}.',
    '此设备上保存的数据版本 {0} 涵盖 {1} 至 {2}，而非 {3} 至 {4}。',
  ],
  [
    'The storage of this browser is full: the data version can’t be kept.',
    '此浏览器的存储空间已满：无法保存该数据版本。',
  ],
  [
    'This browser refuses to store data for DealSheet (a private window, or blocked site data).',
    '此浏览器拒绝为 DealSheet 保存数据（无痕窗口，或网站数据被阻止）。',
  ],
  ['This workbook has been pinned to data version {} meanwhile.', '其间本工作簿已固定于数据版本 {0}。'],
  [
    'Somebody else has changed the data version of this workbook meanwhile.',
    '其间有人更改了本工作簿的数据版本。',
  ],
  ['This browser refuses to store the setting.', '此浏览器拒绝保存该设置。'],
];

/** What may follow: what to do, and that nothing has happened. */
export const AFTER_FEEDS: readonly Wording[] = [
  ['Nothing was changed.', '未作任何更改。'],
  ['Try again.', '请重试。'],
  ['Try again later.', '请稍后重试。'],
  ['Try again in {} s.', '请在 {0} 秒后重试。'],
  ['Check the connection.', '请检查网络连接。'],
  ['Check the connection and try again.', '请检查网络连接后重试。'],
  ['Check again.', '请重新检查。'],
  ['Check again for what is offered.', '请重新检查有哪些版本。'],
  ['Check the feed again, or ask whoever runs it.', '请重新检查该数据源，或询问其维护者。'],
  ['Ask whoever runs the feed.', '请询问数据源的维护者。'],
  ['Try again, or ask whoever runs the feed.', '请重试，或询问数据源的维护者。'],
  ['Close other workbooks, or use the 64-bit Office.', '请关闭其他工作簿，或使用 64 位 Office。'],
  ['Update DealSheet.', '请更新 DealSheet。'],
  ['Update it, or enter the feed without a key.', '请更新该组件，或不填公钥添加数据源。'],
  ['Release it first.', '请先取消固定。'],
  ['Look at it again.', '请重新查看。'],
  ['Enter it again.', '请重新输入。'],
  [
    'It takes UTF-8, a line feed after every row, and quotes only around whole cells.',
    '须为 UTF-8，每行以换行符结尾，引号只能括住整个单元格。',
  ],
  ['Remove that one first.', '请先移除那一个。'],
  ['Remove versions that you no longer need, or make room.', '请移除不再需要的版本，或腾出空间。'],
];
