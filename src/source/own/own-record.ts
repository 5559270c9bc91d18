import * as v from 'valibot';
import { canonicalCsv } from '../../deals/canonical-csv';
import type { DealRow } from '../../deals/row';
import { parseDeals } from '../../deals/schema';
import { suspiciousText } from '../../deals/suspicious-text';

/** Own deals that were added together, from one file. */
export interface OwnImport {
  readonly id: string;
  /** Name of the file. */
  readonly name: string;
  /** ISO time. */
  readonly addedAt: string;
  readonly deals: readonly DealRow[];
}

/** What is kept as own deals in one place: the machine or a workbook. */
export type OwnRecord =
  | { readonly kind: 'deals'; readonly imports: readonly OwnImport[] }
  /** Written by a later DealSheet, and left as it is. */
  | { readonly kind: 'newer' }
  | { readonly kind: 'damaged' };

/** Raised when a later version needs what an earlier one would destroy. */
const FORMAT = 1;
export const LONGEST_FILE_NAME = 120;
export const MOST_IMPORTS = 100;

const schema = v.object({
  format: v.literal(FORMAT),
  imports: v.pipe(
    v.array(
      v.object({
        id: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/)),
        name: v.pipe(v.string(), v.maxLength(LONGEST_FILE_NAME)),
        addedAt: v.pipe(v.string(), v.isoTimestamp()),
        /** How many deals the text holds: fewer that can be read are told as damage. */
        deals: v.pipe(v.number(), v.integer(), v.minValue(1)),
        csv: v.string(),
      }),
    ),
    v.maxLength(MOST_IMPORTS),
  ),
});
const newerSchema = v.object({ format: v.pipe(v.number(), v.minValue(FORMAT + 1)) });

/** Reads what was stored, whoever wrote it: every deal passes the schema of any data version. */
export function readOwnRecord(stored: unknown): OwnRecord {
  if (stored === undefined || stored === null) return { kind: 'deals', imports: [] };
  const json = typeof stored === 'string' ? parsed(stored) : stored;
  const read = v.safeParse(schema, json);
  if (!read.success) return { kind: v.safeParse(newerSchema, json).success ? 'newer' : 'damaged' };
  const imports: OwnImport[] = [];
  for (const { id, name, addedAt, deals: count, csv } of read.output.imports) {
    const { rows } = parseDeals(csv, name, [], count);
    const deals = rows.filter((row) => suspiciousText(row) === undefined);
    if (deals.length !== count) return { kind: 'damaged' };
    imports.push({ id, name, addedAt, deals });
  }
  return { kind: 'deals', imports };
}

/** The text that is stored: read back by readOwnRecord, by this version and by later ones. */
export const ownRecordText = (imports: readonly OwnImport[]): string =>
  JSON.stringify({
    format: FORMAT,
    imports: imports.map(({ deals, ...rest }) => ({
      ...rest,
      deals: deals.length,
      csv: canonicalCsv(deals),
    })),
  } satisfies v.InferInput<typeof schema>);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Negative where `a` was added first: one that was removed and put back is none the newer for it. */
const byAdded = (a: OwnImport, b: OwnImport): number =>
  Date.parse(a.addedAt) - Date.parse(b.addedAt) || Number(a.id > b.id) - Number(a.id < b.id);

/** The latest time that an import can be stored with. */
const LAST_TIME = Date.parse('9999-12-31T23:59:59.999Z');

/** The imports and one that is new, which answers for the deals that others have, too: whatever the clock was for those. */
export function withAdded(imports: readonly OwnImport[], added: OwnImport): readonly OwnImport[] {
  const times = imports.map(({ addedAt }) => Date.parse(addedAt) + 1).filter((time) => time <= LAST_TIME);
  const addedAt = new Date(Math.max(Date.parse(added.addedAt), ...times)).toISOString();
  return [...imports, { ...added, addedAt }];
}

/** The deals of several imports; of one id that which was added last is in force. */
export function ownDealsOf(imports: readonly OwnImport[]): DealRow[] {
  const byId = new Map(
    [...imports]
      .sort(byAdded)
      .flatMap(({ deals }) => deals.map((deal) => [deal.deal_id.toLowerCase(), deal])),
  );
  return [...byId.values()];
}
