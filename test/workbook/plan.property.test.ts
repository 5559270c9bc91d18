import fc from 'fast-check';
import { isBlank, isFormula, sameCell, sameValue } from '../../src/workbook/cell';
import type { SheetCell } from '../../src/workbook/cell';
import { cellHash, hashAt } from '../../src/workbook/memory';
import { planRefresh } from '../../src/workbook/plan';
import type { RefreshInput, RefreshPlan } from '../../src/workbook/plan';
import type { RefreshRecord } from '../../src/workbook/refresh-record';
import { planUndo } from '../../src/workbook/plan-undo';
import { applyPlan, feasiblePlan, inversePlan } from '../../src/workbook/row-plan';
import type { RowPlan, Rows } from '../../src/workbook/row-plan';
import { laterDeals, laterEdits, refreshInput, userSheet, withRows } from './linked-sheet';

const plain = (rows: Rows) => rows.map((row) => row.map((cell) => (isFormula(cell) ? cell.formula : cell)));

/** Formulas of the sheets refer to their own rows: the first row of the body is row 2. */
const AT = { sheetName: 'Deals', row: 1, column: 0, hasTotals: false };

const recordOf = (input: RefreshInput, plan: RefreshPlan): RefreshRecord => ({
  before: input.table,
  at: AT,
  idColumn: input.idColumn,
  fieldOf: input.table.columns.map((_, column) => input.remembered[input.columnOf.indexOf(column)]?.field),
  rows: plan.rows,
});

/** Where a row stands after the plan; undefined if it goes. */
function placeAfter(rows: RowPlan, row: number): number | undefined {
  if (rows.remove.includes(row)) return undefined;
  const before = rows.insert.filter(({ at }) => at <= row).reduce((sum, entry) => sum + entry.rows.length, 0);
  return row - rows.remove.filter((removed) => removed < row).length + before;
}

/** Whether the user typed this cell: in their own column, or other than what we wrote into ours. */
function isTyped(input: RefreshInput, row: number, column: number): boolean {
  const cell = input.table.rows[row]?.[column];
  if (cell === undefined) return false;
  const field = input.columnOf.indexOf(column);
  if (field < 0) return !isBlank(cell) && !isFormula(cell);
  const dealId = input.table.rows[row]?.[input.idColumn];
  const hash = hashAt(input.memory?.rows.get(String(dealId)) ?? '', field);
  return !isBlank(cell) && (isFormula(cell) || cellHash(cell) !== hash);
}

const refreshes = fc.tuple(userSheet, laterDeals).map(([sheet, deals]) => {
  const input = refreshInput(sheet, deals);
  const plan = planRefresh(input);
  const ours = input.columnOf.filter((column) => column !== undefined);
  return { sheet, deals, input, plan, carriedOut: feasiblePlan(input.table.rows, plan.rows, ours) };
});

test('whatever a user typed is where it was typed: same row, same column, same content', () => {
  fc.assert(
    fc.property(refreshes, ({ input, carriedOut }) => {
      const after = applyPlan(input.table.rows, carriedOut);
      input.table.rows.forEach((cells, row) =>
        cells.forEach((cell, column) => {
          if (!isTyped(input, row, column)) return;
          const place = placeAfter(carriedOut, row);
          expect(place).toBeDefined();
          expect(sameCell(after[place ?? -1]?.[column] ?? '', cell)).toBe(true);
          expect(after[place ?? -1]?.[input.idColumn]).toEqual(cells[input.idColumn]);
        }),
      );
    }),
    { numRuns: 500 },
  );
});

test('all other cells of a deal that is in the data hold what the data say', () => {
  fc.assert(
    fc.property(refreshes, ({ input, plan, carriedOut, deals }) => {
      const kept = new Set(plan.edited.map(({ dealId, column }) => `${dealId} ${column}`));
      const after = applyPlan(input.table.rows, carriedOut);
      for (const { dealId, cells } of deals.filter((each) => !plan.deletedRows.includes(each.dealId))) {
        const rows = after.filter((row) => row[input.idColumn] === dealId);
        const asTheData = (row: readonly SheetCell[]) =>
          input.remembered.every(({ field }, index) => {
            const cell = row[input.columnOf[index] ?? -1] ?? '';
            return (
              kept.has(`${dealId} ${field}`) || (!isFormula(cell) && sameValue(cell, cells[index] ?? ''))
            );
          });
        expect(rows.some(asTheData)).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});

test('the report counts the deals that stand in the table', () => {
  fc.assert(
    fc.property(refreshes, ({ input, plan, carriedOut, deals }) => {
      const after = applyPlan(input.table.rows, carriedOut);
      const inTable = new Set(after.map((row) => row[input.idColumn]));
      const expected = [...deals.map(({ dealId }) => dealId), ...plan.keptRows].filter(
        (dealId) => !plan.deletedRows.includes(dealId),
      );
      for (const dealId of expected) expect(inTable.has(dealId)).toBe(true);
      expect(plan.deals).toBe(expected.length);
      for (const dealId of plan.removed)
        expect(plan.matched.duplicates.includes(dealId) || !inTable.has(dealId)).toBe(true);
    }),
  );
});

test('a second refresh with the same data changes nothing', () => {
  fc.assert(
    fc.property(refreshes, ({ sheet, input, plan, carriedOut, deals }) => {
      const after = { ...withRows(sheet, applyPlan(input.table.rows, carriedOut)), memory: plan.memory };
      const again = planRefresh(refreshInput(after, deals));
      expect(again.rows).toEqual({ patches: [], remove: [], insert: [] });
      expect([again.added, again.removed, again.changed]).toEqual([[], [], []]);
      expect(again.deletedRows).toEqual(plan.deletedRows);
    }),
  );
});

test('a table never loses its last row', () => {
  fc.assert(
    fc.property(refreshes, ({ input, carriedOut }) => carriedOut.remove.length < input.table.rows.length),
  );
});

test('a plan and its inverse give the original, and so does undo', () => {
  fc.assert(
    fc.property(refreshes, ({ input, plan, carriedOut }) => {
      const before = input.table.rows;
      const after = applyPlan(before, carriedOut);
      expect(plain(applyPlan(after, inversePlan(before, carriedOut)))).toEqual(plain(before));
      const undo = planUndo({ columns: input.table.columns, rows: after }, recordOf(input, plan), AT);
      expect(undo && plain(applyPlan(after, undo.rows))).toEqual(plain(before));
    }),
    { numRuns: 500 },
  );
});

test('undo after further typing keeps what was typed', () => {
  fc.assert(
    fc.property(refreshes, laterEdits, ({ input, plan, carriedOut }, edits) => {
      const after = edits.reduce<Rows>(
        (rows, { row, column, cell }) => {
          const at = row % rows.length;
          return rows.with(at, (rows[at] ?? []).with(column, cell));
        },
        applyPlan(input.table.rows, carriedOut),
      );
      const undo = planUndo({ columns: input.table.columns, rows: after }, recordOf(input, plan), AT);
      const restored = undo ? applyPlan(after, undo.rows) : after;
      const count = (rows: Rows, cell: SheetCell) => rows.flat().filter((each) => each === cell).length;
      for (const cell of ['later', 4711]) expect(count(restored, cell)).toBe(count(after, cell));
    }),
  );
});
