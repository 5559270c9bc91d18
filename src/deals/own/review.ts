import type { DealSet } from '../dataset';
import type { DealDate } from '../date';
import { isoDate } from '../date';
import type { DealRow, StoredFieldName } from '../row';
import type { CellProblem } from './cell-problem';
import { PartyPairs, duplicateFinder, likeness } from './duplicates';
import type { DealIdentity, Duplicate } from './duplicates';
import type { ImportPlan, ImportReview, Outcome, ReviewedRow } from './import-plan';
import { madeId, numbered, ownIdOf } from './own-id';
import { RowReader, dealOf } from './read-row';
import type { ReadRow } from './read-row';
import { rowProblems } from './row-rules';

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
  yield { done: total, total };
  const placing = new Placing(plan, set, reader);
  const placed = read.map((row) => placing.place(row));
  const rows = placed.map((each) => placing.settled(each));
  const deals = rows.flatMap(({ outcome, deal }) => (deal && isAdded(outcome) ? [deal] : []));
  return { missing, rows, unknown: reader.unknown, deals };
}

/** Whether a row with this outcome becomes a deal. */
export const isAdded = (outcome: Outcome): boolean => outcome !== 'skip' && outcome !== 'faulty';

interface PlacedRow {
  readonly read: ReadRow;
  readonly id: string;
  readonly outcome: Outcome;
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
      return { read, id: '', outcome: 'faulty' };
    const given = read.values.deal_id as string | undefined;
    const ownId =
      (given === undefined ? undefined : ownIdOf(given)) ??
      madeId(licensor, licensee, isoDate(announced).slice(0, 7), this.set.aliases);
    const identity = {
      licensor,
      licensee,
      serial: announced.serial,
      asset: read.values.asset as string | undefined,
    };
    const repeats = this.#repeated(identity);
    const duplicate = this.#find(identity, given === undefined ? [] : [given, ownId]);
    this.#earlier.add(identity, { row: read.row, identity });
    const mayBeThere = duplicate !== undefined || repeats !== undefined;
    const chosen = this.plan.choices.get(read.row);
    const wanted: Outcome = chosen ?? (mayBeThere ? 'skip' : 'add');
    const { id, outcome } = this.#idFor(wanted, ownId, duplicate);
    if (isAdded(outcome)) this.#ids.set(id.toLowerCase(), read.row);
    if (given !== undefined) {
      const known = isAdded(outcome) ? id : duplicate?.dealId;
      if (known !== undefined) this.#idByGiven.set(given.toLowerCase(), known);
    }
    return { read, id, outcome, duplicate, repeats };
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

  /** The row with what can be told only when all ids are known: the deal that it exercises or extends. */
  settled({ read, id, outcome, duplicate, repeats }: PlacedRow): ReviewedRow {
    const parent = read.values.parent_deal_id as string | undefined;
    const parentId = parent === undefined ? undefined : this.#parentId(parent);
    // A row that is left out anyway has nothing that must be corrected.
    const found = !isAdded(outcome) ? [] : this.#problemsOf(read, id, parent, parentId);
    const problems: readonly CellProblem[] = [...read.problems, ...found];
    const isSound = id !== '' && problems.length === 0;
    const deal = isSound
      ? dealOf({ ...read.values, ...(parentId === undefined ? {} : { parent_deal_id: parentId }) }, id)
      : undefined;
    const settled = isSound || outcome === 'skip' ? outcome : 'faulty';
    return { row: read.row, outcome: settled, deal, problems, duplicate, repeats };
  }

  #parentId(parent: string): string | undefined {
    const inFile = this.#idByGiven.get(parent.toLowerCase());
    const row = this.set.rowOf(parent);
    return inFile ?? (row === undefined ? undefined : String(this.set.value(row, 'deal_id')));
  }

  #problemsOf(
    read: ReadRow,
    id: string,
    parent: string | undefined,
    parentId: string | undefined,
  ): CellProblem[] {
    const problem = (field: StoredFieldName, kind: CellProblem['kind']): CellProblem => {
      const column = this.reader.columnOf(field);
      const value = shown(read.values[field]);
      return { row: read.row, column, field, value, kind };
    };
    const problems = rowProblems(read.values).map(({ field, kind }) => problem(field, kind));
    if (parent !== undefined && parentId === undefined)
      problems.push(problem('parent_deal_id', 'unknownParent'));
    if (parentId !== undefined && parentId.toLowerCase() === id.toLowerCase())
      problems.push(problem('parent_deal_id', 'ownParent'));
    return problems;
  }
}

const shown = (value: ReadRow['values'][StoredFieldName]): string =>
  typeof value === 'object' ? isoDate(value satisfies DealDate) : String(value ?? '');
