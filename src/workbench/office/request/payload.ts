import type { Action } from './action';

/** Excel on the web takes no request and gives no response over 5 MB. */
export const REQUEST_LIMIT_BYTES = 5 * 1024 * 1024;

/** Roughly what an action costs beside its arguments. */
const ACTION_BYTES = 120;

const encoder = new TextEncoder();

/** Bytes of a value as it travels. */
export function jsonBytes(value: unknown): number {
  const text = JSON.stringify(value);
  return text === undefined ? 0 : encoder.encode(text).length;
}

/** Bytes of a whole request. */
export function payloadBytes(actions: readonly Action[]): number {
  return actions.reduce((sum, { payload }) => sum + ACTION_BYTES + (payload ? jsonBytes(payload()) : 0), 0);
}
