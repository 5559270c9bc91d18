/** What a message of a function says that was typed, and what it may have been meant to be, nearest first. */
export interface DidYouMean {
  readonly typed: string;
  readonly names: readonly string[];
}

/** Reads "there is no field "upfrnt". Did you mean upfront, equity?"; undefined where a message suggests nothing. */
export function didYouMean(message: string): DidYouMean | undefined {
  const [, typed, list] = /"([^"]+)"[^"]*?\bDid you mean (.+?)\?/.exec(message) ?? [];
  if (typed === undefined || list === undefined) return undefined;
  const names = new Set(list.split(', '));
  // A field by its name and by its column is one field: the shorter is what a person types.
  return {
    typed,
    names: [...names].filter((name) => !names.has(name.replace(/_usd_m$/, '')) || !name.endsWith('_usd_m')),
  };
}

/** The message without its question, for where the names stand beside it as buttons. */
export const withoutQuestion = (message: string): string => message.replace(/\s*\bDid you mean .+?\?/, '');
