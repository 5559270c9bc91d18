import { addressOf, blockAddress, sheetAddress } from './cell-address';
import { readReference } from './cell-references';
import type { FoundSheet } from './found-formulas';
import { areaOf, isWritten } from './found-formulas';
import type { FrozenFormula } from './frozen-cells';
import { shownValue } from './cell';
import type { CellBlock } from './cell-block';
import type { RuleFormula, RuleFormulas, RuleKind } from './rule-formulas';
import { refersToSpill, refersUnread, spillTargets } from './spill-references';

/** A defined name and what it stands for. */
export interface DefinedName {
  readonly name: string;
  readonly formula: string;
}

/** A cell or name that refers to spills, and the cells whose spills these are. */
interface SpillUser {
  readonly usedBy: string;
  readonly usedIn?: RuleKind;
  /** The cell itself; undefined for a name or a rule. */
  readonly key: string | undefined;
  readonly targets: readonly string[];
}

/** The names of the workbook and of its sheets. */
export async function definedNames(context: Excel.RequestContext): Promise<readonly DefinedName[]> {
  const { worksheets, names } = context.workbook;
  names.load('items/name,items/formula');
  worksheets.load('items/name');
  await context.sync();
  const ofSheets = worksheets.items.map((sheet) => sheet.names.load('items/name,items/formula'));
  await context.sync();
  return [names, ...ofSheets].flatMap(({ items }) =>
    items.map(({ name, formula }): DefinedName => ({ name, formula: String(formula) })),
  );
}

/**
 * Leaves formulas to whose spill (`A1#`) something refers that stays, which would have #REF! without it: the user's own
 * formulas, names and rules of cells, formulas of ours on protected sheets, and those that are left themselves.
 */
export function leaveNeededSpills(
  found: readonly FoundSheet[],
  names: readonly DefinedName[],
  rules: readonly RuleFormula[],
): readonly FoundSheet[] {
  const users = spillUsers(found, names, rules);
  const frozen = new Set(
    found
      .filter(isWritten)
      .flatMap(({ frozen: { area, formulas } }) => formulas.map((at) => keyOf(area.sheetName, at))),
  );
  const neededBy = new Map<string, SpillUser>();
  for (let before = -1; before !== neededBy.size;) {
    before = neededBy.size;
    // What a frozen formula referred to is not needed any more; that of one which is left is.
    for (const user of users)
      if (user.key === undefined || !frozen.has(user.key))
        for (const target of user.targets) if (frozen.delete(target)) neededBy.set(target, user);
  }
  if (neededBy.size === 0) return found;
  return found.map((sheet) => {
    const { sheetName } = sheet.frozen.area;
    const isNeeded = (at: FrozenFormula) => neededBy.has(keyOf(sheetName, at));
    const formulas = sheet.frozen.formulas.filter((at) => !isNeeded(at));
    const needed = sheet.frozen.formulas.filter(isNeeded).map((at) => ({
      address: addressOf(at, sheetName),
      formula: at.formula,
      why: 'spillReference' as const,
      shown: String(shownValue(at.values[0]?.[0] ?? '')),
      usedBy: neededBy.get(keyOf(sheetName, at))?.usedBy,
      usedIn: neededBy.get(keyOf(sheetName, at))?.usedIn,
    }));
    return {
      ...sheet,
      frozen: { area: areaOf(sheetName, formulas), formulas },
      left: [...sheet.left, ...needed],
    };
  });
}

function spillUsers(
  found: readonly FoundSheet[],
  names: readonly DefinedName[],
  rules: readonly RuleFormula[],
): SpillUser[] {
  const targetsOf = (formula: string, ownSheet: string | undefined, over?: CellBlock): string[] =>
    spillTargets(formula, over).flatMap((target) => {
      if ('cell' in target) return cellKey(target.sheet ?? ownSheet, target.cell);
      // Of whichever sheet the name is: one formula too many is left rather than one too few.
      const same = names.filter(({ name }) => name.toLowerCase() === target.name.toLowerCase());
      return same.flatMap((name) => {
        const reference = readReference(name.formula.replace(/^=/, ''));
        return reference ? cellKey(reference.sheet, reference.cells) : [];
      });
    });
  return [
    ...found.flatMap(({ frozen: { area }, spillUsers: ofSheet }) =>
      ofSheet.map((at) => ({
        usedBy: addressOf(at, area.sheetName),
        key: keyOf(area.sheetName, at),
        targets: targetsOf(at.formula, area.sheetName),
      })),
    ),
    ...names
      .filter(({ formula }) => refersToSpill(formula))
      .map(({ name, formula }) => ({ usedBy: name, key: undefined, targets: targetsOf(formula, undefined) })),
    ...rules
      .filter(({ formula }) => refersToSpill(formula))
      .map(({ kind, sheetName, cells, formula }) => ({
        usedBy: blockAddress(cells, sheetName),
        usedIn: kind,
        key: undefined,
        targets: targetsOf(formula, sheetName, cells),
      })),
  ];
}

/** Where something may refer to a spill, and nothing tells whether it does. */
export interface UnreadReference {
  /** A formula or a name with INDIRECT, or the rules of a sheet. */
  readonly where: string;
  readonly kind: 'indirect' | RuleKind;
}

/** What nobody can look into; nothing where no formula is frozen that it could need. */
export function unreadReferences(
  found: readonly FoundSheet[],
  names: readonly DefinedName[],
  { formulas, unread }: RuleFormulas,
): readonly UnreadReference[] {
  if (!found.some(isWritten)) return [];
  const indirect = [
    ...found.flatMap(({ frozen: { area }, unread: cells }) =>
      cells.map((at) => addressOf(at, area.sheetName)),
    ),
    ...names.filter(({ formula }) => refersUnread(formula)).map(({ name }) => name),
    ...formulas
      .filter(({ formula }) => refersUnread(formula))
      .map(({ cells, sheetName }) => blockAddress(cells, sheetName)),
  ];
  return [
    ...[...new Set(indirect)].map((where): UnreadReference => ({ where, kind: 'indirect' })),
    ...unread.map(({ kind, sheetName }): UnreadReference => ({ where: sheetName, kind })),
  ];
}

/** Sheets and cells are the same in upper and lower case. */
const cellKey = (sheet: string | undefined, cell: string): string[] =>
  sheet === undefined ? [] : [sheetAddress(sheet, cell).toLowerCase()];

const keyOf = (sheetName: string, at: { readonly row: number; readonly column: number }): string =>
  addressOf(at, sheetName).toLowerCase();
