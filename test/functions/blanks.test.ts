import { decideSource } from '../../src/source/in-force';
import { callRaw, callTyped, loadFunctions, plain } from './excel';
import type { LoadedFunctions } from './excel';

/**
 * Empty cells reach a function as 0 on the desktop and as null on the web; an omitted argument is null on both. Both
 * must give one answer, except where a number may be 0: there an empty cell is 0 on the desktop, as in any formula.
 */
let functions: LoadedFunctions;

beforeAll(async () => {
  await decideSource({});
  functions = await loadFunctions();
});

async function valueOf(id: string, typed: readonly unknown[]): Promise<unknown> {
  const outcome = await callTyped(functions, id, ...typed);
  return 'error' in outcome ? outcome : plain(outcome.value);
}

const DEAL = 'kelun-merck-2022-12';
const BLANK = Symbol('an empty cell');

/** The same call with its blanks as each host hands them over. */
const withBlanks = (typed: readonly unknown[], blank: null | 0): unknown[] =>
  typed.map((value) => (Array.isArray(value) ? withBlanks(value, blank) : value === BLANK ? blank : value));

const SAME: readonly (readonly [id: string, withBlank: readonly unknown[], without: readonly unknown[]])[] = [
  ['DEAL_TOTAL_BY_MODALITY', ['ADC', 2024, BLANK], ['ADC', 2024]],
  ['DEAL_TOTAL_BY_MODALITY', ['ADC', BLANK, 'upfront'], ['ADC', undefined, 'upfront']],
  ['DEAL_TOTAL_BY_MODALITY', [BLANK, 2024], [undefined, 2024]],
  ['DEAL_BREAKDOWN', ['stage', BLANK], ['stage']],
  ['DEAL_TREND', [BLANK, BLANK], []],
  [
    'DEAL_LIST',
    [[['deal id'], ['total'], [BLANK], [BLANK]], 'period', 2025],
    ['deal id, total', 'period', 2025],
  ],
  ['DEAL_LIST', [[[BLANK], [BLANK]], 'period', 2025], [undefined, 'period', 2025]],
  ['DEAL_GET', [[[DEAL], [BLANK], [BLANK]], 'total'], [DEAL, 'total']],
  ['DEAL_FIND', ['BMS', BLANK], ['BMS']],
  ['DEAL_COMPS', [DEAL, BLANK, [[BLANK, BLANK]]], [DEAL]],
  [
    'DEAL_COMPS',
    [
      [
        ['modality', 'ADC'],
        ['stage', BLANK],
        [BLANK, BLANK],
      ],
      3,
    ],
    [
      [
        ['modality', 'ADC'],
        ['area', ''],
      ],
      3,
    ],
  ],
  ['DEALS_VERSION', [BLANK], []],
  ['POS', ['Phase 1', BLANK, BLANK, BLANK], ['Phase 1']],
  ['MARKET_STAT', ['deal count', 2024, BLANK, BLANK], ['deal count', 2024]],
  ['MARKET_STATS', ['deal count', BLANK, BLANK], ['deal count']],
  [
    'DEAL_RNPV',
    [
      DEAL,
      0.1,
      [
        ['peak_sales', BLANK],
        [BLANK, BLANK],
      ],
    ],
    [DEAL, 0.1],
  ],
  [
    'DEAL_RNPV',
    [
      [
        ['upfront', 50],
        ['equity', BLANK],
        ['milestones', 300],
        ['stage', 'Phase 2'],
      ],
      0.1,
    ],
    [
      [
        ['upfront', 50],
        ['milestones', 300],
        ['stage', 'Phase 2'],
      ],
      0.1,
    ],
  ],
  ['RNPV', [0.1, [[100], [50], [BLANK]], [[1], [0.5], [BLANK]]], [0.1, [[100], [50]], [[1], [0.5]]]],
  ['RNPV', [0.1, [[100], [50]], [[1], [0.5], [BLANK]]], [0.1, [[100], [50]], [[1], [0.5]]]],
  [
    'TIERED_ROYALTY',
    [
      800,
      [
        [0, 0.05],
        [500, 0.08],
        [BLANK, BLANK],
      ],
    ],
    [
      800,
      [
        [0, 0.05],
        [500, 0.08],
      ],
    ],
  ],
  // An empty criterion cell means 0, as in SUMIFS.
  ['DEAL_COUNTIFS', ['sources', BLANK], ['sources', 0]],
  ['DEAL_COUNTIFS', ['upfront', BLANK], ['upfront', '=0']],
];

describe.each(SAME)('%s with blanks: case %#', (id, withBlank, without) => {
  test.each([
    ['desktop', 0],
    ['web', null],
  ] as const)('%s', async (_, blank) => {
    const expected = await valueOf(id, without);
    expect(expected).not.toHaveProperty('error');
    expect(await valueOf(id, withBlanks(withBlank, blank))).toEqual(expected);
  });
});

/** The one exception, as the manual says: 0 is a rate, and a cell cannot tell an empty one from it on the desktop. */
test('an empty cell as discount rate: no discount on the desktop, the usual rate on the web', async () => {
  const usual = await valueOf('DEAL_RNPV', [DEAL]);
  const undiscounted = await valueOf('DEAL_RNPV', [DEAL, '0%']);
  expect(await valueOf('DEAL_RNPV', [DEAL, 0])).toEqual(undiscounted);
  expect(await valueOf('DEAL_RNPV', [DEAL, null])).toEqual(usual);
  expect(usual).not.toEqual(undiscounted);
});

describe('what Excel hands over for single values', () => {
  const cases: readonly (readonly [
    what: string,
    id: string,
    raw: readonly unknown[],
    without: readonly unknown[],
  ])[] = [
    ['a range of one cell for one value', 'DEAL_TOTAL_BY_MODALITY', [[['ADC']], [[2024]]], ['ADC', 2024]],
    ['one value for a range', 'DEAL_GET', [DEAL, 'total'], [DEAL, 'total']],
    ['pairs as single values', 'DEAL_COUNTIFS', [['stage', 'Phase 1']], ['stage', 'Phase 1']],
    ['no pairs as null', 'DEAL_COUNTIFS', [null], []],
    ['no pairs as an empty list', 'DEAL_COUNTIFS', [[]], []],
    [
      'pairs left out at the end',
      'DEAL_COUNTIFS',
      [[[['stage']], [['Phase 1']], null, null]],
      ['stage', 'Phase 1'],
    ],
    ['an empty criterion as null', 'DEAL_COUNTIFS', [[[['sources']], null]], ['sources', 0]],
    [
      'a formatted number',
      'DEAL_RNPV',
      [[[DEAL]], { type: 'FormattedNumber', basicValue: 0.12, numberFormat: '0%' }],
      [DEAL, 0.12],
    ],
    [
      'a number as the runtime carries it',
      'DEAL_RNPV',
      [[[DEAL]], { type: 'FormattedNumber', primitive: 0.12 }],
      [DEAL, 0.12],
    ],
    ['a text value', 'DEAL_GET', [[[{ type: 'String', basicValue: DEAL }]], 'total'], [DEAL, 'total']],
    ['an empty value', 'DEAL_TOTAL_BY_MODALITY', ['ADC', { type: 'Empty', basicValue: '' }], ['ADC']],
    [
      'a card of DEALS.DEAL',
      'DEAL_GET',
      [
        [[{ type: 'Entity', text: 'x', properties: { 'Deal id': { type: 'String', basicValue: DEAL } } }]],
        'total',
      ],
      [DEAL, 'total'],
    ],
    [
      'the line of DEALS.DEAL',
      'DEAL_GET',
      [[[`Kelun → Merck, Dec 2022 [${DEAL}]`]], 'total'],
      [DEAL, 'total'],
    ],
    ['an id with blanks and capitals', 'DEAL_GET', [[[' Kelun-Merck-2022-12 ']], 'total'], [DEAL, 'total']],
    ['a percentage as text', 'DEAL_RNPV', [[[DEAL]], '12%'], [DEAL, 0.12]],
  ];

  test.each(cases)('%s', async (_, id, raw, without) => {
    const outcome = await callRaw(functions, id, raw);
    expect('value' in outcome ? plain(outcome.value) : outcome).toEqual(await valueOf(id, without));
  });
});

describe('a column of ids', () => {
  test('keeps its rows: blanks between stay blank, a bad id spoils its own cell', async () => {
    const ids = [[DEAL], [null], ['no-such-deal'], [0], ['hansoh-gsk-2023-12'], [null]];
    expect(await valueOf('DEAL_GET', [ids, 'upfront'])).toEqual([[175], [''], ['#N/A'], [''], [185]]);
  });

  test('values each deal as alone', async () => {
    const both = (await valueOf('DEAL_RNPV', [[[DEAL], ['hansoh-gsk-2023-12']], 0.1])) as number[][];
    expect(both.map((row) => [row])).toEqual([
      await valueOf('DEAL_RNPV', [DEAL, 0.1]),
      await valueOf('DEAL_RNPV', ['hansoh-gsk-2023-12', 0.1]),
    ]);
  });
});

describe('a deal that is not in the data', () => {
  test('gives back its terms, undisclosed ones as empty text', async () => {
    const terms = [
      ['Upfront', 50],
      ['stage', 'phase 2'],
      ['milestones', 0],
    ];
    expect(await valueOf('DEAL_GET', [terms, 'upfront'])).toEqual([[50]]);
    expect(await valueOf('DEAL_GET', [terms, 'milestones'])).toEqual([['']]);
    expect(await valueOf('DEAL_GET', [terms, 'total'])).toEqual([['']]);
  });

  test('with the terms of a known deal it has the same value', async () => {
    const fields = [
      'announced',
      'deal type',
      'modality',
      'area',
      'stage',
      'territory class',
      'upfront',
      'milestones',
      'total',
    ];
    const [, values = []] = (await valueOf('DEAL_LIST', [
      [fields],
      'deal id',
      'hansoh-gsk-2023-12',
    ])) as unknown[][];
    const terms = fields.map((field, place) => [field, values[place]]);
    expect(await valueOf('DEAL_RNPV', [terms, 0.12])).toEqual(
      await valueOf('DEAL_RNPV', ['hansoh-gsk-2023-12', 0.12]),
    );
  });
});
