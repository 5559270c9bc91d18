import { sql, textValue } from './sql';
import type { Sql } from './sql';

/** A pattern of Excel's as one of LIKE, in lower case: * is %, ? is _, and ~ takes the meaning from what follows. */
function likePattern(pattern: string): string {
  let like = '';
  const folded = pattern.toLowerCase();
  for (let place = 0; place < folded.length; place++) {
    const letter = folded.charAt(place);
    const next = folded.charAt(place + 1);
    if (letter === '*') like += '%';
    else if (letter === '?') like += '_';
    else if (letter === '~' && next !== '' && '*?~'.includes(next)) {
      like += literal(next);
      place++;
    } else like += literal(letter);
  }
  return like;
}

const literal = (letter: string): string => ('%_\\'.includes(letter) ? `\\${letter}` : letter);

/** Whether a text in lower case fits a pattern of Excel's. */
export const fits = (text: Sql, pattern: string): Sql => sql`${text} LIKE ${textValue(likePattern(pattern))}`;

/** The same as a regular expression for the whole of a text: * is any letters, ? any one. */
export function matchPattern(pattern: string): string {
  let match = '';
  const folded = pattern.toLowerCase();
  for (let place = 0; place < folded.length; place++) {
    const letter = folded.charAt(place);
    const next = folded.charAt(place + 1);
    if (letter === '*') match += '.*';
    else if (letter === '?') match += '.';
    else if (letter === '~' && next !== '' && '*?~'.includes(next)) {
      match += letterOf(next);
      place++;
    } else match += letterOf(letter);
  }
  return `(?s)^${match}\\z`.replace(/^\(\?s\)\^\.\*/, '(?s)').replace(/\.\*\\z$/, '');
}

const letterOf = (letter: string): string => (/[\\^$.|?*+()[\]{}]/.test(letter) ? `\\${letter}` : letter);
