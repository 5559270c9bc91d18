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

interface Host {
  ask(calls: readonly (readonly [string, readonly unknown[]])[]): Promise<readonly Result[]>;
}

/**
 * Plays Excel towards Microsoft's custom-functions runtime, over the bridge that Excel itself uses: calls arrive as
 * messages, and the runtime finds the associated function, calls it with its invocation and sends the result or
 * the error back. Must be installed before the page loads.
 */
export async function installHost(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const INVOKE = [1, 1000, ''] as const;
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

    const host: Host = {
      ask(calls) {
        const results = calls.map(
          (_call, index) => new Promise<Result>((resolve) => waiting.set(lastId + index + 1, resolve)),
        );
        const entries = calls.map(([name, values]) => {
          lastId += 1;
          return [...INVOKE, [lastId, name, values, `Sheet1!A${lastId}`, 0]];
        });
        bridge.onMessageFromHost?.(JSON.stringify({ type: 3, message: { entries } }));
        return Promise.all(results);
      },
    };
    Object.assign(globalThis, { _richApiNativeBridge: bridge, excelHost: host });
  });
}

/** Calls worksheet functions by id, with arguments as Excel passes them: an omitted one is null. */
export async function call(
  page: Page,
  calls: readonly (readonly [id: string, values: readonly unknown[]])[],
): Promise<readonly Answer[]> {
  const results = await page.evaluate(
    (list) => (globalThis as unknown as { excelHost: Host }).excelHost.ask(list),
    calls,
  );
  return results.map(([, fine, value, code]) =>
    fine
      ? { value }
      : {
          error: ERRORS[Number(code)] ?? 'no error of Excel',
          message: String(value),
          thrown: Number(code) in ERRORS ? 'CustomFunctions.Error' : 'anything else',
        },
  );
}
