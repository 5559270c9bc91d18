/**
 * Cells each of which asks in a form of its own, so that none of them go together as groups: beside one statement that a
 * person would write for all of them, under the limits that the manual sets for the user.
 */
import { dateOfSerial } from '../../../src/deals/date';
import { dealMedianifs, dealSumifs } from '../../../src/functions/totals';
import { connectServer } from '../../../src/source/clickhouse/connect-server';
import { Server, USUAL_PARTS } from '../../../src/source/clickhouse/server';
import { useDeals } from '../../../src/source/in-force';
import { FRONT_AUTHORIZATION, FRONT_USER, engineOf, openFront } from '../../oracle/clickhouse-front';
import { commandsOf } from '../../oracle/manual';
import type { Database } from '../../oracle/organisation';
import { Random } from '../../oracle/random';

const SEED = 20261124;

/** What a cell says of a field, and what a person writes for it. */
interface Criterion {
  readonly field: string;
  readonly test: string | number;
  readonly byHand: string;
}

const MEASURES = { total: 'total_usd_m', upfront: 'upfront_usd_m' } as const;

/** One criterion of each kind that analysts use; bounds and letters are of each cell's own. */
const KINDS: readonly ((random: Random) => Criterion)[] = [
  (random) => {
    const stage = random.pick(['Preclinical', 'Phase 1', 'Phase 2', 'Phase 3']);
    return { field: 'stage', test: `<>${stage}`, byHand: `stage != '${stage}'` };
  },
  (random) => {
    const modality = random.pick(['Small molecule', 'Vaccine', 'Nanobody', 'Monoclonal antibody']);
    return { field: 'exact_modality', test: modality, byHand: `modality = '${modality}'` };
  },
  (random) => {
    const least = random.below(4_000) / 4;
    return { field: 'total_usd_m', test: `>=${least}`, byHand: `total_usd_m >= ${least}` };
  },
  (random) => {
    const most = 50 + random.below(2_000) / 8;
    return { field: 'upfront_usd_m', test: `<${most}`, byHand: `upfront_usd_m < ${most}` };
  },
  (random) => {
    const serial = 43_831 + random.below(2_000);
    const { year, month, day } = dateOfSerial(serial);
    return {
      field: 'announced',
      test: `>=${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`,
      byHand: `announced_serial >= ${serial}`,
    };
  },
  (random) => {
    const letters = random.pick(['a', 'e', 'i', 'o', 'n', 'r', 't']) + random.pick(['a', 'e', 'i', 'o']);
    return { field: 'licensor', test: `*${letters}*`, byHand: `licensor ILIKE '%${letters}%'` };
  },
  (random) => {
    const year = 2020 + random.below(6);
    return { field: 'period', test: year, byHand: `year = ${year}` };
  },
];

interface IrregularCell {
  readonly measure: keyof typeof MEASURES;
  readonly criteria: readonly Criterion[];
}

/** Two to four criteria a cell, no field twice. */
function irregularCells(cells: number): IrregularCell[] {
  const random = new Random(SEED);
  return Array.from({ length: cells }, () => {
    const left = [...KINDS];
    const count = 2 + random.below(3);
    const criteria = Array.from({ length: count }, () =>
      left.splice(random.below(left.length), 1).map((kind) => kind(random)),
    ).flat();
    return { measure: random.pick(['total', 'upfront'] as const), criteria };
  });
}

/** The limits of the manual's settings profile. */
function limitsOfManual(): Record<string, string> {
  const [profile = ''] = commandsOf('Setting up the server')
    .flatMap(({ statements }) => statements)
    .filter((each) => each.startsWith('CREATE SETTINGS PROFILE'));
  return Object.fromEntries(
    [...profile.matchAll(/(max_\w+) = (\d+)/g)].map(([, name = '', value = '']) => [name, value]),
  );
}

const WORKS = [
  [
    'sums, each cell in a form of its own',
    dealSumifs,
    (column: string, also: string) => `sumIf(${column}, ${also})`,
  ],
  [
    'medians, each cell in a form of its own',
    dealMedianifs,
    (column: string, also: string) => `quantileExactInclusiveIf(0.5)(toFloat64(${column}), ${also})`,
  ],
] as const;

/** As measureClickHouse, for cells that have nothing in common. */
export async function measureIrregular(database: Database, cells: number) {
  const asked = irregularCells(cells);
  const limits = limitsOfManual();
  for (const [name, value] of Object.entries(limits)) database.query(`SET ${name} = ${value}`);
  const rows = [];
  for (const [what, call, byHand] of WORKS) {
    let slowest = 0;
    let bytes = 0;
    const engine = engineOf((sql) => {
      const begun = performance.now();
      const told = database.query(sql);
      slowest = Math.max(slowest, (performance.now() - begun) / 1e3);
      return told;
    });
    const front = await openFront(async (request) => {
      const told = await engine(request);
      bytes += told.length;
      return told;
    });
    const columns = asked.map(({ measure, criteria }) =>
      byHand(MEASURES[measure], criteria.map((each) => each.byHand).join(' AND ')),
    );
    const begun = performance.now();
    const response = await fetch(front.address, {
      method: 'POST',
      headers: { authorization: FRONT_AUTHORIZATION },
      body: `SELECT ${columns.join(', ')} FROM deals FORMAT JSONCompact`,
    });
    const told = await response.text();
    const handWrittenSeconds = (performance.now() - begun) / 1e3;
    const expected = response.ok ? (JSON.parse(told) as { data: [(number | null)[]] }).data[0] : undefined;

    const server = new Server(
      { ...FRONT_USER, address: front.address },
      // One engine answers one statement at a time: those that wait for their turn are not late.
      { ...USUAL_PARTS, timeoutMilliseconds: 600_000, request: fetch },
    );
    useDeals((await connectServer(server)).set);
    const before = server.sent;
    [slowest, bytes] = [0, 0];
    const start = performance.now();
    const answers = await Promise.all(
      asked.map(async ({ measure, criteria }) =>
        Promise.resolve(
          call(
            measure,
            criteria.flatMap(({ field, test }) => [[[field]], [[test]]]),
          ),
        ).catch(() => undefined),
      ),
    );
    const cellsSeconds = (performance.now() - start) / 1e3;
    const differences = asked.filter((_, place) => {
      const theirs = Number(expected?.[place] ?? 0);
      const ours = Number(answers[place] ?? 0);
      return expected === undefined || Math.abs(ours - theirs) > 1e-9 * Math.max(1, Math.abs(theirs));
    }).length;
    await front.close();
    rows.push({
      what,
      cells,
      requests: server.sent - before,
      cellsSeconds,
      handWrittenSeconds,
      differences,
      slowestStatementSeconds: slowest,
      answerBytes: bytes,
      refusedByHand: response.ok ? undefined : told.slice(0, 200),
    });
  }
  for (const name of Object.keys(limits)) database.query(`SET ${name} = DEFAULT`);
  return rows;
}
