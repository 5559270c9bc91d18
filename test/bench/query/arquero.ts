/** The same questions to arquero: columns as arrays, filters and rollups as its expressions. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { decodeAsset, readAsset } from './data';
import type { Condition, Question } from './formulas';
import { COLUMNS, LISTED, engines, measurePeer, versionOf } from './peer';
import type { Peer, PeerResult } from './peer';

interface ArqueroTable {
  filter(expression: string): ArqueroTable;
  groupby(column: string): ArqueroTable;
  rollup(values: Record<string, string>): ArqueroTable;
  select(columns: readonly string[]): ArqueroTable;
  objects(): Record<string, unknown>[];
}

/** @param count formulas; the first `compared` also give their answers */
export async function measureArquero(size: number, count: number, compared: number): Promise<PeerResult> {
  const path = join(engines, 'node_modules/arquero/src/index.js');
  const arquero = (await import(pathToFileURL(path).href)) as { table(columns: object): ArqueroTable };
  const set = decodeAsset(readAsset(size));
  const load = (): Peer => {
    const table = arquero.table(
      Object.fromEntries(
        COLUMNS.map((column) => [
          column,
          Array.from({ length: size }, (_, row) => set.value(row, column) ?? null),
        ]),
      ),
    );
    return { words: arqueroWords, ask: (question) => askArquero(table, question) };
  };
  return measurePeer(`arquero ${versionOf('arquero')}`, set, load, count, compared);
}

/** The filter of a question; undefined where it has none. */
function arqueroFilter({ conditions }: Question): string | undefined {
  const tests = conditions.map(({ column, is, value }: Condition) => {
    const literal = JSON.stringify(value);
    if (is === 'equal') return `d.${column} === ${literal}`;
    if (is === 'containing') return `includes(lower(d.${column}), ${literal.toLowerCase()})`;
    return `d.${column} !== null && d.${column} ${is === 'at least' ? '>=' : '<'} ${literal}`;
  });
  return tests.length > 0 ? `d => ${tests.join(' && ')}` : undefined;
}

/** What is worked out of the deals found; undefined for a list of them. */
function arqueroRollup({ aggregate, measure: figure, k }: Question): Record<string, string> | undefined {
  switch (aggregate) {
    case 'list':
      return undefined;
    case 'breakdown':
      return { deals: 'count()', sum: `d => sum(d.${figure})`, median: `d => median(d.${figure})` };
    case 'count':
      return { answer: 'count()' };
    case 'sum':
      return { answer: `d => sum(d.${figure})` };
    case 'percentile':
      return { answer: `d => quantile(d.${figure}, ${k ?? 0})` };
  }
}

function arqueroWords(question: Question): string {
  const [filter, rollup] = [arqueroFilter(question), arqueroRollup(question)];
  const group = question.by ? `.groupby('${question.by}')` : '';
  return `table${filter ? `.filter(${filter})` : ''}${group}${rollup ? `.rollup(${JSON.stringify(rollup)})` : `.select(${JSON.stringify(LISTED)})`}.objects()`;
}

function askArquero(table: ArqueroTable, question: Question): unknown {
  const [filter, rollup] = [arqueroFilter(question), arqueroRollup(question)];
  const found = filter ? table.filter(filter) : table;
  if (!rollup) return found.select(LISTED).objects().length;
  if (question.by) return found.groupby(question.by).rollup(rollup).objects().length;
  const [answer] = found.rollup(rollup).objects();
  return answer?.['answer'] ?? 0;
}
