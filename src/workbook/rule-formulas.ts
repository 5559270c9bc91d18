import type { CellBlock } from './cell-block';
import { SHEET_COLUMNS, SHEET_ROWS } from './room-below';
import { throwIfCancelled } from './run';
import type { WorkOptions } from './work';

/** What refers to cells without being a formula in one. */
export type RuleKind = 'validation' | 'conditionalFormat';

/** A formula in a rule of cells. What it refers to without $ moves along with the cells. */
export interface RuleFormula {
  readonly kind: RuleKind;
  readonly sheetName: string;
  readonly cells: CellBlock;
  readonly formula: string;
}

/** The rules of a workbook, and the sheets on which Excel did not tell them. */
export interface RuleFormulas {
  readonly formulas: readonly RuleFormula[];
  readonly unread: readonly { readonly kind: RuleKind; readonly sheetName: string }[];
}

/** Areas with rules that are asked for on one sheet; more than anybody sets by hand. */
const MOST_AREAS = 2_000;
/** Rules that one request asks about. */
const ASKED = 200;

/**
 * So far beyond the used cells of a sheet cells are looked at for validations: nobody has typed in such a cell yet. Of a
 * whole sheet, Excel on the desktop takes very long to say which have any (OfficeDev/office-js#4245).
 */
const AROUND = { rows: 1_000, columns: 50 };
const NOTHING: CellBlock = { row: 0, column: 0, rows: 0, columns: 0 };

const SIZE = 'rowIndex,columnIndex,rowCount,columnCount';

/**
 * The formulas in data validations and conditional formats. A chart needs none: its series keep cells, or names, and
 * names are looked at by themselves.
 */
export async function ruleFormulas(
  context: Excel.RequestContext,
  sheetNames: readonly string[],
  options: WorkOptions,
): Promise<RuleFormulas> {
  const formulas: RuleFormula[] = [];
  const unread: RuleFormulas['unread'][number][] = [];
  const readers = { validation: validations, conditionalFormat: conditionalFormats } as const;
  for (const sheetName of sheetNames)
    for (const kind of ['validation', 'conditionalFormat'] as const) {
      throwIfCancelled(options.signal);
      try {
        const rules = await readers[kind](context, context.workbook.worksheets.getItem(sheetName));
        for (const { cells, formula } of rules) formulas.push({ kind, sheetName, cells, formula });
      } catch {
        // What Excel can't tell is said, and stops nothing: it is read before anything is written.
        unread.push({ kind, sheetName });
      }
    }
  return { formulas, unread };
}

type Rule = Pick<RuleFormula, 'cells' | 'formula'>;

const blockOf = (range: Excel.Range): CellBlock => ({
  row: range.rowIndex,
  column: range.columnIndex,
  rows: range.rowCount,
  columns: range.columnCount,
});

async function validations(context: Excel.RequestContext, sheet: Excel.Worksheet): Promise<readonly Rule[]> {
  const used = sheet.getUsedRangeOrNullObject(false).load(SIZE);
  await context.sync();
  const { row, column, rows, columns } = used.isNullObject ? NOTHING : blockOf(used);
  const special = sheet
    .getRangeByIndexes(
      0,
      0,
      Math.min(SHEET_ROWS, row + rows + AROUND.rows),
      Math.min(SHEET_COLUMNS, column + columns + AROUND.columns),
    )
    .getSpecialCellsOrNullObject(Excel.SpecialCellType.dataValidations);
  special.load('areaCount');
  await context.sync();
  if (special.isNullObject) return [];
  if (special.areaCount > MOST_AREAS) throw new Error('too many data validations');
  const { areas } = special;
  areas.load(`items/${SIZE.replaceAll(',', ',items/')}`);
  await context.sync();
  const rules: Rule[] = [];
  let [waiting, asked] = [areas.items.map(blockOf), 0];
  while (waiting.length > 0) {
    const batch = waiting.slice(0, ASKED).map((cells) => ({
      cells,
      validation: sheet
        .getRangeByIndexes(cells.row, cells.column, cells.rows, cells.columns)
        .dataValidation.load('type,rule'),
    }));
    waiting = waiting.slice(ASKED);
    asked += batch.length;
    if (asked > MOST_AREAS) throw new Error('too many different data validations');
    // Bounded requests, and halves of areas with several rules after the whole, on purpose.
    // eslint-disable-next-line office-addins/no-context-sync-in-loop
    await context.sync();
    for (const { cells, validation } of batch)
      if (validation.type === 'Inconsistent' || validation.type === 'MixedCriteria')
        waiting.push(...halves(cells));
      else rules.push(...formulasIn(validation.rule).map((formula) => ({ cells, formula })));
  }
  return rules;
}

/** Two halves of an area; none of one cell, which has one rule. */
function halves({ row, column, rows, columns }: CellBlock): readonly CellBlock[] {
  if (rows * columns === 1) return [];
  if (rows >= columns) {
    const half = Math.ceil(rows / 2);
    return [
      { row, column, rows: half, columns },
      { row: row + half, column, rows: rows - half, columns },
    ];
  }
  const half = Math.ceil(columns / 2);
  return [
    { row, column, rows, columns: half },
    { row, column: column + half, rows, columns: columns - half },
  ];
}

async function conditionalFormats(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
): Promise<readonly Rule[]> {
  const formats = sheet.getRange().conditionalFormats.load('items/type');
  await context.sync();
  if (formats.items.length > MOST_AREAS) throw new Error('too many conditional formats');
  const rules: Rule[] = [];
  for (let first = 0; first < formats.items.length; first += ASKED) {
    const asked = formats.items.slice(first, first + ASKED).map((format) => ({
      ruleOf: loadedRule(format),
      areas: format.getRanges().areas.load(`items/${SIZE.replaceAll(',', ',items/')}`),
    }));
    // Bounded requests on purpose.
    // eslint-disable-next-line office-addins/no-context-sync-in-loop
    await context.sync();
    for (const { ruleOf, areas } of asked)
      for (const formula of formulasIn(ruleOf()))
        for (const range of areas.items) rules.push({ cells: blockOf(range), formula });
  }
  return rules;
}

/** Asks for what may hold a formula; what is given tells it once Excel has answered. */
function loadedRule(format: Excel.ConditionalFormat): () => unknown {
  switch (format.type) {
    case 'Custom': {
      const rule = format.custom.rule.load('formula');
      return () => ({ formula: rule.formula });
    }
    case 'CellValue': {
      const cellValue = format.cellValue.load('rule');
      return () => cellValue.rule;
    }
    case 'ContainsText': {
      const text = format.textComparison.load('rule');
      return () => text.rule;
    }
    case 'DataBar': {
      const bar = format.dataBar.load('lowerBoundRule,upperBoundRule');
      return () => [bar.lowerBoundRule, bar.upperBoundRule];
    }
    case 'ColorScale': {
      const scale = format.colorScale.load('criteria');
      return () => scale.criteria;
    }
    case 'IconSet': {
      const icons = format.iconSet.load('criteria');
      return () => icons.criteria;
    }
    default:
      return () => undefined;
  }
}

/** All texts in a rule that are formulas. */
function formulasIn(rule: unknown): string[] {
  if (typeof rule === 'string') return rule.startsWith('=') ? [rule] : [];
  return typeof rule === 'object' && rule !== null ? Object.values(rule).flatMap(formulasIn) : [];
}
