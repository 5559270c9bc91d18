import type { Page } from 'playwright-core';

/** An error that Excel gets back, with the message that it shows for #VALUE! and #N/A. */
export interface Failure {
  readonly error: string;
  readonly message: string;
  readonly thrown: 'CustomFunctions.Error' | 'anything else';
}

/** What Excel gets back for one call: a value (a scalar, rows, or a data type), or an error. */
export type Answer = { readonly value: unknown } | Failure;

/** Numbers that Microsoft's runtime sends to Excel for an error; 2 and 3 mean that something else was thrown. */
const ERRORS: Readonly<Record<number, string>> = {
  1: '#N/A',
  5: '#DIV/0!',
  6: '#NUM!',
  7: '#VALUE!',
  8: '#NULL!',
};

/** What the runtime sends: among other actions, the results of calls as [id, fine, value, error code if not fine]. */
interface Message {
  readonly id: number;
  readonly message?: {
    readonly body?: {
      readonly Actions?: readonly {
        readonly Name?: string;
        readonly ArgumentInfo?: { readonly Arguments?: readonly (readonly Result[])[] };
      }[];
    };
  };
}

type Result = readonly [id: number, fine: boolean, value: unknown, code?: unknown];

type Call = readonly [id: string, values: readonly unknown[]];

interface Host {
  ask(calls: readonly Call[]): Promise<readonly Result[]>;
  /** Calls functions that can be cancelled, as functions.json says of them. @returns the numbers of the calls */
  begin(calls: readonly Call[]): readonly number[];
  cancel(invocationId: number): void;
  result(invocationId: number): Promise<Result>;
}

/**
 * Plays Excel towards Microsoft's custom-functions runtime, over the bridge that Excel itself uses: calls arrive as
 * messages, and the runtime finds the associated function, calls it with its invocation and sends the result or
 * the error back. Must be installed before the page loads.
 */
export async function installHost(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const [INVOKE, CANCEL] = [[1, 1000, ''] as const, [1, 1001, ''] as const];
    /** What Excel says with a call of a function whose metadata have `cancelable`. */
    const CANCELABLE = 1;
    const waiting = new Map<number, (result: Result) => void>();
    let lastId = 0;

    const bridge: { sendMessageToHost(text: string): void; onMessageFromHost?: (text: string) => void } = {
      sendMessageToHost(text) {
        const { id, message } = JSON.parse(text) as Message;
        for (const action of message?.body?.Actions ?? []) {
          if (action.Name !== 'SetInvocationArrayResults') continue;
          for (const result of action.ArgumentInfo?.Arguments?.[0] ?? []) {
            waiting.get(result[0])?.(result);
            waiting.delete(result[0]);
          }
        }
        const reply = { id, type: 2, message: { statusCode: 200, headers: {}, body: '{"Results":[]}' } };
        setTimeout(() => bridge.onMessageFromHost?.(JSON.stringify(reply)));
      },
    };

    const results = new Map<number, Promise<Result>>();
    const send = (calls: readonly Call[], flags: number): readonly number[] => {
      const ids = calls.map(() => (lastId += 1));
      for (const id of ids) results.set(id, new Promise((resolve) => waiting.set(id, resolve)));
      const entries = calls.map(([name, values], index) => {
        const id = ids[index] ?? 0;
        return [...INVOKE, [id, name, values, `Sheet1!A${id}`, flags]];
      });
      bridge.onMessageFromHost?.(JSON.stringify({ type: 3, message: { entries } }));
      return ids;
    };
    const result = async (id: number): Promise<Result> =>
      (await results.get(id)) ?? [id, false, 'no such call'];
    const host: Host = {
      ask: (calls) => Promise.all(send(calls, 0).map(result)),
      begin: (calls) => send(calls, CANCELABLE),
      cancel(invocationId) {
        const entries = [[...CANCEL, { invocationId }]];
        bridge.onMessageFromHost?.(JSON.stringify({ type: 3, message: { entries } }));
      },
      result,
    };
    Object.assign(globalThis, { _richApiNativeBridge: bridge, excelHost: host });
  });
}

/** Calls worksheet functions by id, with arguments as Excel passes them: an omitted one is null. */
export async function call(page: Page, calls: readonly Call[]): Promise<readonly Answer[]> {
  const results = await page.evaluate(
    (list) => (globalThis as unknown as { excelHost: Host }).excelHost.ask(list),
    calls,
  );
  return results.map(answerOf);
}

/** Calls functions that can be cancelled. @returns the numbers of the calls */
export const begin = (page: Page, calls: readonly Call[]): Promise<readonly number[]> =>
  page.evaluate((list) => (globalThis as unknown as { excelHost: Host }).excelHost.begin(list), calls);

/** Says what Excel says when a cell that waits is edited or cleared. */
export const cancel = (page: Page, invocationId: number): Promise<void> =>
  page.evaluate((id) => (globalThis as unknown as { excelHost: Host }).excelHost.cancel(id), invocationId);

/** What came of a call. */
export const answerTo = async (page: Page, invocationId: number): Promise<Answer> =>
  answerOf(
    await page.evaluate(
      (id) => (globalThis as unknown as { excelHost: Host }).excelHost.result(id),
      invocationId,
    ),
  );

const answerOf = ([, fine, value, code]: Result): Answer =>
  fine
    ? { value }
    : {
        error: ERRORS[Number(code)] ?? 'no error of Excel',
        message: String(value),
        thrown: Number(code) in ERRORS ? 'CustomFunctions.Error' : 'anything else',
      };
