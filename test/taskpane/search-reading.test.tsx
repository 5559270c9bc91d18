import { screen, within } from '@testing-library/react';
import fc from 'fast-check';
import { selectDeals } from '../../src/deals/query';
import { filtersAfter, filtersAsRead, withoutRestrictions } from '../../src/taskpane/deals/filters-as-read';
import { NO_FILTERS, queryOf } from '../../src/taskpane/deals/filters';
import { searchNames } from '../../src/taskpane/deals/search-names';
import { withoutParts } from '../../src/taskpane/deals/search-parts';
import { readSearch } from '../../src/taskpane/deals/search-reading';
import { csvDeals, realDeals } from './deals-csv';
import { openPane } from './open-pane';

const read = (text: string) => readSearch(text, searchNames(realDeals));
/** Each part in a line: the words, and what they restrict; free words alone. */
const told = (text: string) =>
  read(text).map((part) =>
    [
      `${part.text}${part.role === undefined ? '' : ` (${part.role})`}`,
      ...part.criteria.map(({ field, test }) => `${field}: ${String(test)}`),
    ].join(' | '),
  );

const cases: [typed: string, parts: string[]][] = [
  ['', []],
  ['   ', []],
  [
    'ADC 2024 >500 hengrui',
    [
      'ADC | modality_group: ADC',
      '2024 | period: 2024',
      '>500 | total_usd_m: >500',
      'hengrui | licensor: Jiangsu Hengrui',
    ],
  ],
  // Vocabularies: case, plural, short and Chinese names; the longest name wins.
  ['adcs', ['adcs | modality_group: ADC']],
  ['bispecific adc', ['bispecific adc | exact_modality: Bispecific ADC']],
  [
    'small molecules oncology',
    ['small molecules | modality_group: Small molecule', 'oncology | therapeutic_area: Oncology'],
  ],
  ['Phase 1/2', ['Phase 1/2 | stage: Phase 1/2']],
  ['phase 2', ['phase 2 | stage: Phase 2']],
  ['ph2 P3', ['ph2 | stage: Phase 2', 'P3 (widens) | stage: Phase 3']],
  ['phase III', ['phase III | stage: Phase 3']],
  ['preclin', ['preclin | stage: Preclinical']],
  ['newco ex-china', ['newco | deal_type: NewCo', 'ex-china | territory_class: Ex-China']],
  ['terminated', ['terminated | status: Terminated']],
  [
    '小分子 肿瘤 临床前',
    [
      '小分子 | modality_group: Small molecule',
      '肿瘤 | therapeutic_area: Oncology',
      '临床前 | stage: Preclinical',
    ],
  ],
  ['II 期', ['II 期 | stage: Phase 2']],
  // Periods.
  ['2024H1', ['2024H1 | period: 2024H1']],
  ['2024 h1', ['2024 h1 | period: 2024H1']],
  ['H1 2024', ['H1 2024 | period: 2024H1']],
  ['2024Q3', ['2024Q3 | period: 2024Q3']],
  ['2024-05', ['2024-05 | period: 2024-05']],
  ['2023:2025', ['2023:2025 | period: 2023:2025']],
  ['2023 : 2025', ['2023 : 2025 | period: 2023:2025']],
  ['2023-2025', ['2023-2025 | period: 2023:2025']],
  ['2025:2023', ['2025:2023']],
  ['2024年', ['2024年 | period: 2024']],
  ['２０２４', ['２０２４ | period: 2024']],
  ['3024', ['3024']],
  // Sizes: US$ million, the headline unless another figure is named.
  ['>500', ['>500 | total_usd_m: >500']],
  ['> 500', ['> 500 | total_usd_m: >500']],
  ['<=100', ['<=100 | total_usd_m: <=100']],
  ['≥1bn', ['≥1bn | total_usd_m: >=1000']],
  ['>1.1 bn', ['>1.1 bn | total_usd_m: >1100']],
  ['>US$1,500m', ['>US$1,500m | total_usd_m: >1500']],
  ['＞5亿', ['＞5亿 | total_usd_m: >500']],
  ['500-1000', ['500-1000 | total_usd_m: >=500 | total_usd_m: <=1000']],
  ['1-2bn', ['1-2bn | total_usd_m: >=1000 | total_usd_m: <=2000']],
  ['1000-500', ['1000-500']],
  ['>100 <500', ['>100 | total_usd_m: >100', '<500 | total_usd_m: <500']],
  ['upfront>50', ['upfront>50 | upfront_usd_m: >50']],
  [
    'upfront > 50 total 500-1000',
    ['upfront > 50 | upfront_usd_m: >50', 'total 500-1000 | total_usd_m: >=500 | total_usd_m: <=1000'],
  ],
  ['首付>50', ['首付>50 | upfront_usd_m: >50']],
  ['royalty high >= 15', ['royalty high >= 15 | royalty_high_pct: >=15']],
  ['royalty low>8%', ['royalty low>8% | royalty_low_pct: >8']],
  ['royalty high 10-20%', ['royalty high 10-20% | royalty_high_pct: >=10 | royalty_high_pct: <=20']],
  ['royalty high>15m', ['royalty', 'high>15m']],
  ['royalty >10%', ['royalty >10% | royalty_high_pct: >10']],
  ['royalty above 10', ['royalty above 10 | royalty_high_pct: >10']],
  // Bounds in words and after the figure.
  ['500m', ['500m | total_usd_m: >=500']],
  ['$1.2bn', ['$1.2bn | total_usd_m: >=1200']],
  ['1bn+', ['1bn+ | total_usd_m: >=1000']],
  ['over 1bn', ['over 1bn | total_usd_m: >1000']],
  ['upfront at least 50', ['upfront at least 50 | upfront_usd_m: >=50']],
  ['upfront 50+', ['upfront 50+ | upfront_usd_m: >=50']],
  ['upfront 50', ['upfront 50 | upfront_usd_m: >=50']],
  ['up to 100m', ['up to 100m | total_usd_m: <=100']],
  ['500 to 1000', ['500 to 1000 | total_usd_m: >=500 | total_usd_m: <=1000']],
  ['between 1 and 2bn', ['between 1 and 2bn | total_usd_m: >=1000 | total_usd_m: <=2000']],
  ['超过5亿', ['超过5亿 | total_usd_m: >500']],
  ['首付50以上', ['首付50以上 | upfront_usd_m: >=50']],
  ['2024+', ['2024+ | period: >=2024']],
  ['since 2024', ['since 2024 | period: >=2024']],
  ['from 2024H1', ['from 2024H1 | period: >=2024H1']],
  ['before 2023', ['before 2023 | period: <2023']],
  ['2024年以来', ['2024年以来 | period: >=2024']],
  ['from 2023 to 2025', ['from 2023 to 2025 | period: 2023:2025']],
  ['2b', ['2b']],
  // Months as the pane writes them, half-years and quarters as analysts do.
  ['Oct 2023', ['Oct 2023 | period: 2023-10']],
  ['January 2024', ['January 2024 | period: 2024-01']],
  ['2023年10月', ['2023年10月 | period: 2023-10']],
  ['2024/01', ['2024/01 | period: 2024-01']],
  ['since May 2024', ['since May 2024 | period: >=2024-05']],
  ['Oct 2023 to Mar 2024', ['Oct 2023 to Mar 2024 | period: 2023-10:2024-03']],
  ['Octopus 2024', ['Octopus', '2024 | period: 2024']],
  ['1H 2024', ['1H 2024 | period: 2024H1']],
  ['2H24', ['2H24 | period: 2024H2']],
  ['Q4 24', ['Q4 24 | period: 2024Q4']],
  ['FY2024', ['FY2024 | period: 2024']],
  ['2024年上半年', ['2024年上半年 | period: 2024H1']],
  ['2024年第一季度', ['2024年第一季度 | period: 2024Q1']],
  // Chinese as the trade press writes it.
  ['5亿美元', ['5亿美元 | total_usd_m: >=500']],
  ['>5亿美元', ['>5亿美元 | total_usd_m: >500']],
  ['首付大于1亿美元', ['首付大于1亿美元 | upfront_usd_m: >100']],
  ['首付3000万美元', ['首付3000万美元 | upfront_usd_m: >=30']],
  ['三期', ['三期 | stage: Phase 3']],
  ['临床三期', ['临床三期 | stage: Phase 3']],
  ['抗体偶联药物', ['抗体偶联药物 | modality_group: ADC']],
  ['小核酸', ['小核酸 | exact_modality: Oligonucleotide']],
  ['终止', ['终止 | status: Terminated']],
  // What is not disclosed.
  ['no upfront', ['no upfront | upfront_usd_m: =']],
  ['undisclosed headline', ['undisclosed headline | total_usd_m: =']],
  ['未披露首付', ['未披露首付 | upfront_usd_m: =']],
  ['stage undisclosed', ['stage undisclosed | stage: =']],
  ['no kras', ['no', 'kras']],
  ['worldwide', ['worldwide | territory_class: Global']],
  ['returned', ['returned | status: Terminated']],
  ['hengrui→merck', ['hengrui | licensor: Jiangsu Hengrui', '→ (ignored)', 'merck']],
  ['hengrui, kelun', ['hengrui, kelun | licensor: Jiangsu Hengrui|Kelun-Biotech']],
  ['PD-1 x VEGF', ['PD-1', 'x (ignored)', 'VEGF']],
  ['Merck & Co', ['Merck & Co | licensee: Merck & Co.']],
  ['>500 adc >1000', ['>500 | total_usd_m: >500', 'adc | modality_group: ADC', '>1000 | total_usd_m: >1000']],
  // Alternatives.
  ['ADC or bispecific', ['ADC or bispecific | modality: ADC|Bispecific antibody']],
  ['adc, peptides', ['adc, peptides | modality_group: ADC|Peptide']],
  [
    'oncology or immunology 2024',
    ['oncology or immunology | therapeutic_area: Oncology|Immunology', '2024 | period: 2024'],
  ],
  ['BMS or Merck & Co.', ['BMS or Merck & Co. | licensee: Bristol Myers Squibb|Merck & Co.']],
  ['2023 or 2025', ['2023 or 2025 | period: 2023|2025']],
  ['肿瘤或免疫', ['肿瘤或免疫 | therapeutic_area: Oncology|Immunology']],
  ['phase 1 or 2', ['phase 1 or 2 | stage: Phase 1|Phase 2']],
  ['phase 1 or phase 3', ['phase 1 or phase 3 | stage: Phase 1|Phase 3']],
  ['phase 1-2', ['phase 1-2 | stage: Phase 1|Phase 1/2|Phase 2']],
  ['ph II/III, III', ['ph II/III, III | stage: Phase 2/3|Phase 3']],
  ['phase 2b', ['phase 2b | stage: Phase 2']],
  ['I-II 期', ['I-II 期 | stage: Phase 1|Phase 1/2|Phase 2']],
  ['phase 2+', ['phase 2+ | stage: Phase 2|Phase 2/3|Phase 3|Filed|Approved']],
  ['preclinical to phase 1', ['preclinical to phase 1 | stage: Preclinical|IND|Phase 1']],
  ['ADC or kras', ['ADC | modality_group: ADC', 'or (ignored)', 'kras']],
  ['hengrui → merck', ['hengrui | licensor: Jiangsu Hengrui', '→ (ignored)', 'merck']],
  ['Japan', ['Japan | licensee_country: Japan']],
  ['us or uk', ['us or uk | licensee_country: United States|United Kingdom']],
  // What is left out: never read as its opposite.
  ['oncology -terminated', ['oncology | therapeutic_area: Oncology', '-terminated | status: <>Terminated']],
  ['oncology –terminated', ['oncology | therapeutic_area: Oncology', '–terminated | status: <>Terminated']],
  // A dash between blanks parts two names, as in a headline.
  ['kelun – gsk', ['kelun', '– (ignored)', 'gsk | licensee: GSK']],
  ['not terminated', ['not terminated | status: <>Terminated']],
  ['肿瘤 不含已终止', ['肿瘤 | therapeutic_area: Oncology', '不含已终止 | status: <>Terminated']],
  ['非肿瘤', ['非肿瘤 | therapeutic_area: <>Oncology']],
  ['非小细胞肺癌', ['非小细胞肺癌']],
  ['non-oncology', ['non-oncology | therapeutic_area: <>Oncology']],
  ['non-hodgkin', ['non-hodgkin']],
  [
    'adc -bispecific adc',
    ['adc | modality_group: ADC', '-bispecific adc | exact_modality: <>Bispecific ADC'],
  ],
  ['bispecific -adc', ['bispecific | exact_modality: Bispecific antibody', '-adc | modality_group: <>ADC']],
  ['phase -2', ['phase', '-2 (leftOut)']],
  ['preclinical -phase 1', ['preclinical | stage: Preclinical', '-phase 1 | stage: <>Phase 1']],
  ['-phase 1 or 2', ['-phase 1 or 2 | stage: <>Phase 1|Phase 2']],
  ['-2024', ['-2024 | period: <>2024']],
  ['-hengrui', ['-hengrui | licensor: <>Jiangsu Hengrui']],
  ['－adc', ['－adc | modality_group: <>ADC']],
  ['-BeiGene', ['-BeiGene (leftOut)']],
  ['adc not kras', ['adc | modality_group: ADC', 'not kras (leftOut)']],
  ['-"phase 2"', ['-"phase 2" (leftOut)']],
  ['upfront>50%', ['upfront>50% | upfront_share: >0.5']],
  ['upfront share >= 12.5%', ['upfront share >= 12.5% | upfront_share: >=0.125']],
  ['>50%', ['>50%']],
  ['stage>50', ['stage>50']],
  ['500', ['500']],
  ['>', ['>']],
  ['PD-1', ['PD-1']],
  // Companies under all their names, on the side on which the data have them.
  ['BMS', ['BMS | licensee: Bristol Myers Squibb']],
  ['默沙东', ['默沙东 | licensee: Merck & Co.']],
  ['Merck & Co.', ['Merck & Co. | licensee: Merck & Co.']],
  [
    'bristol myers squibb, 2023',
    ['bristol myers squibb, | licensee: Bristol Myers Squibb', '2023 | period: 2023'],
  ],
  // Ambiguous: both sides of deals, two vocabularies, the country.
  ['BeiGene', ['BeiGene']],
  ['platform', ['platform']],
  ['China', ['China | licensor_country: China']],
  // What words before have restricted already, and what nobody's name is.
  ['2024 2025', ['2024 | period: 2024', '2025 (widens) | period: 2025']],
  ['phase 1 preclinical', ['phase 1 | stage: Phase 1', 'preclinical (widens) | stage: Preclinical']],
  ['adc bispecific adc', ['adc | modality_group: ADC', 'bispecific', 'adc']],
  ['KRAS G12D', ['KRAS', 'G12D']],
  // Quotes leave words as they are.
  ['"ADC" 2024', ['"ADC"', '2024 | period: 2024']],
  ['“phase 2” hengrui', ['“phase 2”', 'hengrui | licensor: Jiangsu Hengrui']],
  ['"phase 2', ['"phase', '2']],
];

test.each(cases)('%j', (typed, parts) => {
  expect(told(typed)).toEqual(parts);
});

test('what is left out holds none of what is named, and together they are all', () => {
  const count = (search: string) =>
    selectDeals(realDeals, queryOf(filtersAsRead({ ...NO_FILTERS, search }, read(search)))).count;
  for (const name of [
    'terminated',
    'adc',
    'bispecific adc',
    'phase 1 or 2',
    'BMS',
    'BeiGene',
    'kras',
    '2024',
    'Japan',
  ]) {
    expect(count(name)).toBeGreaterThan(0);
    expect(count(`-${name}`)).toBe(realDeals.size - count(name));
  }
  expect(count('oncology -terminated')).toBe(count('oncology') - count('oncology terminated'));
});

const words = fc.oneof(
  fc.constantFrom(
    ...cases.flatMap(([typed]) => typed.split(/\s+/)),
    ...'> < >= <= - – : " “ ” , ; = upfront total phase 1/2 2024 2025 h1 500 bn & the or not -adc - + -kras 1bn+ since over 不含肿瘤 |'.split(
      ' ',
    ),
  ),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
);
const typedTexts = fc
  .array(fc.tuple(words, fc.constantFrom(' ', '  ', '\t', '\u3000')), { maxLength: 9 })
  .map((pairs) => pairs.flat().join(''));

const withoutBlanks = (text: string) => text.replace(/\s+/g, '');

test('every word ends in exactly one part, in order', () => {
  fc.assert(
    fc.property(typedTexts, (text) => {
      const parts = read(text);
      // An arrow is a word of its own.
      expect(withoutBlanks(parts.map((part) => part.text).join(''))).toBe(withoutBlanks(text));
      for (const [index, part] of parts.entries()) {
        expect(text.slice(part.from, part.through)).toBe(part.text);
        expect(part.from).toBeGreaterThanOrEqual(parts[index - 1]?.through ?? 0);
      }
    }),
    { numRuns: 500 },
  );
});

test('whatever is typed is a query that the deals can answer, and what is left when a part goes reads no worse', () => {
  fc.assert(
    fc.property(typedTexts, (text) => {
      const parts = read(text);
      const query = queryOf(filtersAsRead({ ...NO_FILTERS, search: text }, parts));
      expect(selectDeals(realDeals, query).count).toBeGreaterThanOrEqual(0);
      for (const part of parts) {
        const left = withoutParts(text, [part]);
        const others = parts.filter((each) => each !== part).map((each) => each.text);
        expect(withoutBlanks(left)).toBe(withoutBlanks(others.join('')));
      }
    }),
    { numRuns: 200 },
  );
});

test('the query is the one that the filters make', () => {
  const typed = queryOf(
    filtersAsRead({ ...NO_FILTERS, search: 'ADC 2024 hengrui tumour' }, read('ADC 2024 hengrui tumour')),
  );
  const chosen = queryOf({
    ...NO_FILTERS,
    modality_group: 'ADC',
    period: '2024',
    licensor: 'Jiangsu Hengrui',
    search: 'tumour',
  });
  expect(typed).toEqual(chosen);
});

test.each([
  [
    'a choice takes off the words about the same',
    { search: 'adc 2024 x' },
    { period: '2023' },
    { search: 'adc x', period: '2023' },
  ],
  [
    'words take off the choice',
    { stage: 'Phase 2' },
    { search: 'phase 3' },
    { search: 'phase 3', stage: '' },
  ],
  [
    'a size in words takes off the one chosen',
    { totalFrom: 5 },
    { search: '>500' },
    { search: '>500', totalFrom: undefined },
  ],
  [
    'a modality chosen takes off a typed group',
    { search: 'adc' },
    { modality_group: '', exact_modality: 'mRNA' },
    { search: '', exact_modality: 'mRNA' },
  ],
  [
    'what has nothing to do with it stays',
    { search: 'kras >500', stage: 'Phase 1' },
    { period: '2024' },
    { search: 'kras >500', stage: 'Phase 1', period: '2024' },
  ],
  [
    'a smallest size chosen keeps the largest one of a typed span',
    { search: 'kras 500-1000' },
    { totalFrom: 600 },
    { search: 'kras', totalFrom: 600, totalThrough: 1000 },
  ],
  [
    'a largest size chosen keeps the smallest one of a typed span',
    { search: '1-2bn', totalThrough: undefined },
    { totalThrough: 1500 },
    { search: '', totalFrom: 1000, totalThrough: 1500 },
  ],
  ['nothing is left of a span when all is cleared', { search: '500-1000' }, NO_FILTERS, { search: '' }],
])('%s', (_name, before, change, after) => {
  expect(filtersAfter({ ...NO_FILTERS, ...before }, change, read)).toEqual({ ...NO_FILTERS, ...after });
});

const shown = () => screen.getByLabelText('Sums of the deals shown');
const chips = () => screen.queryByRole('list', { name: 'Filters set' });
const box = () => screen.getByLabelText('Search deals');

test('the pane shows how it reads a search; a chip removes its words or leads to them', async () => {
  const { user } = await openPane();
  await user.type(box(), 'hengrui 2023:2025 >100 oral');
  const names = within(chips() as HTMLElement)
    .getAllByRole('button', { name: /^Edit/ })
    .map((chip) => chip.textContent);
  expect(names).toEqual([
    'Edit Licensor: Jiangsu Hengrui',
    'Edit 2023:2025',
    'Edit > US$ 100 m',
    'Edit "oral"',
  ]);

  await user.click(screen.getByRole('button', { name: 'Remove filter "oral"' }));
  expect(box()).toHaveValue('hengrui 2023:2025 >100');
  const expected = csvDeals.filter(
    (deal) =>
      deal['licensor']?.includes('Jiangsu Hengrui') &&
      ['2023', '2024', '2025'].includes(deal['announced']?.slice(0, 4) ?? '') &&
      Number(deal['total_usd_m']) > 100,
  );
  expect(expected.length).toBeGreaterThan(2);
  expect(within(shown()).getByText(String(expected.length))).toBeVisible();

  await user.click(screen.getByRole('button', { name: 'Edit 2023:2025' }));
  expect(box()).toHaveFocus();
  await user.keyboard('2024');
  expect(box()).toHaveValue('hengrui 2024 >100');
});

test('the filters show what was typed, and choosing there changes the words', async () => {
  const { user } = await openPane();
  await user.type(box(), 'phase 2 kras');
  await user.click(screen.getByRole('button', { name: 'Filters, 1 set' }));
  const stage = (name: RegExp) => screen.getByRole('button', { name });
  expect(stage(/^Phase 2 \d/)).toHaveAttribute('aria-pressed', 'true');
  await user.click(stage(/^Preclinical \d/));
  expect(box()).toHaveValue('kras');
  expect(screen.getByRole('button', { name: 'Remove filter Phase 2 or Preclinical' })).toBeVisible();
});

test('Clear in the filters takes off what restricts, and leaves words in quotes as they are', async () => {
  const { user } = await openPane();
  await user.type(box(), '"2024" phase 2 kras upfront>50');
  await user.click(screen.getByRole('button', { name: 'Filters, 2 set' }));
  await user.click(screen.getByRole('button', { name: 'Clear all' }));
  expect(box()).toHaveValue('"2024" kras');
  expect(chipWords()).toEqual(['"2024"', '"kras"']);
});

test.each([
  ['"2024" foo', '"2024" foo'],
  ['adc "phase 2" 2024', '"phase 2"'],
  ['2024 2025 2026 x', 'x'],
  ['', ''],
])('%j without what restricts is %j', (typed, left) => {
  expect(withoutRestrictions(typed, read)).toBe(left);
});

const chipWords = () =>
  within(chips() as HTMLElement)
    .getAllByRole('button', { name: /^Edit/ })
    .map((chip) => chip.textContent.replace(/^Edit /, ''));

test('free words alone need no chips, as long as they find something', async () => {
  const { user } = await openPane();
  await user.type(box(), 'kras g12d');
  expect(chips()).toBeNull();
  await user.type(box(), ' zzz');
  expect(chipWords()).toEqual(['"kras"', '"g12d"', '"zzz"']);
});

test.each([
  ['oncology -terminated -kras', ['Oncology', 'not Terminated', 'not "kras"']],
  [
    'since 2023 royalty >10% adc or bispecific',
    ['≥ 2023', 'Royalty high > 10%', 'ADC or Bispecific antibody'],
  ],
  ['2023 2025 -japan', ['2023', 'or 2025', 'Licensee country: not Japan']],
  ['adc or kras', ['ADC', '“or” not possible here: all must fit', '"kras"']],
  ['b7h3 no upfront', ['"b7h3" or "B7-H3"', 'Upfront: (not disclosed)']],
])('chips say how %j was read', async (typed, expected) => {
  const { user } = await openPane();
  await user.type(box(), typed);
  expect(chipWords()).toEqual(expected);
});

test('an inserted table remembers what was typed as criteria', async () => {
  const asked: unknown[] = [];
  const { user } = await openPane({
    workbook: {
      insertLinkedTable: (request) => {
        asked.push(request.query);
        return Promise.reject(new Error('enough'));
      },
    },
  });
  await user.type(box(), 'adc upfront>50');
  await user.click(screen.getByRole('button', { name: 'Insert table' }));
  expect(asked).toEqual([
    {
      criteria: [
        { field: 'modality_group', test: 'ADC' },
        { field: 'upfront_usd_m', test: '>50' },
      ],
      sort: [{ field: 'announced', descending: true }],
    },
  ]);
});
