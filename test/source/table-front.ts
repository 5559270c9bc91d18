/**
 * A server for tests of tables: as much of one as counts deals and sends them page by page, over HTTP. It reads the
 * statements' parameters, and knows no condition but a modality group. What the statements mean to ClickHouse itself is
 * shown by test/oracle/organisation-tables.test.ts.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { canonicalCsv } from '../../src/deals/canonical-csv';
import type { DealRow } from '../../src/deals/row';
import { modalityGroupOf } from '../../src/deals/vocabulary';
import { connectServer } from '../../src/source/clickhouse/connect-server';
import { organisationDeals } from '../../src/source/clickhouse/organisation-deals';
import { Server } from '../../src/source/clickhouse/server';
import type { OrganisationDeals } from '../../src/source/organisation-deals';
import { FRONT_USER, openFront } from '../oracle/clickhouse-front';
import type { Front, FrontEngine, FrontRequest } from '../oracle/clickhouse-front';

/** What the server has; a test changes it. */
export interface ServerState {
  version: string;
  deals: readonly DealRow[];
}

/** Answers what the product asks for tables, and for single figures over all deals. */
export const tableEngine =
  (state: ServerState): FrontEngine =>
  (request) => {
    const { query } = request;
    const json = (...data: unknown[]) => JSON.stringify({ data });
    if (query.startsWith('SELECT name, toString(covered_from)'))
      return json([state.version, '2020-01-01', '2026-02-28', 'a server']);
    if (query.includes('FROM deal_aliases')) return json();
    if (query.includes('min(announced_serial)')) {
      const serials = state.deals.map(({ announced }) => announced.serial);
      return json([state.deals.length, Math.min(...serials), Math.max(...serials)]);
    }
    const asked = request.parameters[/LIMIT 1\) = \{(p\d+):String\}/.exec(query)?.[1] ?? ''];
    if (/^SELECT \(SELECT name FROM deal_version [^()]*\)\s+FORMAT/.test(query)) return json([state.version]);
    if (query.includes(' AS likeness FROM ')) return asked === state.version ? json([0.5]) : json();
    if (/LIMIT \{p\d+:Int64\} BY /.test(query))
      return asked === state.version ? canonicalCsv(state.deals).split('\n').slice(1).join('\n') : '';
    const found = state.deals.filter((deal) => passes(deal, request));
    if (query.includes('sum(cityHash64('))
      return json([found.length, state.version, String(sumOf(canonicalCsv(found)))]);
    if (query.startsWith('SELECT count(), (SELECT name')) return json([found.length, state.version]);
    if (/^SELECT deal_id, .* FROM deals WHERE .*LIMIT \{p\d+:Int64\} \nFORMAT CSV$/.test(query))
      return pageOf(found, request, state.version);
    const counts = [...query.matchAll(/countIf\(\((.*?)\) AS c\d+\)/g)];
    if (counts.length > 0) {
      const figures = counts.flatMap(([, condition = '']) => {
        const deals = state.deals.filter((deal) => passes(deal, { ...request, query: condition }));
        return [deals.length, 0, null];
      });
      return json([state.version, ...figures]);
    }
    throw new Error(`Code: 62. DB::Exception: not expected here: ${query.slice(0, 80)} (SYNTAX_ERROR)`);
  };

/** As much of a checksum as tells deals apart. */
const sumOf = (text: string): number =>
  Array.from(text).reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 2 ** 40, 7);

function passes({ modality }: DealRow, { query, parameters }: FrontRequest): boolean {
  const [, name = ''] = /modality_group IN \{(p\d+):Array/.exec(query) ?? [];
  const wanted = parameters[name];
  return wanted === undefined || (modality !== undefined && wanted === `['${modalityGroupOf(modality)}']`);
}

function pageOf(found: readonly DealRow[], { query, parameters }: FrontRequest, version: string): string {
  const valueOf = (pattern: RegExp) => parameters[pattern.exec(query)?.[1] ?? ''];
  if (valueOf(/LIMIT 1\) = \{(p\d+):String\}/) !== version) return '';
  const [serial, folded = '', id = ''] = [
    valueOf(/announced_serial > \{(p\d+):/),
    valueOf(/lowerUTF8\(deal_id\) > \{(p\d+):/),
    valueOf(/ deal_id > \{(p\d+):/),
  ];
  const isAfter = ({ announced, deal_id }: DealRow) =>
    serial === undefined ||
    announced.serial > Number(serial) ||
    (announced.serial === Number(serial) &&
      (deal_id.toLowerCase() > folded || (deal_id.toLowerCase() === folded && deal_id > id)));
  const lines = canonicalCsv(found.filter(isAfter)).trimEnd().split('\n').slice(1);
  return lines.slice(0, Number(valueOf(/LIMIT \{(p\d+):Int64\} \nFORMAT/))).join('\n');
}

/** A server with these deals, and the product's own client before it. */
export async function openTableServer(
  state: ServerState,
  spoil?: (request: IncomingMessage, response: ServerResponse, count: number) => boolean,
  pageSize?: number,
): Promise<{ readonly front: Front; readonly connect: () => Promise<OrganisationDeals> }> {
  const front = await openFront(tableEngine(state), spoil);
  const connect = async () => {
    const server = new Server(
      { ...FRONT_USER, address: front.address },
      { request: fetch, timeoutMilliseconds: 2_000, pausesMilliseconds: [1, 1], atOnce: 4 },
    );
    return organisationDeals(server, await connectServer(server), pageSize);
  };
  return { front, connect };
}
