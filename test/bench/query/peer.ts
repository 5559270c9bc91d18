/** How long an engine takes for the questions behind the formulas. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DealSet } from '../../../src/deals/dataset';
import type { FieldName } from '../../../src/deals/fields';
import { EQUALITY, ONE_CELL, drawFormulas, firstOfKinds } from './formulas';
import type { Formula, Kind, Question } from './formulas';
import { leastOf, mean, timesOf } from './timing';
import type { Figures } from './timing';

/** Where the engines are installed. */
export const engines = join(__dirname, '../../oracle');

/** The version of an engine's package that is installed. */
export function versionOf(name: string): string {
  const file = join(engines, 'node_modules', name, 'package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

/** Columns that the questions name. */
export const COLUMNS: readonly FieldName[] = [
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

/** Columns of a list. */
export const LISTED = ['deal_id', 'announced', 'licensor', 'licensee', 'stage', 'total_usd_m'];

const ROUNDS = 3;

export interface PeerResult {
  readonly engine: string;
  readonly readySeconds: number;
  /** Formulas asked in each round: the first of those that ours is asked. */
  readonly formulas: number;
  /** Microseconds a formula, the best of three rounds. */
  readonly figures: Figures;
  /** How each kind was asked, by an example. */
  readonly asked: Readonly<Record<string, string>>;
  readonly answers: readonly unknown[];
  readonly residentMB: number;
}

/** An engine with the table in it. */
export interface Peer {
  /** How a question is put to the engine. */
  readonly words: (question: Question) => string;
  readonly ask: (question: Question) => unknown;
}

/** @param count formulas; `compared` of them also give their answers */
export function measurePeer(
  engine: string,
  set: DealSet,
  load: () => Peer,
  count: number,
  compared: number,
): PeerResult {
  const begun = performance.now();
  const { ask, words } = load();
  const readySeconds = (performance.now() - begun) / 1e3;
  const formulas = drawFormulas(set, count, 3);
  const answers = formulas.slice(0, compared).map(({ question }) => ask(question));
  const rounds = Array.from({ length: ROUNDS }, () => measureRound(formulas, ask));
  return {
    engine,
    readySeconds,
    formulas: count,
    figures: leastOf(rounds),
    asked: firstOfKinds(formulas, ({ question }) => words(question)),
    answers,
    residentMB: Math.round(process.memoryUsage().rss / 1e6),
  };
}

function measureRound(formulas: readonly Formula[], ask: Peer['ask']): Figures {
  const times = timesOf(formulas, ({ question }) => ask(question));
  const over = (kinds: readonly Kind[]) =>
    mean(times.filter((_, index) => kinds.includes(formulas[index]?.kind as Kind)));
  const kinds = [...new Set(formulas.map(({ kind }) => kind))];
  return {
    ...Object.fromEntries(kinds.map((kind) => [kind, over([kind])])),
    mix: mean(times),
    'mix, one-cell answers': over(ONE_CELL),
  };
}
