/**
 * Windows' pseudo-language, in which software is tested before it is translated: English, readable, with accents and
 * longer by two fifths, so that a text that is not in a catalogue or does not fit is seen at once.
 */
export const PSEUDO_LANGUAGE = 'qps-ploc';

const ACCENTED: Readonly<Record<string, string>> = {
  ...{ a: 'áá', e: 'éé', i: 'íí', o: 'óó', u: 'úú', y: 'ýý' },
  ...{ A: 'ÁÁ', E: 'ÉÉ', I: 'ÍÍ', O: 'ÓÓ', U: 'ÚÚ', Y: 'ÝÝ' },
};

/** A text in the pseudo-language. */
export function pseudo(text: string): string {
  const accented = text.replace(/[aeiouy]/gi, (letter) => ACCENTED[letter] ?? letter);
  const missing = Math.ceil(text.length * 1.4) - accented.length;
  return /\p{L}/u.test(text) && missing > 0 ? accented + 'ñ'.repeat(missing) : accented;
}

/** What a text is given to say stays as it is: figures and names come from the data, not from a catalogue. */
function aroundData(text: (...values: unknown[]) => unknown, values: readonly unknown[]): unknown {
  // A single word may be a key that the text is chosen by.
  const isData = (value: unknown): value is string => typeof value === 'string' && /[\s\d]/.test(value);
  const said = text(...values.map((value, place) => (isData(value) ? `\uE000${place}\uE001` : value)));
  if (typeof said !== 'string') return pseudoTexts(said);
  return pseudo(said).replace(/\uE000(\d+)\uE001/g, (_, place: string) => String(values[Number(place)]));
}

const known = new WeakMap<object, unknown>();

/** Texts of a catalogue in the pseudo-language: the same ones each time, since views compare them. */
export function pseudoTexts<Texts>(texts: Texts): Texts {
  if (typeof texts === 'string') return pseudo(texts) as Texts;
  if (typeof texts === 'function')
    return ((...values: unknown[]) =>
      aroundData(texts as (...values: unknown[]) => unknown, values)) as Texts;
  if (typeof texts !== 'object' || texts === null) return texts;
  const made =
    known.get(texts) ??
    Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, pseudoTexts<unknown>(text)]));
  known.set(texts, made);
  return made as Texts;
}
