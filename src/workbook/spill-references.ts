/** A cell, or a name for one, whose whole spill a formula refers to. */
export type SpillTarget =
  | { readonly sheet: string | undefined; readonly cell: string }
  | { readonly sheet: string | undefined; readonly name: string };

/** How files, and some hosts, write `A1#`. */
const ANCHOR_ARRAY = /(?:_xlfn\.)?ANCHORARRAY\(\s*((?:'(?:[^']|'')+'!)?[^()']*?)\s*\)/giu;

/** A text, which may say anything; or a cell or name with "#" behind it, with or without its sheet. */
const SPILL =
  /"(?:[^"]|"")*"|(?<![\p{L}\p{N}_.\]!])(?:(?:'((?:[^']|'')+)'|([\p{L}_][\p{L}\p{N}_.]*))!)?(?:(\$?[A-Z]{1,3}\$?\d{1,7})|([\p{L}_\\][\p{L}\p{N}_.\\?]*))#/giu;

/** The spills that a formula refers to as a whole: `A1#`, `'My sheet'!$A$1#`, `Deals_found#`. */
export function spillTargets(formula: string): SpillTarget[] {
  const targets: SpillTarget[] = [];
  for (const [, quoted, plain, cell, name] of formula.replace(ANCHOR_ARRAY, '$1#').matchAll(SPILL)) {
    const sheet = quoted?.replaceAll("''", "'") ?? plain;
    if (cell !== undefined) targets.push({ sheet, cell: cell.replaceAll('$', '').toUpperCase() });
    else if (name !== undefined) targets.push({ sheet, name });
  }
  return targets;
}

/** Whether a formula refers to all that another cell spills. */
export const refersToSpill = (formula: string): boolean =>
  /#|ANCHORARRAY/i.test(formula) && spillTargets(formula).length > 0;
