import { AFTER_FEEDS, OF_FEEDS } from './feed-refusal-wordings-zh-CN';
import { ADVICE, OF_ARGUMENTS, WHOLE, WITHIN } from './refusal-wordings-zh-CN';
import type { Wording } from './refusal-wordings-zh-CN';
import { OF_SCHEMA } from './schema-refusal-wordings-zh-CN';

/** Reads a text by a wording; undefined where it is another text. */
interface Reader {
  readonly wording: Wording;
  readonly read: (text: string) => string | undefined;
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');

function readerOf(wording: Wording): Reader {
  const [english, chinese] = wording;
  const pattern = new RegExp(`^${english.split('{}').map(escaped).join('([^]*?)')}$`, 'u');
  const read = (text: string) => {
    const found = pattern.exec(text);
    return found
      ? chinese.replace(/\{(\d)\}/g, (_, place: string) => within(found[Number(place) + 1] ?? ''))
      : undefined;
  };
  return { wording, read };
}

/** The wording with the most words of its own comes first: it is the nearest. */
const readersOf = (wordings: readonly Wording[]): readonly Reader[] =>
  [...wordings].sort(([a], [b]) => ownLength(b) - ownLength(a)).map(readerOf);
const ownLength = (english: string): number => english.replaceAll('{}', '').length;

const [ofArguments, whole, advice, withinOthers] = [
  OF_ARGUMENTS,
  [...WHOLE, ...OF_FEEDS],
  [...ADVICE, ...AFTER_FEEDS],
  [...WITHIN, ...OF_SCHEMA],
].map(readersOf) as [readonly Reader[], readonly Reader[], readonly Reader[], readonly Reader[]];

const readBy = (readers: readonly Reader[], text: string): string | undefined => {
  for (const { read } of readers) {
    const words = read(text);
    if (words !== undefined) return words;
  }
  return undefined;
};

const within = (text: string): string => readBy(withinOthers, text) ?? text;

/** "argument: what is wrong": the first colon that begins words which are known. */
function ofArgument(text: string): string | undefined {
  for (let colon = text.indexOf(': '); colon >= 0; colon = text.indexOf(': ', colon + 1)) {
    const words = readBy(ofArguments, text.slice(colon + 2));
    if (words !== undefined) return `${within(text.slice(0, colon))}：${words}`;
  }
  return undefined;
}

/** What may stand between two sentences, the last one first. */
const BETWEEN = /(?<=[.?…]) (?=[A-Z])/g;

/**
 * What a function says of a refused input, in Chinese; undefined where no wording is known. Advice at the end is read
 * first, sentence by sentence: what was typed may hold dots and blanks.
 */
export function refusalInChinese(message: string): string | undefined {
  for (const { index } of [...message.matchAll(BETWEEN)].reverse()) {
    const tail = readBy(advice, message.slice(index + 1));
    const head = tail === undefined ? undefined : refusalInChinese(message.slice(0, index));
    if (head !== undefined) return head + (tail ?? '');
  }
  const words = readBy(whole, message) ?? ofArgument(message);
  // A blank keeps Chinese from letters and figures, and stands between no two Chinese words.
  return words?.replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '').replaceAll('？。', '？');
}
