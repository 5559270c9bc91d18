import { dealsForCells, dealsInForce, organisation, serverUse } from './in-force';

/** Whose deals cells were answered from: a version on a machine, or a version of an organisation's server. */
export interface Answering {
  /** Name of the version. */
  readonly version: string;
  /** SHA-256 of its data where it is on this machine. */
  readonly sha256?: string | undefined;
  /** Mark of the server (server-mark.ts); undefined for data on a machine. */
  readonly server?: string | undefined;
}

/** Whose deals answer cells now; undefined while that is not known, or where none do. */
export function answeringNow(): Answering | undefined {
  const use = serverUse();
  if (use === 'unknown') return undefined;
  if (use === 'inUse' || use === 'needsPassword') {
    const { connected, server } = organisation;
    return connected && server !== undefined ? { version: connected.version.name, server } : undefined;
  }
  const set = dealsInForce();
  return set && { version: set.version.name, sha256: set.version.sha256 };
}

/** The same once the server has answered, where it is one; undefined where it does not. */
export async function answeringSoon(): Promise<Answering | undefined> {
  try {
    await dealsForCells();
  } catch {
    return undefined;
  }
  return answeringNow();
}

/** Whether two answers are of the same deals, as far as both say. */
export const isSameAnswering = (one: Answering, other: Answering): boolean =>
  one.version === other.version &&
  one.server === other.server &&
  (one.sha256 === undefined || other.sha256 === undefined || one.sha256 === other.sha256);

const notedListeners = new Set<() => void>();

/** Calls back when a workbook has noted where its numbers come from; returns what ends it. */
export function onNoted(listener: () => void): () => void {
  notedListeners.add(listener);
  return () => notedListeners.delete(listener);
}

/** Tells those who listen that it was noted. */
export function tellNoted(): void {
  for (const listener of [...notedListeners]) listener();
}
