/** A sentence of a refused input as the functions say it, with `{}` for what it names; and in Chinese, by number. */
export type Wording = readonly [english: string, chinese: string];

/** What is wrong with an argument, after its name and a colon. Names of arguments and fields stay as Excel has them. */
export const OF_ARGUMENTS: readonly Wording[] = [
  // Cells and ranges.
  ['give one cell, not a range of {}.', '请给一个单元格，而不是 {0} 的区域。'],
  ['give text, not {}.', '请给文本，而不是 {0}。'],
  ['the cell is empty; give {}.', '单元格为空；请给 {0}。'],
  [
    'the cell is empty; give the name of a field such as "stage", then its criterion.',
    '单元格为空；请给字段名（如 "stage"），再给其条件。',
  ],
  [
    '{} is no field; give the name of a field such as "stage", then its criterion.',
    '{0} 不是字段；请给字段名（如 "stage"），再给其条件。',
  ],
  ['{} is not {}.', '{0} 不是 {1}。'],
  [
    'this is a whole column; give the filled cells only, such as A2:B40, or a table column.',
    '这是整列；请只给有内容的单元格（如 A2:B40）或表格的一列。',
  ],
  ['the rows of the range differ in length.', '区域各行的长度不同。'],
  ['this is not a finite number.', '这不是有限的数字。'],
  ['a {} is neither text, a number nor TRUE or FALSE.', '{0} 既不是文本或数字，也不是 TRUE 或 FALSE。'],
  ['the text is longer than the 32,767 characters of a cell.', '文本超过单元格的 32,767 个字符。'],
  [
    "a list inside a cell can't be read; give one value a cell.",
    '无法读取单元格中的列表；请每个单元格给一个值。',
  ],
  ['this cell holds something that is neither text nor a number.', '此单元格的内容既不是文本也不是数字。'],
  ['this card is not a deal of DEALS.DEAL.', '此卡片不是 DEALS.DEAL 给出的交易。'],
  ['the cell holds the error {}.', '单元格中是错误 {0}。'],
  [
    'the range has {} cells, but {} has {} figures; give ranges of one size.',
    '区域有 {0} 个单元格，而 {1} 有 {2} 个数字；请给大小相同的区域。',
  ],
  // Deals.
  [
    'the cell is empty; give a deal id such as "kelun-merck-2022-12".',
    '单元格为空；请给交易 ID，如 "kelun-merck-2022-12"。',
  ],
  [
    'the range has {} columns; give one deal id, a column of ids, or two columns of term names and values.',
    '区域有 {0} 列；请给一个交易 ID、一列 ID，或条款名称与数值两列。',
  ],
  [
    'this function spills a table, so it takes one deal id; a column of ids works where one value is returned.',
    '此函数溢出一张表，因此只接受一个交易 ID；返回单个值的函数才接受一列 ID。',
  ],
  [
    '{} is no deal id; give one such as "kelun-merck-2022-12".',
    '{0} 不是交易 ID；请给如 "kelun-merck-2022-12" 的 ID。',
  ],
  ['there is no deal "{}" in data version {}.', '数据版本 {1} 中没有交易“{0}”。'],
  [
    'give a deal id; terms of a deal that is not in the data have no card.',
    '请给交易 ID；不在数据中的交易条款没有卡片。',
  ],
  ['no deal has all the words of "{}".', '没有交易含有“{0}”的全部词语。'],
  [
    'nothing is disclosed by which it could be compared; give one of {}.',
    '没有可供比较的披露内容；请给以下之一：{0}。',
  ],
  [
    'more than {} deals on the organisation’s data server are alike enough.',
    '机构数据服务器上有超过 {0} 笔足够相似的交易。',
  ],
  ['there is no feature "{}"; give {}.', '没有特征“{0}”；请给 {1}。'],
  ['the weight of {} is {}, below 0.', '{0} 的权重为 {1}，小于 0。'],
  ['all weights are 0, so nothing can be compared.', '权重全为 0，无法比较。'],
  ['give two columns, feature and weight.', '请给特征与权重两列。'],
  // Fields and criteria.
  ['there is no field "{}".', '没有字段“{0}”。'],
  ['there is no "{}".', '没有“{0}”。'],
  ["{} can't be summed.", '{0} 不能求和。'],
  ["{} can't be averaged.", '{0} 不能求平均。'],
  ['there is no measure "{}".', '没有度量“{0}”。'],
  [
    'the field has no criterion; give pairs such as "stage", "Phase 2".',
    '字段缺少条件；请成对给出，如 "stage", "Phase 2"。',
  ],
  ['give pairs of a field and a criterion.', '请成对给出字段和条件。'],
  ['no deal meets the criteria.', '没有符合条件的交易。'],
  ['none of the {} deals that meet the criteria discloses {}.', '符合条件的 {0} 笔交易都未披露 {1}。'],
  ['more than {} alternatives.', '备选项超过 {0} 个。'],
  [
    'nothing stands beside a |; write = for undisclosed, or ~| for the letter itself.',
    '| 的一侧没有内容；未披露请写 =，字符本身请写 ~|。',
  ],
  [
    '<> stands once, in front of all: "<>A|B" is neither A nor B.',
    '<> 只在最前面写一次：“<>A|B”表示既非 A 也非 B。',
  ],
  ['{} is not a number.', '{0} 不是数字。'],
  ['the text is longer than {} characters.', '文本超过 {0} 个字符。'],
  ['"{}" begins with {}; write {}.', '“{0}”以 {1} 开头；请写 {2}。'],
  ['"{}" needs a value after it, such as "{}100".', '“{0}”之后需要一个值，如“{1}100”。'],
  ['{} is a year, and {} a day; use the field period.', '{0} 是年份，而 {1} 是日期；请用字段 period。'],
  [
    '"{}" is not the same day in every country; write it as 2024-05-01, and {} holds {}.',
    '“{0}”在各国所指日期不同，请写成 2024-05-01；而 {1} 的内容是 {2}。',
  ],
  [
    '"{}" is not a date such as 2024-05-01, and {} holds {}.',
    '“{0}”不是如 2024-05-01 的日期，而 {1} 的内容是 {2}。',
  ],
  ['"{}" is not a number, and {} holds {}.', '“{0}”不是数字，而 {1} 的内容是 {2}。'],
  ['{} columns are asked for; give at most 200.', '要求了 {0} 列；最多 200 列。'],
  [
    'the criteria leave out deals of {}, so its growth would compare a part with a whole.',
    '条件排除了 {0} 的部分交易，其增长会以部分比整体。',
  ],
  ['{} has more than {} values here.', '此处 {0} 的取值超过 {1} 个。'],
  [
    'this needs every deal on this machine, and the organisation’s data server answers now.',
    '这需要全部交易都在此设备上，而目前由机构的数据服务器应答。',
  ],
  // Periods and published figures.
  ['a period is needed; {}.', '需要一个期间；{0}。'],
  ['"{}" is not a period; {}.', '“{0}”不是期间；{1}。'],
  ['"{}" ends before it begins.', '“{0}”的终点早于起点。'],
  [
    'this cell is a date ({}): Excel turns a typed 2024-05 into one; {} as text.',
    '此单元格是日期（{0}）：Excel 会把键入的 2024-05 转为日期；{1}，并设为文本。',
  ],
  ['{} is not a year; {}.', '{0} 不是年份；{1}。'],
  [
    'growth needs a year, half-year, quarter or month, not the span {}.',
    '增长需要年、半年、季或月，而不是跨度 {0}。',
  ],
  ['{} is outside the data: {}.', '{0} 不在数据范围内：{1}。'],
  ['{} is not wholly inside the data: {}.', '{0} 不完全在数据范围内：{1}。'],
  [
    'none of the {} deals of {} discloses the figure, so there is no growth from or to it.',
    '{1} 的 {0} 笔交易都未披露该数字，因此没有增长可算。',
  ],
  ['there is no deal in {}, so growth from it has no meaning.', '{0} 没有交易，以其为基期的增长没有意义。'],
  ['there is nothing in {}, so growth from it has no meaning.', '{0} 为零，以其为基期的增长没有意义。'],
  ['{} is not between 0 and 1.', '{0} 不在 0 与 1 之间。'],
  ['approvals have no field "{}".', '批准名单没有字段“{0}”。'],
  ['no such statistic for "{}".', '“{0}”没有这项统计。'],
  ['no statistic "{}" is published.', '没有公布的统计“{0}”。'],
  ['no such statistic is published.', '没有公布这项统计。'],
  ['several figures are published; name one of {}.', '公布了多个数字；请指定其一：{0}。'],
  ['published for several; name one of {}.', '公布了多个细分；请指定其一：{0}。'],
  ['no study "{}" with a full chain of success rates.', '没有含完整成功率链的研究“{0}”。'],
  // Valuation.
  ['"{}" will not do.', '“{0}”不可用。'],
  ['"{}" is not known.', '不认识“{0}”。'],
  ['"{}" is not one.', '“{0}”不是可求的未知数。'],
  ['{} must be above {}: give ascending levels.', '{0} 必须大于 {1}：请按升序给出。'],
  ['there is no assumption "{}".', '没有假设“{0}”。'],
  [
    '{} is a term of the deal, not an assumption: describe the deal by a range.',
    '{0} 是交易条款，不是假设：请用区域描述该交易。',
  ],
  [
    '{} is an assumption, not a term: give it in the range of assumptions.',
    '{0} 是假设，不是条款：请在假设区域中给出。',
  ],
  ['market years run from 1 to {}.', '上市年份为 1 至 {0}。'],
  ['"{}" is not an amount in US$ million.', '“{0}”不是以百万美元计的金额。'],
  ['an amount is 0 or more, not {}.', '金额须为 0 或以上，而不是 {0}。'],
  ['{} is given twice, with different values.', '{0} 给了两次且数值不同。'],
  ['{} is given twice.', '{0} 给了两次。'],
  ['"{}" is not a percentage.', '“{0}”不是百分比。'],
  ['a royalty is from 0 to 100 percentage points, not {}.', '分成率须为 0 至 100 个百分点，而不是 {0}。'],
  [
    'give percentage points of net sales, 8 for 8 %, not {}.',
    '请给净销售额的百分点（8 % 写 8），而不是 {0}。',
  ],
  ['"{}" is not a date; write 2024-05-01 or 2024-05.', '“{0}”不是日期；请写 2024-05-01 或 2024-05。'],
  ['"{}" is not a date such as 2024-05-01.', '“{0}”不是如 2024-05-01 的日期。'],
  [
    '"{}" is not a value in US$ million, or a side such as "licensor 500".',
    '“{0}”不是以百万美元计的数值，也不是如 "licensor 500" 的一方。',
  ],
  ['row {} has no name: "{}" is not text.', '第 {0} 行没有名称：“{1}”不是文本。'],
  ['the asset is approved, so its likelihood is 1 whatever happens.', '该资产已获批，其概率恒为 1。'],
  ['no peak sales up to a trillion reach the target.', '峰值销售额直至一万亿也达不到目标。'],
  ['no likelihood of approval from 0 to 1 reaches the target.', '0 至 1 的批准概率都达不到目标。'],
  ['no upfront of 0 or more reaches the target.', '任何 0 或以上的首付款都达不到目标。'],
  ['no amount of {} is known, so there is nothing to value.', '{0} 的金额均未披露，因此无从估值。'],
  ['at least one of them must be above 0.', '其中至少一项须大于 0。'],
  [
    'needs a date to count from; give valuation_date or announced.',
    '需要起算日期；请给 valuation_date 或 announced。',
  ],
  ['{} is above royalty_high, {}.', '{0} 高于 royalty_high（{1}）。'],
  ['needs sales; give peak_sales in the assumptions.', '需要销售额；请在假设中给出 peak_sales。'],
  ['{} is not a fraction above 0 and below 1, such as 0.2.', '{0} 不是大于 0 且小于 1 的小数，如 0.2。'],
  ['{} is not a whole number from 1 to {}.', '{0} 不是 1 至 {1} 的整数。'],
  ['{} is not a whole number of up to ten digits.', '{0} 不是十位以内的整数。'],
  ['lies before the announcement ({}).', '早于公布日（{0}）。'],
  ['give two columns, names and values.', '请给名称与数值两列。'],
  [
    '{} is not above -1 and below 1; write 0.12 or 12% for 12 %.',
    '{0} 不在 -1 与 1 之间；12 % 请写 0.12 或 12%。',
  ],
  ['the range is empty; give two columns, from and rate.', '区域为空；请给起点与比率两列。'],
  ['give two columns, from and rate.', '请给起点与比率两列。'],
  ['{} comes after {}; give ascending thresholds.', '{0} 排在 {1} 之后；请按升序给出阈值。'],
  ['the simulation was cancelled.', '模拟已取消。'],
];

/** Sentences that name no argument. */
export const WHOLE: readonly Wording[] = [
  ['The question to the data server was cancelled.', '对数据服务器的查询已取消。'],
  [
    'DealSheet failed on this formula, which is our mistake: {}.',
    'DealSheet 处理此公式时出错，这是我们的问题：{0}。',
  ],
  [
    'The answer would fill {} rows × {} columns, more than 200,000 cells.',
    '结果将占 {0} 行 × {1} 列，超过 200,000 个单元格。',
  ],
  [
    'The result is too large for a number; look at cash_flows, rate and times.',
    '结果过大，无法表示为数字；请检查 cash_flows、rate 和 times。',
  ],
  [
    'The organisation’s data server names no data version: its table deal_version is empty.',
    '机构的数据服务器未给出数据版本：其表 deal_version 为空。',
  ],
  [
    '{} has too many different texts on the organisation’s data server to compare them by number or alphabet.',
    '机构数据服务器上 {0} 的不同文本过多，无法按数字或字母比较。',
  ],
  [
    'target has too many different texts on the organisation’s data server to compare each.',
    '机构数据服务器上 target 的不同文本过多，无法逐一比较。',
  ],
  [
    'The organisation’s data server has {} such deals, and at most {} are fetched one by one.',
    '机构的数据服务器有 {0} 笔此类交易，而逐笔获取最多 {1} 笔。',
  ],
  [
    'The organisation’s data server has the deal {} twice, so its rows can’t be told apart.',
    '机构的数据服务器中交易 {0} 出现两次，无法区分其行。',
  ],
  [
    'The organisation’s data server holds something that DealSheet can’t read ({}).',
    '机构的数据服务器含有 DealSheet 无法读取的内容（{0}）。',
  ],
  ['The organisation’s data server took too long to answer.', '机构的数据服务器未能及时应答。'],
  [
    'The organisation’s data server sent more than any answer to the question has, and was not read to the end.',
    '机构的数据服务器发来的内容超出该问题可能的答案，未读完。',
  ],
  [
    'What answers at the address of the organisation’s data server is not ClickHouse, or its answer broke off.',
    '机构数据服务器的地址上应答的不是 ClickHouse，或应答中断。',
  ],
  ['The organisation’s data server can’t be reached.', '无法连接机构的数据服务器。'],
  ['The organisation’s data server refused the user or the password.', '机构的数据服务器拒绝了用户或密码。'],
  ['The organisation’s data server is too busy to answer.', '机构的数据服务器过于繁忙，无法应答。'],
  ['The organisation’s data server broke off its answer.', '机构的数据服务器中断了应答。'],
  ['The organisation’s data server answered with fault {}.', '机构的数据服务器以错误 {0} 应答。'],
  [
    'The user may not read the deals on the organisation’s data server.',
    '该用户无权读取机构数据服务器上的交易。',
  ],
  [
    'The database on the organisation’s data server has not the tables that DealSheet reads.',
    '机构数据服务器的该数据库中没有 DealSheet 所读的表。',
  ],
  [
    'The quota of the user on the organisation’s data server is used up for now.',
    '该用户在机构数据服务器上的配额暂时用尽。',
  ],
  ['The organisation’s data server refused the question ({}).', '机构的数据服务器拒绝了该查询（{0}）。'],
  [
    'This workbook is pinned to a data version in a form that this DealSheet does not know: a newer DealSheet wrote it, or it is damaged.',
    '本工作簿固定于一个此 DealSheet 不认识的数据版本格式：由更新的 DealSheet 写入，或已损坏。',
  ],
  [
    'This workbook is pinned to data version {}, which is neither on this machine nor on DealSheet’s server.',
    '本工作簿固定于数据版本 {0}，此设备和 DealSheet 的服务器上都没有该版本。',
  ],
  ['The organisation’s data server is no longer used.', '已不再使用机构的数据服务器。'],
  ['The organisation’s deals changed again and again while they were read.', '读取期间机构的交易一再变动。'],
  [
    'The password of the organisation’s data server was kept for one session only.',
    '机构数据服务器的密码仅在上次会话中保留。',
  ],
];

/** What may follow: what would be right, or what to do. */
export const ADVICE: readonly Wording[] = [
  ['Did you mean {}?', '是否指 {0}？'],
  ['Give {}.', '请给 {0}。'],
  ['Try {}.', '可试 {0}。'],
  ['There is {}.', '现有 {0}。'],
  ['Fields are {}.', '字段有 {0}。'],
  ['Fields are {} …', '字段有 {0} …'],
  ['Find its id with DEALS.DEAL_FIND.', '可用 DEALS.DEAL_FIND 查找其 ID。'],
  ['Try fewer words.', '请减少词语。'],
  ['The organisation’s data server was searched for {}.', '在机构的数据服务器上搜索的是 {0}。'],
  [
    'DEAL_ASSUMPTIONS() lists them: discount_rate, peak_sales, stage …',
    'DEAL_ASSUMPTIONS() 列出全部假设：discount_rate、peak_sales、stage …',
  ],
  ['Growth needs both periods whole.', '计算增长需要两个期间都完整。'],
  [
    'Please report the formula and this message (Help, Report a problem).',
    '请报告该公式和此消息（“帮助”中的“报告问题”）。',
  ],
  [
    'Narrow it with field_criterion or columns, or insert it from the DealSheet pane as a linked table.',
    '请用 field_criterion 或 columns 缩小范围，或从 DealSheet 窗格插入为链接表格。',
  ],
  ['Use equality or wildcards.', '请用相等或通配符。'],
  ['Narrow it with field_criterion.', '请用 field_criterion 缩小范围。'],
  [
    'Narrow it with field_criterion, or sum it up with DEAL_BREAKDOWN.',
    '请用 field_criterion 缩小范围，或用 DEAL_BREAKDOWN 汇总。',
  ],
  ['Give more of what the deal is about, or a smaller count.', '请给出更多交易内容，或更小的 count。'],
  ['Stop using the server in the DealSheet pane, Data.', '请在 DealSheet 窗格的“数据”页停用服务器。'],
  ['Leave targets out: give the weight 0 to target.', '请排除靶点：将 target 的权重设为 0。'],
  ['Whoever looks after the server must load the deals anew.', '须由服务器管理员重新载入交易。'],
  [
    'Use the newer DealSheet, or open the DealSheet pane, Data, to pin the workbook anew.',
    '请使用更新的 DealSheet，或在 DealSheet 窗格的“数据”页重新固定工作簿。',
  ],
  [
    'Open the DealSheet pane, Data, to fetch that version or to move the workbook to the present one.',
    '请在 DealSheet 窗格的“数据”页获取该版本，或将工作簿移至当前版本。',
  ],
  ['Open the DealSheet pane, Data, to see the server.', '请在 DealSheet 窗格的“数据”页查看服务器。'],
  [
    'Recalculate DEALS cells in the DealSheet pane, Data.',
    '请在 DealSheet 窗格的“数据”页重新计算 DEALS 单元格。',
  ],
  ['Try again in a moment.', '请稍后重试。'],
  ['Enter it in the DealSheet pane, Data.', '请在 DealSheet 窗格的“数据”页重新输入。'],
];

/** What stands in the place of `{}` in words of ours. */
export const WITHIN: readonly Wording[] = [
  ['"{}"', '“{0}”'],
  ['dates', '日期'],
  ['numbers', '数字'],
  ['{} × {} cells', '{0} × {1} 个单元格'],
  ['an empty cell', '空单元格'],
  ['an array or object', '数组或对象'],
  ['this deal', '该交易'],
  ['terms not disclosed', '条款未披露'],
  ["the licensee's side", '被许可方一侧'],
  [
    'write 2024, "2024H1", "2024Q3", "2024-05" or "2023:2025"',
    '请写 2024、"2024H1"、"2024Q3"、"2024-05" 或 "2023:2025"',
  ],
  ['the data cover {} through {}', '数据涵盖 {0} 至 {1}'],
  ['a number from 0 to 1', '0 至 1 的数字'],
  ['a fraction such as 0.2', '如 0.2 的小数'],
  ['a whole number', '整数'],
  ['a whole number from 1 to {}', '1 至 {0} 的整数'],
  ['an amount', '金额'],
  ['an amount of 0 or more', '0 或以上的金额'],
  ['a probability from 0 to 1', '0 至 1 的概率'],
  ['a time in years from 0 to 200', '0 至 200 年的时间'],
  ['a rate such as 12%', '如 12% 的比率'],
  ['a threshold of 0 or more', '0 或以上的阈值'],
  ['a rate from 0 to below 1, such as 8%', '0 至 1（不含）的比率，如 8%'],
  ['a weight of 0 or more', '0 或以上的权重'],
  ['"deals" or a figure such as "total"', '"deals" 或如 "total" 的数字'],
  ['a figure such as "upfront"', '如 "upfront" 的数字'],
  ['the name of a field such as "upfront"', '字段名，如 "upfront"'],
  ['a stage such as "Phase 2"', '阶段，如 "Phase 2"'],
  ['a published metric such as "deal count"', '已公布的指标，如 "deal count"'],
  ['a period such as 2024', '期间，如 2024'],
  ['words such as "hengrui glp-1"', '词语，如 "hengrui glp-1"'],
  ['a fraction above -1 and below 1: write 0.12 or 12% for 12 %', '-1 与 1 之间的小数：12 % 写 0.12 或 12%'],
  ['a fraction from 0 to below 1: write 0.08 or 8% for 8 %', '0 至 1（不含）的小数：8 % 写 0.08 或 8%'],
  ['a fraction from 0 to {}', '0 至 {0} 的小数'],
  ['a number of years from 0 to 50', '0 至 50 的年数'],
  ['a number from 0 to {}', '0 至 {0} 的数字'],
  ['TRUE or FALSE', 'TRUE 或 FALSE'],
  ['a date, such as 2025-06-30', '日期，如 2025-06-30'],
  ['years after launch, such as "2; 4; 6"', '上市后的年数，如 "2; 4; 6"'],
  ['sales levels and rates, such as "0: 5%; 500: 8%"', '销售额档位与比率，如 "0: 5%; 500: 8%"'],
];
