/** Random criteria, each as a user types it for DealSheet and as COUNTIFS is asked the same. */
import type { FieldCriterion } from '../../src/deals/query';
import { Random } from './random';
import { readRecords, serial, sheetRow } from './sheet';
import type { Cell } from './sheet';

/** A condition of COUNTIFS: column of the sheet, criterion cell. */
export interface SheetCriterion {
  readonly column: string;
  readonly test: string | number | null;
}

export interface CriteriaSet {
  readonly criteria: readonly FieldCriterion[];
  readonly asked: readonly SheetCriterion[];
  /** Column that is summed, averaged and ranked. */
  readonly measure: string;
  /** Percentile, 0 to 1; undefined where none is asked for. */
  readonly k: number | undefined;
}

export const rows: readonly Record<string, Cell>[] = readRecords('deals.csv').map(sheetRow);

type Asked = {
  readonly field: string;
  readonly asked: readonly SheetCriterion[];
  readonly test: string | number | null;
};

/** One column, the same words to both. */
const same = (column: string, test: string | number | null): Asked => ({
  field: column,
  test,
  asked: [{ column, test }],
});

const TEXTS = [
  'asset',
  'target',
  'indication',
  'territory',
  'royalty_text',
  'notes',
  'licensor_country',
  'licensee_country',
];
const VOCABULARIES = [
  'deal_type',
  'licensor_type',
  'licensee_type',
  'therapeutic_area',
  'stage',
  'territory_class',
  'status',
  'modality_group',
  'half',
  'quarter',
];
const NUMBERS = [
  'upfront_usd_m',
  'near_term_usd_m',
  'milestones_usd_m',
  'total_usd_m',
  'royalty_high_pct',
  'n_sources',
  'upfront_share',
  'year',
];
const MEASURES = ['upfront_usd_m', 'milestones_usd_m', 'total_usd_m'];

/**
 * Texts that LibreOffice takes as the text they are: not one that it, or Excel, reads as a number, a date or a logical
 * value, and short enough for a criterion.
 */
const isPlainText = (cell: Cell | undefined): cell is string =>
  typeof cell === 'string' &&
  cell.length <= 120 &&
  /^([a-z]{3}|\d{4}[HQ]\d$)/i.test(cell) &&
  !/^(true|false|(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* ?\d)/i.test(cell);

const textsIn = (column: string) => rows.map((row) => row[column]).filter(isPlainText);
const numbersIn = (column: string) =>
  rows.map((row) => row[column]).filter((cell) => typeof cell === 'number');
const escaped = (text: string) => text.replace(/[*?~]/g, '~$&');

function textCriterion(random: Random, column: string): Asked {
  const value = random.pick(textsIn(column));
  const middle = escaped(value.slice(1, 2 + random.below(6)));
  return same(
    column,
    random.pick([
      () => escaped(value),
      () => `=${escaped(value)}`,
      () => `=${escaped(value.toUpperCase())}`,
      () => `<>${escaped(value)}`,
      () => `${escaped(value.slice(0, 3))}*`,
      () => `*${escaped(value.slice(-3))}`,
      () => `*${middle}*`,
      () => `<>*${middle}*`,
      () => `?${middle}*`,
      () => '=',
      () => '<>',
      () => '*',
      () => '<>*',
      // One letter, so that hyphens and blanks, which Excel orders in its own way, do not decide.
      () => `${random.pick(['<', '<=', '>', '>='])}${random.pick([...'bcdfgmnprt'])}`,
    ])(),
  );
}

/**
 * Numbers. Left out: a number beside a column of text, which Excel equals to a text that reads as it and LibreOffice
 * does not (it is covered by test/deals/criterion.test.ts).
 */
function numberCriterion(random: Random, column: string): Asked {
  const value = random.pick(numbersIn(column));
  const operator = random.pick(['=', '<>', '<', '<=', '>', '>=']);
  return same(
    column,
    random.pick([
      () => value,
      () => String(value),
      () => `${operator}${value}`,
      () => `${operator}${value}`,
      () => (Number.isInteger(value) ? `${operator}${value.toLocaleString('en')}` : `${operator}${value}`),
      () => (column === 'upfront_share' ? `${operator}${random.below(30)}%` : `>=${value}`),
      () => '=',
      () => '<>',
      () => null,
    ])(),
  );
}

/** Dates as ISO text or serials: LibreOffice in English reads no other unambiguous form (2024/5/1, 1 May 2024). */
function dateCriterion(random: Random): Asked {
  const day = `${2015 + random.below(12)}-${String(1 + random.below(12)).padStart(2, '0')}-01`;
  const operator = random.pick(['=', '<>', '<', '<=', '>', '>=']);
  return same('announced', random.pick([`${operator}${day}`, `${operator}${serial(day)}`, serial(day), day]));
}

/** A party by its name. Joint deals, which DealSheet finds under each party, are asked for by their whole. */
function partyCriterion(random: Random): Asked {
  const column = random.pick(['licensor', 'licensee']);
  const joint = new Set(rows.flatMap((row) => String(row[column]).split('; ').slice(0, -1)));
  const jointLast = new Set(
    rows
      .filter((row) => String(row[column]).includes(';'))
      .map((row) => String(row[column]).split('; ').at(-1)),
  );
  const names = textsIn(column).filter(
    (name) => !joint.has(name) && !jointLast.has(name) && !otherNames.has(name),
  );
  const name = escaped(random.pick(names));
  return same(column, random.pick([name, `=${name}`, name.toLowerCase(), `<>${name}`]));
}

/** Names under which DealSheet would find another company as well. */
const otherNames = new Set(readRecords('aliases.csv').map((record) => record['alias']));

/** An exact modality, which for `modality` must not be the name of a group. */
function modalityCriterion(random: Random): Asked {
  const value = random.pick(textsIn('modality'));
  const test = `${random.pick(['', '=', '<>'])}${value}`;
  return { field: 'exact_modality', test, asked: [{ column: 'modality', test }] };
}

/** DealSheet's period is two criteria on the date. */
function periodCriterion(random: Random): Asked {
  const year = 2014 + random.below(13);
  const half = 1 + random.below(2);
  const quarter = 1 + random.below(4);
  const month = 1 + random.below(12);
  const [test, from, months] = random.pick([
    () => [year, `${year}-01`, 12] as const,
    () => [`${year}H${half}`, `${year}-${String(half * 6 - 5).padStart(2, '0')}`, 6] as const,
    () => [`${year} q${quarter}`, `${year}-${String(quarter * 3 - 2).padStart(2, '0')}`, 3] as const,
    () =>
      [`${year}-${String(month).padStart(2, '0')}`, `${year}-${String(month).padStart(2, '0')}`, 1] as const,
    () => [`${year}:${year + 2}`, `${year}-01`, 36] as const,
  ])();
  const end = new Date(`${from}-01T00:00Z`);
  end.setUTCMonth(end.getUTCMonth() + months);
  const asked = [
    { column: 'announced', test: `>=${serial(from)}` },
    { column: 'announced', test: `<${serial(end.toISOString().slice(0, 10))}` },
  ];
  return { field: 'period', test, asked };
}

const FORMS: readonly ((random: Random) => Asked)[] = [
  (random) => textCriterion(random, random.pick(TEXTS)),
  (random) => textCriterion(random, random.pick(VOCABULARIES)),
  (random) => textCriterion(random, random.pick(VOCABULARIES)),
  (random) => numberCriterion(random, random.pick(NUMBERS)),
  (random) => numberCriterion(random, random.pick(NUMBERS)),
  dateCriterion,
  partyCriterion,
  modalityCriterion,
  periodCriterion,
];

/**
 * LibreOffice cuts all ranges of COUNTIFS at the last filled cell of the first one, and so loses empty cells at the end
 * that "=" or "<>x" ask for (Excel does not): the first range is therefore one without empty cells.
 */
const EVERY_DEAL: SheetCriterion = { column: 'deal_id', test: '<>' };

/** `count` sets of one to four criteria, the same for a seed. */
export function criteriaSets(count: number, seed: number): CriteriaSet[] {
  const random = new Random(seed);
  return Array.from({ length: count }, (_, index) => {
    const length = random.pick([1, 1, 1, 2, 2, 2, 3, 3, 4]);
    const each = Array.from({ length }, () => random.pick(FORMS)(random));
    return {
      criteria: each.map(({ field, test }) => ({ field, test })),
      asked: [EVERY_DEAL, ...each.flatMap(({ asked }) => asked)],
      measure: random.pick(MEASURES),
      // A percentile asks deal by deal, which takes LibreOffice long: every third set.
      k: index % 3 === 0 ? random.below(101) / 100 : undefined,
    };
  });
}

export const SETS = 300;
export const SEED = 20261122;

/** What decides the answers: the conditions, and the cells of the columns that they name. */
export function criteriaQuestion(sets: readonly CriteriaSet[]): unknown {
  return { rows, sets: sets.map(({ asked, measure, k }) => ({ asked, measure, k })) };
}
