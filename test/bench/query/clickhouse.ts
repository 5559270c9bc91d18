/** The same questions to ClickHouse in process: a MergeTree in the order of dates, low-cardinality text. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fieldNamed } from '../../../src/deals/fields';
import type { FieldName } from '../../../src/deals/fields';
import { decodeAsset, readAsset } from './data';
import type { Question } from './formulas';
import { COLUMNS, LISTED, engines, measurePeer, versionOf } from './peer';
import type { Peer, PeerResult } from './peer';

interface ChdbSession {
  query(sql: string, format?: string): string;
}

/** @param count formulas; the first `compared` also give their answers */
export function measureClickHouse(size: number, count: number, compared: number): PeerResult {
  const chdb = createRequire(join(engines, 'package.json'))('chdb') as { Session: new () => ChdbSession };
  const set = decodeAsset(readAsset(size));
  const session = new chdb.Session();
  const load = (): Peer => {
    const columns = COLUMNS.map((name) => `${name} ${columnType(name)}`).join(', ');
    session.query(`CREATE TABLE deals (${columns}) ENGINE = MergeTree ORDER BY announced`);
    for (let begin = 0; begin < size; begin += 20_000) {
      const rows = Array.from({ length: Math.min(20_000, size - begin) }, (_, index) =>
        JSON.stringify(COLUMNS.map((column) => set.value(begin + index, column) ?? null)),
      );
      session.query(`INSERT INTO deals FORMAT JSONCompactEachRow ${rows.join('\n')}`);
    }
    session.query('OPTIMIZE TABLE deals FINAL');
    return { words: sqlOf, ask: (question) => askClickHouse(session, question) };
  };
  const version = session.query('SELECT version()', 'TSV').trim();
  return measurePeer(`ClickHouse ${version} (chdb ${versionOf('chdb')})`, set, load, count, compared);
}

function columnType(name: FieldName): string {
  if (name === 'announced') return 'Int32';
  if (name === 'deal_id') return 'String';
  return fieldNamed(name).kind === 'money' ? 'Nullable(Float64)' : 'LowCardinality(Nullable(String))';
}

const text = (value: string | number) =>
  typeof value === 'number' ? String(value) : `'${value.replace(/[\\']/g, '\\$&')}'`;

function sqlOf({ aggregate, measure: figure, conditions, k, by }: Question): string {
  const tests = conditions.map(({ column, is, value }) => {
    if (is === 'equal') return `${column} = ${text(value)}`;
    if (is === 'containing') return `${column} ILIKE ${text(`%${String(value)}%`)}`;
    return `${column} ${is === 'at least' ? '>=' : '<'} ${value}`;
  });
  const select = {
    sum: `ifNull(sum(${figure}), 0)`,
    count: 'toFloat64(count())',
    percentile: `ifNull(quantileExactInclusive(${k ?? 0})(${figure}), 0)`,
    breakdown: `${by ?? ''}, count(), sum(${figure}), quantileExactInclusive(0.5)(${figure})`,
    list: LISTED.join(', '),
  };
  const where = tests.length > 0 ? ` WHERE ${tests.join(' AND ')}` : '';
  return `SELECT ${select[aggregate]} FROM deals${where}${by ? ` GROUP BY ${by}` : ''}`;
}

function askClickHouse(session: ChdbSession, question: Question): unknown {
  const lines = session.query(sqlOf(question), 'JSONCompactEachRow').trim();
  const rows = lines === '' ? [] : lines.split('\n').map((line) => JSON.parse(line) as unknown[]);
  return question.aggregate === 'list' || question.aggregate === 'breakdown' ? rows.length : rows[0]?.[0];
}
