/** The fixed mix of formulas, each with the question behind it in words that every engine can be asked in. */
import type { DealSet } from '../../../src/deals/dataset';
import { dateOfSerial, isoDate } from '../../../src/deals/date';
import type { FieldName } from '../../../src/deals/fields';
import { periodAt } from '../../../src/deals/period';
import { Random } from '../../oracle/random';

/** What a deal must be, free of any engine's syntax. */
export interface Condition {
  readonly column: FieldName;
  readonly is: 'equal' | 'containing' | 'at least' | 'below';
  readonly value: string | number;
}

export interface Question {
  readonly aggregate: 'sum' | 'count' | 'percentile' | 'breakdown' | 'list';
  readonly measure: FieldName;
  readonly conditions: readonly Condition[];
  /** Percentile, 0 to 1. */
  readonly k?: number;
  /** Field of a breakdown. */
  readonly by?: FieldName;
}

export interface Formula {
  readonly kind: Kind;
  /** Worksheet function and its arguments as Excel hands them over. */
  readonly id: string;
  readonly args: readonly unknown[];
  readonly question: Question;
}

/** Kinds of formula with their share in a hundred. */
export const MIX = {
  'total by modality and year': 30,
  'SUMIFS, 1 criterion': 20,
  'SUMIFS, 2 criteria': 15,
  'SUMIFS, 4 criteria': 10,
  'COUNTIFS, wildcard': 8,
  'SUMIFS, numeric range': 8,
  percentile: 5,
  breakdown: 2,
  'list of some 200 rows': 2,
} as const;
export type Kind = keyof typeof MIX;

/** Kinds that a spreadsheet answers with one formula, too. */
export const ONE_CELL: readonly Kind[] = (Object.keys(MIX) as Kind[]).filter(
  (kind) => kind !== 'breakdown' && kind !== 'list of some 200 rows',
);

/** Fields that analysts compare with one value. */
export const EQUALITY: readonly FieldName[] = [
  'modality_group',
  'stage',
  'therapeutic_area',
  'territory_class',
  'deal_type',
  'licensee_type',
  'licensee_country',
];
const LISTED: readonly FieldName[] = ['deal_id', 'announced', 'licensor', 'licensee', 'stage', 'total_usd_m'];

/** One cell of a repeating argument, as Excel hands it over. */
const cell = (value: unknown) => [[value]];
const pairs = (...values: unknown[]) => values.map(cell);

/** A formula as it stands in a cell. */
export function typedFormula({ id, args }: Formula): string {
  const words = args.flat(3).map((value) => (typeof value === 'string' ? `"${value}"` : (value ?? '')));
  return `=DEALS.${id}(${words.join(', ').replace(/(, )+$/, '')})`;
}

/** The first formula of each kind, in words. */
export function firstOfKinds(formulas: readonly Formula[], words: (formula: Formula) => string) {
  return Object.fromEntries([...formulas].reverse().map((formula) => [formula.kind, words(formula)]));
}

/** `count` formulas of the mix over a set, the same for a seed. */
export function drawFormulas(set: DealSet, count: number, seed: number): Formula[] {
  const random = new Random(seed);
  const kinds = Object.entries(MIX).flatMap(([kind, share]) => Array<Kind>(share).fill(kind as Kind));
  return Array.from({ length: count }, () => drawFormula(set, random, random.pick(kinds)));
}

function drawFormula(set: DealSet, random: Random, kind: Kind): Formula {
  const make = (id: string, args: readonly unknown[], question: Question): Formula => ({
    kind,
    id,
    args,
    question,
  });
  const equal = (field: FieldName): Condition => ({
    column: field,
    is: 'equal',
    value: oneOf(set, random, field),
  });
  const sum = (conditions: Condition[], extra: unknown[] = [], inTime: Condition[] = []): Formula =>
    make('DEAL_SUMIFS', ['total', pairs(...conditions.flatMap(typed), ...extra)], {
      aggregate: 'sum',
      measure: 'total_usd_m',
      conditions: [...conditions, ...inTime],
    });
  switch (kind) {
    case 'total by modality and year': {
      const [modality, year] = [equal('modality_group'), 2012 + random.below(14)];
      return make('DEAL_TOTAL_BY_MODALITY', [modality.value, year, null], {
        aggregate: 'sum',
        measure: 'total_usd_m',
        conditions: [modality, ...inYear(year)],
      });
    }
    case 'SUMIFS, 1 criterion':
      return sum([equal(random.pick(EQUALITY))]);
    case 'SUMIFS, 2 criteria':
      return sum([equal('stage'), equal('modality_group')]);
    case 'SUMIFS, 4 criteria': {
      const year = 2018 + random.below(8);
      const conditions = [equal('stage'), equal('therapeutic_area'), equal('licensee_type')];
      return sum(conditions, ['period', year], inYear(year));
    }
    case 'COUNTIFS, wildcard': {
      const field = random.pick<FieldName>(['target', 'asset']);
      const words = set.text(field).dictionary.filter((text) => /^[a-z0-9-]{4,}/i.test(text));
      const value = random.pick(words).slice(0, 4);
      const question: Question = {
        aggregate: 'count',
        measure: 'total_usd_m',
        conditions: [{ column: field, is: 'containing', value }],
      };
      return make('DEAL_COUNTIFS', [pairs(field, `*${value}*`)], question);
    }
    case 'SUMIFS, numeric range': {
      const least = 1 + random.below(1_500);
      return sum([
        { column: 'total_usd_m', is: 'at least', value: least },
        { column: 'total_usd_m', is: 'below', value: least + 100 + random.below(1_500) },
      ]);
    }
    case 'percentile': {
      const [stage, k] = [equal('stage'), (1 + random.below(19)) / 20];
      return make('DEAL_PERCENTILEIFS', ['upfront', k, pairs(...typed(stage))], {
        aggregate: 'percentile',
        measure: 'upfront_usd_m',
        conditions: [stage],
        k,
      });
    }
    case 'breakdown': {
      const [by, year] = [
        random.pick<FieldName>(['stage', 'therapeutic_area', 'licensee_type']),
        2012 + random.below(14),
      ];
      const question: Question = {
        aggregate: 'breakdown',
        measure: 'total_usd_m',
        by,
        conditions: inYear(year),
      };
      return make('DEAL_BREAKDOWN', [by, 'total', pairs('period', year)], question);
    }
    case 'list of some 200 rows': {
      const first = random.below(Math.max(1, set.size - 200));
      const day = (row: number) => Number(set.value(Math.min(row, set.size - 1), 'announced'));
      const conditions: Condition[] = [
        { column: 'announced', is: 'at least', value: day(first) },
        { column: 'announced', is: 'below', value: Math.max(day(first) + 1, day(first + 200)) },
      ];
      const args = [[[LISTED.join(', ')]], pairs(...conditions.flatMap(typed))];
      return make('DEAL_LIST', args, { aggregate: 'list', measure: 'total_usd_m', conditions });
    }
  }
}

/** A value that occurs, the frequent as often as they occur. */
function oneOf(set: DealSet, random: Random, field: FieldName): string {
  for (;;) {
    const value = set.value(random.below(set.size), field);
    if (typeof value === 'string') return value;
  }
}

/** Field and criterion, as a user types them. */
function typed({ column, is, value }: Condition): unknown[] {
  if (is === 'equal') return [column, value];
  const text = column === 'announced' ? isoDate({ serial: Number(value), precision: 'day' }) : String(value);
  return [column, (is === 'at least' ? '>=' : '<') + text];
}

function inYear(year: number): Condition[] {
  const { from, through } = periodAt(year, 1, 'year');
  return [
    { column: 'announced', is: 'at least', value: from },
    { column: 'announced', is: 'below', value: through + 1 },
  ];
}

/**
 * Formulas of one equality criterion that nothing has been kept for: every criterion stands in one formula only.
 * @param periods with a period of its own on each
 */
export function distinctEqualities(set: DealSet, periods: boolean): Formula[] {
  const random = new Random(11);
  const fields: FieldName[] = ['licensor', 'licensee', 'target', 'asset', 'indication', ...EQUALITY];
  return fields.flatMap((field) =>
    set
      .text(field)
      .dictionary.slice(1)
      .filter((value) => value.length < 200 && !/[*?~]/.test(value) && !/^[<>=]/.test(value))
      .map((value, index): Formula => {
        const { year, month } = dateOfSerial(Number(set.value(random.below(set.size), 'announced')));
        const from = periodAt(year, month, 'month').label;
        const span = `${from}:${year + 1 + (index % 5)}-${String(1 + (index % 12)).padStart(2, '0')}`;
        const args = periods ? pairs(field, `=${value}`, 'period', span) : pairs(field, value);
        return {
          kind: 'SUMIFS, 1 criterion',
          id: 'DEAL_SUMIFS',
          args: ['total', args],
          question: { aggregate: 'sum', measure: 'total_usd_m', conditions: [] },
        };
      }),
  );
}
