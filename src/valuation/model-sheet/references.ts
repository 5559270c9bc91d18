/** Where something stands: one cell, a row of years (a series), or a column of rows (a list). */
export interface Place {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** "AB" of a column from 0. */
export function columnLetters(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? columnLetters(rest - 1) : '') + String.fromCharCode(65 + (column % 26));
}

const absolute = (row: number, column: number) => `$${columnLetters(column)}$${String(row + 1)}`;

/**
 * Puts addresses for names into a formula, so that blocks refer to each other by name and not by place:
 * `{key}` one cell · `{key:}` a whole series or list · `{key@}` of a series the cell of this column, of a list the cell
 * of this row · `{key<}` of a series the cell one column before this one.
 * @throws Error for a name that nothing has: a mistake in a block, never in what a user gave
 */
export function resolve(
  formula: string,
  at: { readonly row: number; readonly column: number },
  places: ReadonlyMap<string, Place>,
): string {
  return formula.replace(/\{([\w.]+)([:@<]?)\}/g, (_, key: string, how: string) => {
    const place = places.get(key);
    if (!place) throw new Error(`the model sheet has no ${key}`);
    const { row, column, rows, columns } = place;
    if (how === '') return absolute(row, column);
    if (how === ':') return `${absolute(row, column)}:${absolute(row + rows - 1, column + columns - 1)}`;
    if (columns > 1 || how === '<')
      return `${columnLetters(at.column - (how === '<' ? 1 : 0))}$${String(row + 1)}`;
    return `$${columnLetters(column)}${String(at.row + 1)}`;
  });
}
