/** What two lines of a pane 320 px wide hold beside a word more, in Latin letters; a Chinese character is two. */
const ROOM = 82;

const widthOf = (text: string): number => text.replace(/[\u2e80-\uffef]/g, 'xx').length;

/** The clauses of an explanation that fit in two lines of the narrowest pane, without what joins the next; all of it where it fits. */
export function beginningOf(text: string): string {
  if (widthOf(text) <= ROOM) return text;
  const ends = Array.from(text.matchAll(/[.;:,]\s|[。；：，、]/g), ({ index }) => index);
  const fitting = ends.filter((end) => widthOf(text.slice(0, end)) <= ROOM);
  const space = text.lastIndexOf(' ', ROOM);
  return text.slice(0, fitting.at(-1) ?? (space > 0 ? space : ROOM / 2));
}
