import type { ICellData, IDisposable, Injector, Nullable, Workbook, Worksheet } from '@univerjs/core';
import { InterceptorEffectEnum, isDefaultFormat } from '@univerjs/core';
import { FormulaDataModel } from '@univerjs/engine-formula';
import { INTERCEPTOR_POINT, SheetInterceptorService } from '@univerjs/sheets';

/** After Univer has put the spilled value into the cell (100), and before the value is formatted (0). */
const PRIORITY = 50;

/**
 * The number format that a function gave a spilled value, as Excel shows it in a cell that has none of its own: Univer
 * calculates it, but keeps only the value. A cell that was formatted shows the value in its own format.
 * @param spilled what the spill put there
 */
export function spilledPattern(
  spilled: Nullable<ICellData>,
  ownPattern: string | undefined,
): string | undefined {
  const { s } = spilled ?? {};
  const pattern = typeof s === 'object' ? s?.n?.pattern : undefined;
  return pattern && isDefaultFormat(ownPattern) ? pattern : undefined;
}

/** Draws spilled values in the number formats that came with them. */
export function showSpilledFormats(injector: Injector): IDisposable {
  const model = injector.get(FormulaDataModel);
  return injector.get(SheetInterceptorService).intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
    priority: PRIORITY,
    effect: InterceptorEffectEnum.Value | InterceptorEffectEnum.Style,
    handler: (cell, { unitId, subUnitId, row, col, workbook, worksheet }, next) => {
      const spilled = model.getArrayFormulaCellData()[unitId]?.[subUnitId]?.[row]?.[col];
      if (!spilled?.s) return next(cell);
      const pattern = spilledPattern(spilled, patternAt(workbook, worksheet, { cell, row, col }));
      if (pattern === undefined) return next(cell);
      return next({ ...cell, s: { ...workbook.getStyles().getStyleByCell(cell), n: { pattern } } });
    },
  });
}

function patternAt(
  workbook: Workbook,
  sheet: Worksheet,
  { cell, row, col }: { cell: Nullable<ICellData>; row: number; col: number },
): string | undefined {
  const styles = workbook.getStyles();
  return (
    styles.getStyleByCell(cell)?.n ??
    styles.get(sheet.getRowStyle(row))?.n ??
    styles.get(sheet.getColumnStyle(col))?.n
  )?.pattern;
}
