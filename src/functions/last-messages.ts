/**
 * The last message of each cell whose formula failed. Excel shows messages for #VALUE! and #N/A alone and never
 * gives them back; the pane lists these, for #NUM! and #DIV/0! too.
 */
export interface CellMessage {
  /** As Excel gives it, such as `Sheet1!B2`. */
  readonly address: string;
  /** What the cell shows: `#VALUE!`, `#N/A`, `#NUM!` or `#DIV/0!`. */
  readonly error: string;
  readonly message: string;
}

/** A sheet full of failing formulas must not fill the memory; the oldest messages go first. */
const MOST = 5_000;

const messages = new Map<string, CellMessage>();
const listeners = new Set<() => void>();

/** Remembers why the formula of a cell failed. */
export function rememberMessage(message: CellMessage): void {
  messages.delete(message.address);
  messages.set(message.address, message);
  const [oldest] = messages.size > MOST ? messages.keys() : [];
  if (oldest !== undefined) messages.delete(oldest);
  tell();
}

/** Forgets the message of a cell whose formula answers again. */
export function forgetMessage(address: string): void {
  if (messages.delete(address)) tell();
}

/** The messages that stand, oldest first. */
export function lastMessages(): readonly CellMessage[] {
  return [...messages.values()];
}

/** Calls back after the messages changed, once for many cells; returns what ends it. */
export function onMessagesChanged(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

let told = true;

function tell(): void {
  if (!told || listeners.size === 0) return;
  told = false;
  queueMicrotask(() => {
    told = true;
    for (const listener of [...listeners]) listener();
  });
}
