/** What people type to find a deal, to deals in memory and on a server: words, parts of words, typing errors, other names, years. */
import type { DealSet } from '../../src/deals/dataset';
import { findDeals } from '../../src/deals/find';
import type { FoundDeal } from '../../src/deals/find-places';
import { summarise } from '../../src/deals/query';
import { bundledRows, bundledSet } from '../deals/bundled';
import { wordsOf } from '../../src/deals/word-fit';
import { MOST_DISTINCT } from '../../src/source/clickhouse/rows';
import type { FrontEngine } from './clickhouse-front';
import { Random } from './random';

const SEARCHES = 60;
/** Kept small: the rows are recorded as they came. */
const MOST = 4;
const FIXED = [
  'hansho gsk',
  '默沙东 科伦',
  'BMS adc',
  'pd1 vegf',
  'PD-1/VEGF 2024',
  '2023',
  'qqqqqq',
  'kelun-merck-2022-12',
];

const random = new Random(20_261_123);

/** As typed in a hurry. */
function mistyped(word: string): string {
  const at = 1 + random.below(Math.max(1, word.length - 2));
  switch (random.below(4)) {
    case 0:
      return word;
    case 1:
      return word.slice(0, Math.max(2, word.length - 2));
    case 2:
      return `${word.slice(0, at)}${word.slice(at + 1)}`;
    default:
      return `${word.slice(0, at)}${word.charAt(at + 1)}${word.charAt(at)}${word.slice(at + 2)}`;
  }
}

/** Words of one deal, so that most find something, or another name of a company. */
function drawn(): string {
  if (random.next() < 0.15) return random.pick(bundledSet.aliases.rows).alias;
  const { licensor, licensee, asset, target, indication, modality } = random.pick(bundledRows);
  const texts = [licensor, licensee, asset, target, indication, modality];
  const words = texts.flatMap((text) => (text ? text.split(/\s+/).slice(0, 1) : []));
  return Array.from({ length: 1 + random.below(2) }, () => mistyped(random.pick(words))).join(' ');
}

export const searches: readonly string[] = [
  ...FIXED,
  ...Array.from({ length: SEARCHES - FIXED.length }, drawn),
];

/** Words with a figure, so that nothing is found by a typing error: whole ones, beginnings and insides of assets. */
export const writtenSearches: readonly string[] = Array.from({ length: 24 }, (_, place) => {
  const words = bundledRows.flatMap(({ asset = '' }) =>
    wordsOf(asset).filter((word) => /^[a-z]+\d{3,}/.test(word)),
  );
  const word = random.pick(words);
  return [word, word.slice(0, -1), word.slice(1), `${word.slice(1)} 2024`][place % 4] ?? word;
});

/** An engine with more different assets than are looked at one by one. */
export const crowded =
  (engine: FrontEngine): FrontEngine =>
  (request) => {
    if (!/SELECT DISTINCT asset\b/.test(request.query)) return engine(request);
    return JSON.stringify({
      data: Array.from({ length: MOST_DISTINCT + 1 }, (_, place) => [`asset ${place}`]),
    });
  };

/** What each finds: ids, fits and reasons. */
export const foundIn = (set: DealSet, texts = searches): Promise<unknown[][][]> =>
  Promise.all(
    texts.map(async (text) => {
      const told = () =>
        findDeals(set, text, MOST).map(({ index, fit, reason }: FoundDeal) => [
          set.value(index, 'deal_id'),
          fit,
          reason,
        ]);
      return set.elsewhere ? set.elsewhere.answering(told) : told();
    }),
  );

/** Free words as the pane asks for them, and targets as formulas do: short words, and one target in two spellings. */
const SPELLED = [
  ...[
    'b7h3',
    'claudin 18.2',
    'CLDN18.2',
    'met',
    'egfr',
    'pd-1/vegf',
    'merck & co',
    'oncology -rna',
    'msd',
  ].map((search) => ({ search, criteria: [] })),
  ...['b7h3', '<>DPP-1', '*claudin 18.2*', 'met', 'pd1*|HER-2'].map((test) => ({
    criteria: [{ field: 'target', test }],
  })),
];

/** How many deals each finds. */
export const countedIn = (set: DealSet): Promise<number[]> =>
  Promise.all(
    SPELLED.map(async (query) => {
      const deals = () => summarise(set, query, 'total_usd_m').deals;
      return set.elsewhere ? set.elsewhere.answering(deals) : deals();
    }),
  );
