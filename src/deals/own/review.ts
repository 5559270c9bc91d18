import type { DealSet } from '../dataset';
import { isoDate } from '../date';
import type { DealRow, StoredFieldName } from '../row';
import type { CellProblem, CellWarning } from './cell-problem';
import { PartyPairs, duplicateFinder, likeness } from './duplicates';
import type { DealIdentity, Duplicate } from './duplicates';
import type { ImportPlan, ImportReview, Outcome, ReviewedRow } from './import-plan';
import { madeId, numbered, ownIdOf } from './own-id';
import { RowReader, dealOf } from './read-row';
import type { ReadRow } from './read-row';
import { rowProblems } from './row-rules';
import { rowWarnings } from './row-warnings';

/** How far a review is. */
export interface ReviewProgress {
  readonly done: number;
  readonly total: number;
}

/** Rows between two points at which a review may be given up. */
const STEP = 500;

/** The same at once, for a file of ordinary size. */
export function reviewImport(plan: ImportPlan, set: DealSet): ImportReview {
  const steps = reviewSteps(plan, set);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * Reads every row of a file by a plan and says what would become of it: added under which id, left out for which
 * problems, or there already. It changes nothing; each step of the generator is a point at which to stop.
 */
export function* reviewSteps(plan: ImportPlan, set: DealSet): Generator<ReviewProgress, ImportReview> {
  const reader = new RowReader(plan);
  const { missing } = reader;
  if (missing.length > 0) return { missing, rows: [], unknown: [], deals: [] };
  const below = plan.table.rows.slice(plan.mapping.header + 1);
  const total = below.length;
  const read: ReadRow[] = [];
  for (const [index, row] of below.entries()) {
    if (index % STEP === 0) yield { done: index, total };
    const values = reader.read(row);
    if (values) read.push(values);
  }
  const placing = new Placing(plan, set, reader);
  const placed: PlacedRow[] = [];
  for (const [index, row] of read.entries()) {
    if (index % STEP === 0) yield { done: total, total };
    placed.push(placing.place(row));
  }
  yield { done: total, total };
  const rows = placing.settled(placed);
  const deals = rows.flatMap(({ outcome, deal }) => (deal && isAdded(outcome) ? [deal] : []));
  return { missing, rows, unknown: reader.unknown, deals };
}

/** Whether a row with this outcome becomes a deal. */
export const isAdded = (outcome: Outcome): boolean => outcome !== 'skip' && outcome !== 'faulty';

interface PlacedRow {
  readonly read: ReadRow;
  readonly id: string;
  readonly outcome: Outcome;
  /** What is wrong between its own cells. */
  readonly problems: readonly CellProblem[];
  readonly duplicate?: Duplicate | undefined;
  readonly repeats?: number | undefined;
}

/** Gives each row its id and its outcome, in the order of the file. */
class Placing {
  readonly #find: ReturnType<typeof duplicateFinder>;
  readonly #earlier: PartyPairs<{ readonly row: number; readonly identity: DealIdentity }>;
  readonly #ids = new Map<string, number>();
  /** The id under which a deal is found that the file names by an id of its own. */
  readonly #idByGiven = new Map<string, string>();
  readonly #rowByGiven = new Map<string, number>();

  constructor(
    private readonly plan: ImportPlan,
    private readonly set: DealSet,
    private readonly reader: RowReader,
  ) {
    this.#find = duplicateFinder(set);
    this.#earlier = new PartyPairs(set.aliases);
  }

  place(read: ReadRow): PlacedRow {
    const { announced, licensor, licensee } = read.values as Partial<DealRow>;
    if (read.problems.length > 0 || !announced || licensor === undefined || licensee === undefined)
      return { read, id: '', outcome: 'faulty', problems: [] };
    const given = read.values.deal_id as string | undefined;
    const key = given?.toLowerCase();
    const ownId =
      (given === undefined ? undefined : ownIdOf(given)) ??
      madeId(licensor, licensee, isoDate(announced).slice(0, 7), this.set.aliases);
    const identity = {
      licensor,
      licensee,
      serial: announced.serial,
      asset: read.values.asset as string | undefined,
    };
    const repeats = (key === undefined ? undefined : this.#rowByGiven.get(key)) ?? this.#repeated(identity);
    const duplicate = this.#find(identity, given === undefined ? [] : [given, ownId]);
    const mayBeThere = duplicate !== undefined || repeats !== undefined;
    // What was chosen when it was a repeat, among other deals, binds no longer where it is none.
    const wanted: Outcome = mayBeThere ? (this.plan.choices.get(read.row) ?? 'skip') : 'add';
    const { id, outcome } = this.#idFor(wanted, ownId, duplicate);
    // A row that is left out anyway has nothing that must be corrected.
    const problems = isAdded(outcome)
      ? rowProblems(read.values).map(({ field, kind }) => this.#problem(read, field, kind))
      : [];
    if (problems.length > 0) return { read, id: '', outcome: 'faulty', problems, duplicate, repeats };
    this.#earlier.add(identity, { row: read.row, identity });
    if (isAdded(outcome)) this.#ids.set(id.toLowerCase(), read.row);
    if (key !== undefined) {
      if (!this.#rowByGiven.has(key)) this.#rowByGiven.set(key, read.row);
      const known = isAdded(outcome) ? id : duplicate?.dealId;
      if (known !== undefined && !this.#idByGiven.has(key)) this.#idByGiven.set(key, known);
    }
    return { read, id, outcome, problems, duplicate, repeats };
  }

  #idFor(wanted: Outcome, ownId: string, duplicate: Duplicate | undefined): { id: string; outcome: Outcome } {
    const isTaken = (id: string) => this.#ids.has(id) || this.set.rowOf(id) !== undefined;
    if (wanted === 'skip') return { id: duplicate?.dealId ?? ownId, outcome: 'skip' };
    const replaces = wanted === 'replace' && duplicate && !this.#ids.has(duplicate.dealId.toLowerCase());
    if (replaces) return { id: duplicate.dealId, outcome: 'replace' };
    return { id: numbered(ownId, isTaken), outcome: wanted === 'replace' ? 'beside' : wanted };
  }

  /** The earlier row of the file with the same parties and day, and no other asset. */
  #repeated(identity: DealIdentity): number | undefined {
    for (const { row, identity: other } of this.#earlier.sharing(identity)) {
      const why = other.serial === identity.serial ? likeness(identity, other, 0) : undefined;
      const isOther = why === 'nearDate' && other.asset !== undefined && identity.asset !== undefined;
      if (why !== undefined && !isOther) return row;
    }
    return undefined;
  }

  /** The rows with what can be told only when all ids are known: the deals that they exercise or extend. */
  settled(placed: readonly PlacedRow[]): ReviewedRow[] {
    const rows = placed.map((each) => this.#settled(each));
    const children = new Map<string, number[]>();
    const refused: string[] = [];
    for (const [at, { outcome, deal }] of rows.entries()) {
      const parent = deal?.parent_deal_id?.toLowerCase();
      const others = parent === undefined ? undefined : children.get(parent);
      if (others) others.push(at);
      else if (parent !== undefined) children.set(parent, [at]);
      if (outcome === 'faulty') refused.push(placed[at]?.id ?? '');
    }
    // The parent of a row that is refused here may be of this file, and so on down to the last child.
    for (const id of refused) {
      if (id === '' || this.set.rowOf(id) !== undefined) continue;
      for (const at of children.get(id.toLowerCase()) ?? []) {
        const [row, child] = [rows[at], placed[at]];
        if (!row || !child) continue;
        const problem = this.#problem(child.read, 'parent_deal_id', 'unknownParent');
        const problems = [...row.problems, problem];
        rows[at] = { ...row, outcome: 'faulty', deal: undefined, problems, warnings: [] };
        refused.push(child.id);
      }
    }
    return rows;
  }

  #settled({ read, id, outcome, problems: own, duplicate, repeats }: PlacedRow): ReviewedRow {
    const parent = read.values.parent_deal_id as string | undefined;
    const parentId = parent === undefined ? undefined : this.#parentId(parent);
    const found: CellProblem[] = [];
    if (outcome !== 'skip' && parent !== undefined) {
      if (parentId === undefined) found.push(this.#problem(read, 'parent_deal_id', 'unknownParent'));
      else if (parentId.toLowerCase() === id.toLowerCase())
        found.push(this.#problem(read, 'parent_deal_id', 'ownParent'));
    }
    const problems: readonly CellProblem[] = [...read.problems, ...own, ...found];
    const isSound = id !== '' && problems.length === 0;
    const deal = isSound
      ? dealOf({ ...read.values, ...(parentId === undefined ? {} : { parent_deal_id: parentId }) }, id)
      : undefined;
    const settled = isSound || outcome === 'skip' ? outcome : 'faulty';
    const warnings = isAdded(settled) ? this.#warnings(read) : [];
    return { row: read.row, outcome: settled, deal, problems, warnings, duplicate, repeats };
  }

  #parentId(parent: string): string | undefined {
    const inFile = this.#idByGiven.get(parent.toLowerCase());
    const row = this.set.rowOf(parent);
    return inFile ?? (row === undefined ? undefined : String(this.set.value(row, 'deal_id')));
  }

  #problem(read: ReadRow, field: StoredFieldName, kind: CellProblem['kind']): CellProblem {
    return { ...this.reader.cellOf(read, field), kind };
  }

  #warnings(read: ReadRow): readonly CellWarning[] {
    const found = rowWarnings(read.values, this.set.version);
    return [...read.warnings, ...found.map((each) => ({ ...this.reader.cellOf(read, each.field), ...each }))];
  }
}
