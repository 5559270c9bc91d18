import type { Wording } from './refusal-wordings-zh-CN';

/** What is wrong with a cell, a row or the header of a file of deals, or with the list of a feed, inside a sentence. */
export const OF_SCHEMA: readonly Wording[] = [
  // Cells.
  ['{} is not an amount in US$ million, 0 or more', '{0} 不是以百万美元计且不小于 0 的金额'],
  ['{} is not a percentage from 0 to 100', '{0} 不是 0 至 100 的百分数'],
  ['{} is not a whole number', '{0} 不是整数'],
  ['{} is not in the vocabulary: did you mean {}?', '{0} 不在可用值之列，是否指 {1}？'],
  ['{} is not in the vocabulary: it takes {}', '{0} 不在可用值之列，可用值为 {1}'],
  [
    '{} is not a date: write 2024-05-01, or 2024-05 where only the month is known',
    '{0} 不是日期；请写 2024-05-01，只知月份时写 2024-05',
  ],
  ['{} is not a web address', '{0} 不是网址'],
  ['must not be empty', '不得为空'],
  // What a cell must not hold.
  ['is not an id of letters, digits, - and .', '不是由字母、数字、- 和 . 组成的 ID'],
  ['is longer than {} characters', '超过 {0} 个字符'],
  ['begins as a formula', '以公式开头'],
  ['holds mark-up', '含有标记语言'],
  ['holds control characters', '含有控制字符'],
  // Rows and the header.
  ['there is no such column', '没有这一列'],
  ['there is no such column; did you mean {}?', '没有这一列，是否指 {0}？'],
  ['the column is missing', '缺少此列'],
  ['the row has {} cells, the header {}', '该行有 {0} 个单元格，而标题行有 {1} 个'],
  ['the file is empty: it needs a header line', '文件为空；需要标题行'],
  ['Quoted field unterminated', '引号没有结束'],
  ['Trailing quote on quoted field is malformed', '引号之后还有其他字符'],
  // Rows among themselves.
  ['{} stands already on line {}', '{0} 已在第 {1} 行'],
  ['a deal cannot be its own parent', '交易不能是自己的上级交易'],
  ['there is no deal {}', '没有交易 {0}'],
  ['is yes, but the row names no parent_deal_id', '为 yes，但该行没有 parent_deal_id'],
  ['{} is above royalty_high_pct {}', '{0} 高于 royalty_high_pct {1}'],
  ['is empty, but equity_kind or equity_in is given', '为空，但给出了 equity_kind 或 equity_in'],
  // The list of a feed.
  ['{} is not a day such as 2026-02-28', '{0} 不是如 2026-02-28 的日期'],
  ['{} is not a name such as 2026-11', '{0} 不是如 2026-11 的名称'],
  ['{} is not the name of a CSV file', '{0} 不是 CSV 文件名'],
  ['{} is not a SHA-256 in hexadecimal', '{0} 不是十六进制的 SHA-256'],
  ['{} is not an Ed25519 signature in Base64', '{0} 不是 Base64 的 Ed25519 签名'],
  ['{} begins after it ends', '{0} 的起始日晚于终止日'],
  ['{} covers days after the month for which it is named', '{0} 涵盖其名称所示月份之后的日期'],
  ['{} Invalid {}: Expected {} but received {}', '{0} 不符：应为 {2}，实为 {3}'],
];
