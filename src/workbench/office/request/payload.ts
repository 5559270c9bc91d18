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

/** No fewer bytes than a value has as it travels, found without writing it out. */
function mostBytes(value: unknown): number {
  if (typeof value === 'string') return 6 * value.length + 2;
  if (Array.isArray(value)) return value.reduce((sum: number, each) => sum + mostBytes(each) + 1, 2);
  return typeof value === 'object' && value !== null ? jsonBytes(value) : 25;
}

/** Whether a whole request is larger than Excel takes. Hardly one is near that, and writing it out takes its time. */
export function isTooLarge(actions: readonly Action[]): boolean {
  const sumOf = (bytes: (value: unknown) => number) =>
    actions.reduce((sum, { payload }) => sum + ACTION_BYTES + (payload ? bytes(payload()) : 0), 0);
  return sumOf(mostBytes) > REQUEST_LIMIT_BYTES && sumOf(jsonBytes) > REQUEST_LIMIT_BYTES;
}
