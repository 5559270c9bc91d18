import { aliasIndex } from '../../deals/alias-index';
import type { AliasRow } from '../../deals/aliases';
import type { DataVersion, DealSet } from '../../deals/dataset';
import type { Elsewhere } from '../../deals/elsewhere';
import { fieldNamed } from '../../deals/fields';
import type { FieldName } from '../../deals/fields';
import { InputError } from '../../deals/input-error';
import { criterionKey } from '../../deals/plan';
import type { BreakdownGroup, DealQuery, Summary } from '../../deals/deal-query';
import type { DealRow } from '../../deals/row';
import { MOST_ALIKE, columnsThatCount, likenessOf } from './alike';
import { compileQuery } from './compile-query';
import type { CompiledTests } from './compile-query';
import type { Test } from './condition';
import { KeptAnswers } from './kept-answers';
import type { Pace, Send } from './under-way';
import { pointsIn } from './fitting';
import { MOST_GROUPS } from './groups';
import { FetchedRows } from './fetched-rows';
import type { PercentileAnswer, Question } from './question';
import type { ServerFacts } from './server-facts';

/** The most deals that one query fetches row by row. */
const MOST_ROWS = 20_000;

/** What the server says of its deals before it is asked anything. */
export interface ServerVersion {
  readonly version: DataVersion;
  readonly deals: number;
  readonly announced: { readonly first: number; readonly last: number } | undefined;
  readonly aliases: readonly AliasRow[];
}

const MOST_COMPILED = 20_000;
const NO_ROWS: readonly DealRow[] = [];
const NOTHING: Summary = { deals: 0, disclosed: 0, sumUsdM: 0 };
const OF_NOTHING: PercentileAnswer = { value: undefined, deals: 0 };
const OF_SOMETHING: PercentileAnswer = { value: 0, deals: undefined };

/** The deals of a server, for functions and for tables. */
export interface RemoteDeals {
  /** What functions ask of it is sent as few statements. */
  readonly set: DealSet;
  /**
   * A query in the server's words; undefined where no deal can pass.
   * @throws InputError for an unknown field or a malformed criterion
   */
  readonly testsOf: (query: DealQuery, signal?: AbortSignal) => Promise<readonly Test[] | undefined>;
}

/** The deals of a server, to be asked. */
export function remoteDeals(server: ServerVersion, send: Send, pace?: Pace): RemoteDeals {
  const kept = new KeptAnswers(send, pace);
  const fetched = new FetchedRows(server.version, (dropped) => kept.forget(dropped));
  const distinctTexts = (field: FieldName, which: 'all' | 'with digits') =>
    kept.ask<readonly string[] | undefined>(
      `distinct ${which} ${field}`,
      () => ({ kind: 'distinct', field, which }),
      [],
      [],
    );
  const facts: ServerFacts = {
    aliases: aliasIndex(server.aliases),
    announced: server.announced,
    distinct: (field, which) => {
      const texts = distinctTexts(field, which);
      if (texts) return texts;
      throw new InputError(
        'notAvailable',
        `${field} has too many different texts on the organisation’s data server to compare them by number or ` +
          'alphabet. Use equality or wildcards.',
      );
    },
  };
  const testByCriterion = new Map<string, Test>();
  const compiled: CompiledTests = (criterion, compile) => {
    const key = criterionKey(criterion);
    const known = testByCriterion.get(key);
    if (known) return known;
    const before = kept.inVain;
    const test = compile();
    if (testByCriterion.size > MOST_COMPILED) testByCriterion.clear();
    if (kept.inVain === before) testByCriterion.set(key, test);
    return test;
  };
  const testsOf = (query: DealQuery): readonly Test[] | undefined => {
    const tests = compileQuery(facts, query, compiled);
    return tests.some((test) => test.kind === 'none') ? undefined : tests;
  };
  const ask = <Answer>(
    kind: string,
    query: DealQuery,
    make: (tests: readonly Test[]) => Question,
    none: Answer,
    provisional = none,
  ): Answer => {
    const question = () => {
      const tests = testsOf(query);
      return tests && make(tests);
    };
    return kept.ask(`${kind}${queryKey(query)}`, question, provisional, none);
  };
  const rowsOf = (query: DealQuery, most: number): readonly DealRow[] =>
    ask(`rows ${most}`, query, (tests) => ({ kind: 'rows', tests, most }), NO_ROWS);
  const textsOf = (field: FieldName) => fieldNamed(field).vocabulary ?? distinctTexts(field, 'all');
  const elsewhere: Elsewhere = {
    announced: server.announced,
    answering: (work, onCancel) => kept.answering(work, onCancel),
    summarise: (query, measure) =>
      ask(`sum ${measure}`, query, (tests) => ({ kind: 'summary', tests, measure }), NOTHING),
    percentile: (query, measure, k) => {
      if (!(k >= 0 && k <= 1)) throw new InputError('number', `k: ${k} is not between 0 and 1.`);
      const { value, deals } = ask<PercentileAnswer>(
        `percentile ${k} ${measure}`,
        query,
        (tests) => ({ kind: 'percentile', tests, measure, k }),
        OF_NOTHING,
        // Of nothing there is no percentile, and cells then ask why; most are of something.
        OF_SOMETHING,
      );
      if (value === undefined && deals !== undefined)
        kept.learn(`sum ${measure}${queryKey(query)}`, { ...NOTHING, deals });
      return value;
    },
    groups: (query, by, measure) => {
      const groups = ask<readonly BreakdownGroup[]>(
        `groups ${by} ${measure}`,
        query,
        (tests) => ({ kind: 'groups', tests, by, measure }),
        [],
      );
      if (groups.length <= MOST_GROUPS) return groups;
      throw new InputError(
        'value',
        `by: ${by} has more than ${MOST_GROUPS} values here. Narrow it with field_criterion.`,
      );
    },
    rows: (query) => {
      const { deals } = elsewhere.summarise(query, 'total_usd_m');
      if (deals > MOST_ROWS) throw tooMany(deals);
      return fetched.inOrder(deals === 0 ? NO_ROWS : rowsOf(query, MOST_ROWS), query);
    },
    texts: (field) => textsOf(field),
    fitting: (words, points, most) => {
      const rows = kept.ask<readonly DealRow[]>(
        `fitting ${most} ${JSON.stringify(words)}`,
        () => {
          const found = points(textsOf);
          // A word that nothing fits is in no deal.
          if (found.some(({ length }) => length === 0)) return undefined;
          return { kind: 'fitting', words: found.map(pointsIn), most };
        },
        NO_ROWS,
        NO_ROWS,
      );
      return fetched.inOrder(rows, { criteria: [] });
    },
    alike: (wanted, count, except) => {
      const rows = kept.ask<readonly DealRow[] | undefined>(
        `alike ${JSON.stringify([wanted, count, except])}`,
        () => {
          const targets = wanted.parts.some(({ feature }) => feature === 'target')
            ? distinctTexts('target', 'all')
            : [];
          if (!targets) throw tooManyTargets();
          const likeness = likenessOf(wanted, targets);
          const by = columnsThatCount(wanted);
          return { kind: 'alike', likeness, by, count, except, version: server.version.name };
        },
        NO_ROWS,
        NO_ROWS,
      );
      if (rows) return fetched.inOrder(rows, { criteria: [] });
      throw new InputError(
        'value',
        `deal: more than ${MOST_ALIKE.toLocaleString('en-US')} deals on the organisation’s data server are alike enough. ` +
          'Give more of what the deal is about, or a smaller count.',
      );
    },
  };
  const ofColumn = (field: FieldName): never => {
    throw new InputError(
      'notAvailable',
      `${field}: this needs every deal on this machine, and the organisation’s data server answers now. ` +
        'Stop using the server in the DealSheet pane, Data.',
    );
  };
  const set: DealSet = {
    size: server.deals,
    version: server.version,
    aliases: facts.aliases,
    elsewhere,
    column: ofColumn,
    text: ofColumn,
    number: ofColumn,
    rowOf: (dealId) => {
      const id = dealId.trim().toLowerCase();
      if (id === '') return undefined;
      const found = kept.ask<readonly DealRow[]>(
        `deal ${id}`,
        () => ({ kind: 'deal', id }),
        NO_ROWS,
        NO_ROWS,
      );
      return fetched.rowOf(found, id);
    },
    row: (index) => fetched.at(index, (set, row) => set.row(row)),
    value: (index, field) => fetched.at(index, (set, row) => set.value(row, field)),
    datePrecision: (index, field) => fetched.at(index, (set, row) => set.datePrecision(row, field)),
  };
  return {
    set,
    testsOf: async (query, signal) =>
      kept.answering(
        () => testsOf(query),
        (cancel) => signal?.addEventListener('abort', cancel, { once: true }),
      ),
  };
}

function queryKey({ criteria, search = '' }: DealQuery): string {
  let key = `\u0001${search}`;
  for (const criterion of criteria) key += `\u0002${criterionKey(criterion)}`;
  return key;
}

const tooManyTargets = (): InputError =>
  new InputError(
    'notAvailable',
    'target has too many different texts on the organisation’s data server to compare each. Leave targets out: give the ' +
      'weight 0 to target.',
  );

const tooMany = (deals: number): InputError =>
  new InputError(
    'value',
    `The organisation’s data server has ${deals.toLocaleString('en-US')} such deals, and at most ` +
      `${MOST_ROWS.toLocaleString('en-US')} are fetched one by one. Narrow it with field_criterion, or sum it up with DEAL_BREAKDOWN.`,
  );
