import { beginningOf } from '../../src/taskpane/formulas/beginning';
import { shortParty } from '../../src/taskpane/deals/short-party';

test.each([
  ['Percentile from 0 to 1, such as 0.75 or 75%.', 'Percentile from 0 to 1, such as 0.75 or 75%.'],
  [
    'Deal id; a column of ids gives a column of values. Also two columns of names and values of a deal.',
    'Deal id; a column of ids gives a column of values',
  ],
  [
    'Field to split by: "modality group", "modality", "stage", "area", "territory class", "type" or any other.',
    'Field to split by: "modality group", "modality", "stage", "area"',
  ],
  ['a '.repeat(60), 'a '.repeat(41).trim()],
  [
    '交易编号；给出一列编号时返回一列数值。也可用两列（名称与数值）描述数据中没有的交易，例如首付款、里程碑。',
    '交易编号；给出一列编号时返回一列数值。也可用两列（名称与数值）描述数据中没有的交易',
  ],
])('%s begins with what fits in two lines', (whole, beginning) => {
  expect(beginningOf(whole)).toBe(beginning);
});

test.each([
  ['Sino Biopharmaceutical', 'Sino Biopharma'],
  ['Madrigal Pharmaceuticals', 'Madrigal Pharma'],
  ['MediLink Therapeutics', 'MediLink Tx'],
  ['Frontier Biotechnologies', 'Frontier Biotech'],
  ['Aadi Bioscience (later Whitehawk Therapeutics)', 'Aadi Bioscience'],
  ['Bristol Myers Squibb', 'BMS'],
  ['Boehringer Ingelheim', 'Boehringer'],
  ['Merck & Co.', 'Merck & Co.'],
])('%s is %s in a list', (name, short) => {
  expect(shortParty(name)).toBe(short);
});
