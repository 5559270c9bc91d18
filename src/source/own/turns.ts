import type { ReadingProgress } from '../../deals/own/csv-table';

/** Called between two pieces of work, where the pane may be drawn; ends the reading by throwing. */
export type Turn = (progress: ReadingProgress) => Promise<void>;

/** Does work in steps, each followed by a turn of somebody else. */
export async function inTurns<Result>(
  steps: Generator<ReadingProgress, Result>,
  turn: Turn = async () => undefined,
): Promise<Result> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await turn(step.value);
  }
}
