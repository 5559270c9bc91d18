import { useCallback, useEffect, useMemo, useState } from 'react';
import type { DealSet } from '../../deals/dataset';
import type { ReadingProgress } from '../../deals/own/csv-table';
import { guessMapping, mappingFrom } from '../../deals/own/guess-columns';
import type { Mapping } from '../../deals/own/guess-columns';
import type { ImportPlan, ImportReview, RowChoice } from '../../deals/own/import-plan';
import { choiceKey } from '../../deals/own/read-vocabulary';
import { reviewSteps } from '../../deals/own/review';
import type { ReviewProgress } from '../../deals/own/review';
import { FileRefusal, MOST_BYTES } from '../../deals/own/text-table';
import type { StoredFieldName } from '../../deals/row';
import { readOwnFile } from '../../source/own/read-file';
import type { Encoding, ReadFile } from '../../source/own/read-file';

/** What the user has decided so far: a plan is a value, and each change makes another. */
export interface Importing {
  readonly file: ReadFile;
  /** Which of the file's tables is read. */
  readonly sheet: number;
  readonly plan: ImportPlan;
}

/** An import in the pane: reading, deciding, and what would become of the rows. */
export interface ImportState {
  readonly importing: Importing | undefined;
  /** Why the file can't be read. */
  readonly refusal: FileRefusal | Error | undefined;
  /** The last review; it stays in sight while the next one is made. */
  readonly review: ImportReview | undefined;
  /** How far the next one is; undefined where none is being made. */
  readonly progress: ReviewProgress | undefined;
  /** How far the file is read; undefined before that is known, and afterwards. */
  readonly reading: ReadingProgress | undefined;
  readonly setEncoding: (encoding: Encoding) => void;
  readonly setSheet: (sheet: number) => void;
  readonly setHeader: (header: number) => void;
  readonly setMapping: (mapping: Mapping) => void;
  readonly setMeaning: (field: StoredFieldName, value: string, entry: string | undefined) => void;
  readonly setCell: (address: string, text: string) => void;
  readonly setChoices: (rows: readonly number[], choice: RowChoice) => void;
}

/** After so much work the pane is drawn and hears clicks. */
const TURN_MILLISECONDS = 40;

async function drawn(): Promise<number> {
  await new Promise((resume) => setTimeout(resume, 0));
  return performance.now();
}

const firstPlan = (file: ReadFile, sheet: number, guessed?: Mapping): Importing => {
  const table = file.tables[sheet];
  if (!table) throw new FileRefusal('empty');
  const plan: ImportPlan = {
    table,
    mapping: guessed ?? guessMapping(table),
    vocabulary: {},
    edits: new Map(),
    choices: new Map(),
  };
  return { file, sheet, plan };
};

/** The plan for the sheet in which the most columns are recognised; `turn` is between two sheets. */
async function bestPlan(file: ReadFile, turn: (now: ReadingProgress) => Promise<void>): Promise<Importing> {
  let best: { readonly sheet: number; readonly mapping: Mapping; readonly known: number } | undefined;
  for (const [sheet, table] of file.tables.entries()) {
    await turn({ done: sheet, total: file.tables.length });
    const mapping = guessMapping(table);
    const known = mapping.columns.filter(({ field }) => field !== undefined).length;
    if (!best || known > best.known) best = { sheet, mapping, known };
  }
  return firstPlan(file, best?.sheet ?? 0, best?.mapping);
}

/** Reads a file that was chosen and follows what the user decides about it. */
export function useImport(chosen: File, set: DealSet): ImportState {
  const [encoding, setEncoding] = useState<Encoding>();
  const [importing, setImporting] = useState<Importing>();
  const [refusal, setRefusal] = useState<Error>();
  const [review, setReview] = useState<ImportReview>();
  const [progress, setProgress] = useState<ReviewProgress>();
  const [reading, setReading] = useState<ReadingProgress>();

  useEffect(() => {
    let isWanted = true;
    let shown = performance.now();
    const turn = async (now: ReadingProgress) => {
      if (performance.now() - shown >= TURN_MILLISECONDS) {
        if (isWanted) setReading(now);
        shown = await drawn();
      }
      if (!isWanted) throw new Error('given up');
    };
    const read = async () => {
      // Before any of it is in memory.
      if (chosen.size > MOST_BYTES) throw new FileRefusal('tooLarge');
      const bytes = new Uint8Array(await chosen.arrayBuffer());
      const file = await readOwnFile(chosen.name, bytes, encoding, turn);
      const first = await bestPlan(file, turn);
      if (!isWanted) return;
      setImporting(first);
      setReading(undefined);
    };
    read().catch((problem: unknown) => {
      if (isWanted) setRefusal(problem instanceof Error ? problem : new Error(String(problem)));
    });
    return () => {
      isWanted = false;
    };
  }, [chosen, encoding]);

  const plan = importing?.plan;
  useEffect(() => {
    if (!plan) return undefined;
    let isWanted = true;
    const check = async () => {
      const steps = reviewSteps(plan, set);
      for (let shown = performance.now(); ;) {
        const step = steps.next();
        if (!isWanted) return;
        if (step.done) {
          setReview(step.value);
          setProgress(undefined);
          return;
        }
        if (performance.now() - shown < TURN_MILLISECONDS) continue;
        setProgress(step.value);
        shown = await drawn();
      }
    };
    void check();
    return () => {
      isWanted = false;
    };
  }, [plan, set]);

  const change = useCallback(
    (changed: (plan: ImportPlan) => Partial<ImportPlan>) =>
      setImporting((now) => now && { ...now, plan: { ...now.plan, ...changed(now.plan) } }),
    [],
  );
  const changes = useMemo(
    () => ({
      setEncoding,
      setSheet: (sheet: number) => setImporting((now) => now && firstPlan(now.file, sheet)),
      setHeader: (header: number) => change(({ table }) => ({ mapping: mappingFrom(table, header) })),
      setMapping: (mapping: Mapping) => change(() => ({ mapping })),
      setMeaning: (field: StoredFieldName, value: string, entry: string | undefined) =>
        change(({ vocabulary }) => ({
          vocabulary: { ...vocabulary, [field]: meanings(vocabulary[field] ?? {}, choiceKey(value), entry) },
        })),
      setCell: (address: string, text: string) =>
        change(({ edits }) => ({ edits: new Map([...edits, [address, text]]) })),
      setChoices: (rows: readonly number[], choice: RowChoice) =>
        change(({ choices }) => ({
          choices: new Map([...choices, ...rows.map((row) => [row, choice] as const)]),
        })),
    }),
    [change],
  );
  return { importing, refusal, review, progress, reading, ...changes };
}

/** Entries by value, without or with one more. Names that a program gives a meaning are only names. */
function meanings(
  before: Readonly<Record<string, string>>,
  value: string,
  entry: string | undefined,
): Readonly<Record<string, string>> {
  const others = Object.entries(before).filter(([key]) => key !== value);
  return Object.fromEntries(entry === undefined ? others : [...others, [value, entry]]);
}
