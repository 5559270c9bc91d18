/** The same questions to arquero and to ClickHouse in process. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { DealSet } from '../../../src/deals/dataset';
import { fieldNamed } from '../../../src/deals/fields';
import type { FieldName } from '../../../src/deals/fields';
import { decodeAsset, readAsset } from './data';
import { EQUALITY, ONE_CELL, drawFormulas } from './formulas';
import type { Condition, Kind, Question } from './formulas';

const engines = join(__dirname, '../../oracle');

/** Columns that the questions name. */
const COLUMNS: readonly FieldName[] = [
  'deal_id',
  'announced',
  'licensor',
  'licensee',
  'asset',
  'target',
  'upfront_usd_m',
  'total_usd_m',
  ...EQUALITY,
];
const LISTED = ['deal_id', 'announced', 'licensor', 'licensee', 'stage', 'total_usd_m'];

export interface PeerResult {
  readonly engine: string;
  readonly readySeconds: number;
  readonly byKind: Readonly<Record<Kind, number>>;
  readonly mix: number;
  readonly oneCellMix: number;
  readonly answers: readonly unknown[];
  readonly residentMB: number;
}

type Ask = (question: Question) => unknown;

/** @param count formulas, the first of those that ours is asked; `compared` of them also give their answers */
function measure(engine: string, set: DealSet, load: () => Ask, count: number, compared: number): PeerResult {
  const begun = performance.now();
  const ask = load();
  const readySeconds = (performance.now() - begun) / 1e3;
  for (const { question } of drawFormulas(set, 100, 2)) ask(question);
  const answers: unknown[] = [];
  const times = new Map<Kind, { sum: number; count: number }>();
  for (const { kind, question } of drawFormulas(set, count, 3)) {
    const start = performance.now();
    const answer = ask(question);
    const spent = performance.now() - start;
    if (answers.length < compared) answers.push(answer);
    const time = times.get(kind) ?? { sum: 0, count: 0 };
    times.set(kind, { sum: time.sum + spent * 1e3, count: time.count + 1 });
  }
  const over = (kinds: readonly Kind[]) => {
    const some = kinds.flatMap((kind) => times.get(kind) ?? []);
    return some.reduce((sum, time) => sum + time.sum, 0) / some.reduce((sum, time) => sum + time.count, 0);
  };
  return {
    engine,
    readySeconds,
    byKind: Object.fromEntries([...times].map(([kind, time]) => [kind, time.sum / time.count])) as Record<
      Kind,
      number
    >,
    mix: over([...times.keys()]),
    oneCellMix: over(ONE_CELL),
    answers,
    residentMB: Math.round(process.memoryUsage().rss / 1e6),
  };
}

interface ArqueroTable {
  filter(expression: string): ArqueroTable;
  groupby(column: string): ArqueroTable;
  rollup(values: Record<string, string>): ArqueroTable;
  select(columns: readonly string[]): ArqueroTable;
  objects(): Record<string, unknown>[];
}

/** arquero: columns as arrays, filters and rollups as its expressions. */
export async function measureArquero(size: number, count: number, compared: number): Promise<PeerResult> {
  const path = join(engines, 'node_modules/arquero/src/index.js');
  const arquero = (await import(pathToFileURL(path).href)) as { table(columns: object): ArqueroTable };
  const set = decodeAsset(readAsset(size));
  const load = (): Ask => {
    const table = arquero.table(
      Object.fromEntries(
        COLUMNS.map((column) => [
          column,
          Array.from({ length: size }, (_, row) => set.value(row, column) ?? null),
        ]),
      ),
    );
    return (question) => askArquero(table, question);
  };
  return measure('arquero 8.0.3', set, load, count, compared);
}

function askArquero(
  table: ArqueroTable,
  { aggregate, measure: figure, conditions, k, by }: Question,
): unknown {
  const tests = conditions.map(({ column, is, value }: Condition) => {
    const literal = JSON.stringify(value);
    if (is === 'equal') return `d.${column} === ${literal}`;
    if (is === 'containing') return `includes(lower(d.${column}), ${literal.toLowerCase()})`;
    return `d.${column} !== null && d.${column} ${is === 'at least' ? '>=' : '<'} ${literal}`;
  });
  const found = tests.length > 0 ? table.filter(`d => ${tests.join(' && ')}`) : table;
  if (aggregate === 'list') return found.select(LISTED).objects().length;
  if (aggregate === 'breakdown' && by) {
    return found
      .groupby(by)
      .rollup({ deals: 'count()', sum: `d => sum(d.${figure})`, median: `d => median(d.${figure})` })
      .objects().length;
  }
  const rollup = {
    sum: `d => sum(d.${figure})`,
    count: 'count()',
    percentile: `d => quantile(d.${figure}, ${k ?? 0})`,
  };
  const [answer] = found.rollup({ answer: rollup[aggregate as keyof typeof rollup] }).objects();
  return answer?.['answer'] ?? 0;
}

interface ChdbSession {
  query(sql: string, format?: string): string;
}

/** ClickHouse: a MergeTree in the order of dates, low-cardinality text. */
export function measureClickHouse(size: number, count: number, compared: number): PeerResult {
  const chdb = createRequire(join(engines, 'package.json'))('chdb') as { Session: new () => ChdbSession };
  const set = decodeAsset(readAsset(size));
  const session = new chdb.Session();
  const load = (): Ask => {
    const columns = COLUMNS.map((name) => `${name} ${columnType(name)}`).join(', ');
    session.query(`CREATE TABLE deals (${columns}) ENGINE = MergeTree ORDER BY announced`);
    for (let begin = 0; begin < size; begin += 20_000) {
      const rows = Array.from({ length: Math.min(20_000, size - begin) }, (_, index) =>
        JSON.stringify(COLUMNS.map((column) => set.value(begin + index, column) ?? null)),
      );
      session.query(`INSERT INTO deals FORMAT JSONCompactEachRow ${rows.join('\n')}`);
    }
    session.query('OPTIMIZE TABLE deals FINAL');
    return (question) => askClickHouse(session, question);
  };
  const version = session.query('SELECT version()', 'TSV').trim();
  return measure(`ClickHouse ${version} (chdb 3.4.0)`, set, load, count, compared);
}

function columnType(name: FieldName): string {
  if (name === 'announced') return 'Int32';
  if (name === 'deal_id') return 'String';
  return fieldNamed(name).kind === 'money' ? 'Nullable(Float64)' : 'LowCardinality(Nullable(String))';
}

const text = (value: string | number) =>
  typeof value === 'number' ? String(value) : `'${value.replace(/[\\']/g, '\\$&')}'`;

function askClickHouse(
  session: ChdbSession,
  { aggregate, measure: figure, conditions, k, by }: Question,
): unknown {
  const tests = conditions.map(({ column, is, value }) => {
    if (is === 'equal') return `${column} = ${text(value)}`;
    if (is === 'containing') return `${column} ILIKE ${text(`%${String(value)}%`)}`;
    return `${column} ${is === 'at least' ? '>=' : '<'} ${value}`;
  });
  const where = tests.length > 0 ? `WHERE ${tests.join(' AND ')}` : '';
  const ask = (select: string, more = '') => {
    const lines = session.query(`SELECT ${select} FROM deals ${where} ${more}`, 'JSONCompactEachRow').trim();
    return lines === '' ? [] : lines.split('\n').map((line) => JSON.parse(line) as unknown[]);
  };
  if (aggregate === 'list') return ask(LISTED.join(', ')).length;
  if (aggregate === 'breakdown' && by) {
    return ask(`${by}, count(), sum(${figure}), quantileExactInclusive(0.5)(${figure})`, `GROUP BY ${by}`)
      .length;
  }
  const select = {
    sum: `ifNull(sum(${figure}), 0)`,
    count: 'toFloat64(count())',
    percentile: `ifNull(quantileExactInclusive(${k ?? 0})(${figure}), 0)`,
  };
  return ask(select[aggregate as keyof typeof select])[0]?.[0];
}
