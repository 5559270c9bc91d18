import * as v from 'valibot';

const filled = v.pipe(v.string(), v.trim(), v.nonEmpty('must not be empty'));

const text = v.pipe(
  v.string(),
  v.trim(),
  v.transform((cell) => (cell === '' ? undefined : cell)),
);

const url = v.pipe(
  v.string(),
  v.trim(),
  v.regex(/^https?:\/\/\S+/, (issue) => `"${issue.input}" is not a web address`),
);

const optionalUrl = v.union(
  [
    v.pipe(
      v.literal(''),
      v.transform((): undefined => undefined),
    ),
    url,
  ],
  (issue) => `"${String(issue.input)}" is not a web address`,
);

const readNumber = (cell: string) =>
  /^[+-]?(\d+\.?\d*|\.\d+)$/.test(cell.trim()) ? Number(cell) : undefined;

/** A number from `low` to `high`; an empty cell is `undefined`. */
const number = (what: string, low: number, high: number) =>
  v.pipe(
    v.string(),
    v.rawTransform<string, number | undefined>(({ dataset, addIssue, NEVER }) => {
      if (dataset.value.trim() === '') return undefined;
      const value = readNumber(dataset.value);
      if (value !== undefined && value >= low && value <= high) return value;
      addIssue({ message: `"${dataset.value}" is not ${what}` });
      return NEVER;
    }),
  );

const required = (what: string, low: number, high: number) =>
  v.pipe(
    v.string(),
    v.rawTransform<string, number>(({ dataset, addIssue, NEVER }) => {
      const value = readNumber(dataset.value);
      if (value !== undefined && value >= low && value <= high) return value;
      addIssue({ message: `"${dataset.value}" is not ${what}` });
      return NEVER;
    }),
  );

const probability = number('a probability from 0 to 1', 0, 1);

/** The columns of each file, in its order: the one place that says what a table of published figures holds. */
export const TABLES = {
  market: v.object({
    publisher: filled,
    metric: filled,
    period: filled,
    segment: filled,
    value: required('a number', -1e9, 1e9),
    unit: filled,
    definition_notes: text,
    source_url: optionalUrl,
    kind: v.picklist(['as published', 'computed'], 'is "as published" or "computed"'),
  }),
  pos: v.object({
    source_id: filled,
    basis: filled,
    dimension: filled,
    segment: filled,
    phase: filled,
    success_rate: probability,
    loa: probability,
    n: number('a number of cases', 0, 1e7),
    source_url: url,
    notes: text,
  }),
  durations: v.object({
    source_id: filled,
    segment: filled,
    phase: filled,
    years: required('a duration in years', 0, 60),
    source_url: url,
    notes: text,
  }),
  costs: v.object({
    source_id: filled,
    segment: filled,
    phase: filled,
    point: number('an amount', 0, 1e5),
    low: number('an amount', 0, 1e5),
    high: number('an amount', 0, 1e5),
    unit: filled,
    source_url: url,
    notes: text,
  }),
  terms: v.object({
    source_id: filled,
    publisher: filled,
    category: filled,
    stage: filled,
    segment: text,
    metric: filled,
    value: number('a number', -1e9, 1e9),
    low: number('a number', -1e9, 1e9),
    high: number('a number', -1e9, 1e9),
    unit: filled,
    period: text,
    n: text,
    source_url: url,
    notes: text,
  }),
  segments: v.object({
    kind: v.picklist(['area', 'modality'], 'is "area" or "modality"'),
    value: filled,
    success_segment: filled,
    duration_segment: text,
    note: text,
  }),
  approvals: v.object({
    drug: filled,
    originator: filled,
    partner: text,
    route: text,
    agency: filled,
    outcome: filled,
    date: v.pipe(
      filled,
      v.regex(/^\d{4}(-\d{2}){0,2}$/, (issue) => `"${issue.input}" is not a date`),
    ),
    indication: text,
    modality: text,
    source_url: url,
    notes: text,
  }),
} as const;

/** Name of a table of published figures: its file is `<name>.csv`. */
export type TableName = keyof typeof TABLES;

/** A row as its schema types it; an empty cell is `undefined`. Columns keep the names of the file. */
export type TableRow<T extends TableName> = Readonly<v.InferOutput<(typeof TABLES)[T]>>;

/** A clinical success rate: `success_rate` to the next phase, `loa` likelihood of approval from there, as fractions. */
export type SuccessRateRow = TableRow<'pos'>;
/** A phase duration in years. */
export type DurationRow = TableRow<'durations'>;
/** R&D cost of a phase, US$ million. */
export type CostRow = TableRow<'costs'>;
/** A benchmark term: royalty tiers, upfront share, milestone split, discount rate; percentages in points. */
export type TermRow = TableRow<'terms'>;
/** Which success-rate and duration segment a therapeutic area or a modality uses. */
export type SegmentRow = TableRow<'segments'>;
/** A published market statistic. */
export type StatisticRow = TableRow<'market'>;
/** A China-originated medicine before the FDA or the European Commission. */
export type ApprovalRow = TableRow<'approvals'>;

/** All published figures that benchmarks and valuations draw on. */
export type MarketTables = { readonly [T in TableName]: readonly TableRow<T>[] };
