/** Excel refuses a longer text in a formula. */
const LONGEST = 255;
const DOUBLED = /"/g;

/** A text as a formula writes it: in quotation marks, its own doubled; a long one in pieces that are joined. */
export function quoted(text: string): string {
  const pieces = [''];
  for (const character of text) {
    const written = character.replace(DOUBLED, '""');
    if ((pieces.at(-1) ?? '').length + written.length > LONGEST) pieces.push('');
    pieces[pieces.length - 1] += written;
  }
  return pieces.map((piece) => `"${piece}"`).join('&');
}

const WRITTEN = /^"(?:[^"]|"")*"(?:\s*&\s*"(?:[^"]|"")*")*$/;

/** The text that a formula writes so; undefined where it is anything else. */
export const unquoted = (written: string): string | undefined =>
  WRITTEN.test(written)
    ? Array.from(written.matchAll(/"((?:[^"]|"")*)"/g), ([, piece = '']) => piece.replaceAll('""', '"')).join(
        '',
      )
    : undefined;
