import { createContext, useCallback, useContext, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { WorkOptions, WorkProgress } from '../workbook/work';
import { WorkbookError } from '../workbook/workbook-error';
import { useSurroundings } from './surroundings';
import { keptSheetWords } from './kept-sheet-words';
import type { Texts } from './texts';

/** What the pane says after something was done, or was not. */
export interface Notice {
  readonly kind: 'success' | 'info' | 'error';
  readonly title: string;
  readonly detail?: string | undefined;
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
}

/** What is being done: how it is called while it runs, and what the failure is called. */
export interface Task {
  readonly label: string;
  readonly failed: string;
  /** What to offer after a failure. */
  readonly remedy?: ((problem: unknown) => Notice['action']) | undefined;
}

/** The one operation that may run at a time, and the last thing to say; it outlives a change of place. */
export interface Activity {
  readonly running: Task | undefined;
  readonly progress: WorkProgress | undefined;
  readonly notice: Notice | undefined;
  /** Runs an operation; undefined means that it failed, was cancelled, or that another one is running. */
  readonly run: <Result>(
    task: Task,
    operation: (options: WorkOptions) => Promise<Result>,
  ) => Promise<Result | undefined>;
  readonly cancel: () => void;
  readonly say: (notice: Notice | undefined) => void;
}

const Context = createContext<Activity | undefined>(undefined);

/** Holds the activity of the pane. */
export function ActivityProvider({ children }: { children: ReactNode }) {
  const { texts } = useSurroundings();
  const [running, setRunning] = useState<Task>();
  const [progress, setProgress] = useState<WorkProgress>();
  const [notice, say] = useState<Notice>();
  const controller = useRef<AbortController>(undefined);

  const run = useCallback<Activity['run']>(
    async (task, operation) => {
      if (controller.current) {
        say({ kind: 'error', title: task.failed, detail: texts.activity.busy });
        return undefined;
      }
      const current = new AbortController();
      controller.current = current;
      setRunning(task);
      say(undefined);
      try {
        return await operation({ signal: current.signal, onProgress: setProgress });
      } catch (problem) {
        // A cancel that could not leave everything as it was says what it did instead.
        const cancelled =
          current.signal.aborted && !(problem instanceof WorkbookError && problem.code === 'keptTyped');
        say(
          cancelled
            ? cancelledNotice(problem, texts)
            : {
                kind: 'error',
                title: task.failed,
                detail: explained(problem, texts),
                action: task.remedy?.(problem),
              },
        );
        return undefined;
      } finally {
        controller.current = undefined;
        setRunning(undefined);
        setProgress(undefined);
      }
    },
    [texts],
  );

  const cancel = useCallback(() => controller.current?.abort(), []);
  const value = useMemo(
    () => ({ running, progress, notice, run, cancel, say }),
    [running, progress, notice, run, cancel],
  );
  return <Context value={value}>{children}</Context>;
}

/** What the pane is doing, and how to have it do something. */
export function useActivity(): Activity {
  const value = useContext(Context);
  if (!value) throw new Error('ActivityProvider is missing');
  return value;
}

function cancelledNotice(problem: unknown, texts: Texts): Notice {
  const kept = problem instanceof WorkbookError ? keptSheetWords(problem, texts) : undefined;
  const title = kept === undefined ? texts.activity.cancelled : texts.activity.cancelledOnly;
  return { kind: 'info', title, detail: kept };
}

/** What happened and what to do next, in words for a person. */
export function explained(problem: unknown, texts: Texts): string {
  if (problem instanceof WorkbookError)
    return [texts.activity.refused(problem), keptSheetWords(problem, texts)].filter(Boolean).join('\n');
  return texts.common.refusal(problem instanceof Error ? problem.message : String(problem));
}
