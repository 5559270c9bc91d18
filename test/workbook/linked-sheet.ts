import fc from 'fast-check';
import type { FieldName } from '../../src/deals/fields';
import type { CellValue, SheetCell } from '../../src/workbook/cell';
import type { DealCells } from '../../src/workbook/deal-rows';
import { findIdColumn, matchColumns } from '../../src/workbook/match-columns';
import type { Memory } from '../../src/workbook/memory';
import { rowHashes } from '../../src/workbook/memory';
import type { RefreshInput } from '../../src/workbook/plan';
import type { RememberedColumn } from '../../src/workbook/remembered-column';
import type { SnapshotColumn, TableSnapshot } from '../../src/workbook/snapshot';

/** A linked table as data: what was inserted, what the user did to it, what the data say later. */
export interface LinkedSheet {
  readonly table: TableSnapshot;
  readonly remembered: readonly RememberedColumn[];
  readonly memory: Memory;
  readonly deals: readonly DealCells[];
}

const FIELDS: readonly FieldName[] = ['deal_id', 'licensor', 'total_usd_m', 'announced', 'notes'];
export const HEADERS = ['Deal id', 'Licensor', 'Total US$ m', 'Announced', 'Notes'];

export const deal = (dealId: string, ...cells: CellValue[]): DealCells => ({
  dealId,
  cells: [dealId, ...cells],
});

/** A table as it stands right after the insertion of these deals. */
export function inserted(deals: readonly DealCells[]): LinkedSheet {
  return {
    table: {
      columns: HEADERS.map((header, index) => ({ header, id: index + 1 })),
      rows: deals.map(({ cells }) => cells),
    },
    remembered: FIELDS.map((field, index) => ({ field, header: HEADERS[index] ?? '', columnId: index + 1 })),
    memory: {
      width: FIELDS.length,
      rows: new Map(deals.map(({ dealId, cells }) => [dealId, rowHashes(cells)])),
      kept: new Set(),
    },
    deals,
  };
}

/** What a refresh of the sheet plans with; throws where the id column is gone. */
export function refreshInput(sheet: LinkedSheet, deals: readonly DealCells[]): RefreshInput {
  const id = sheet.remembered[0];
  if (!id) throw new Error('no columns');
  const idColumn = findIdColumn(sheet.table, id, sheet.memory);
  if (idColumn === undefined) throw new Error('no id column');
  return {
    table: sheet.table,
    remembered: sheet.remembered,
    columnOf: matchColumns(sheet.table, sheet.remembered, idColumn, sheet.memory),
    idColumn,
    memory: sheet.memory,
    deals,
    restoreDeletedRows: false,
  };
}

export const withRows = (sheet: LinkedSheet, rows: readonly (readonly SheetCell[])[]): LinkedSheet => ({
  ...sheet,
  table: { ...sheet.table, rows },
});

/** A column that the user added at the right. */
export function withColumn(
  sheet: LinkedSheet,
  column: SnapshotColumn,
  cells: readonly SheetCell[],
): LinkedSheet {
  return {
    ...sheet,
    table: {
      columns: [...sheet.table.columns, column],
      rows: sheet.table.rows.map((row, index) => [...row, cells[index] ?? '']),
    },
  };
}

const value = fc.oneof(
  fc.constantFrom<CellValue>('', 'Hengrui', '=1+1', 85, 9475.5),
  fc.integer({ max: 60_000, min: 0 }),
);
const cellsOf = (id: string) => fc.tuple(value, value, value, value).map((cells) => deal(id, ...cells));
const ids = Array.from(
  { length: 9 },
  (_, index) => `licensor${String(index)}-licensee-2024-0${String(index + 1)}`,
);
const someDeals = fc
  .subarray(ids, { minLength: 1 })
  .chain((chosen) => fc.tuple(...chosen.map(cellsOf)))
  .map((deals) => deals as DealCells[]);

const typed = fc.oneof(
  fc.constantFrom<SheetCell>('checked', 7, '', { formula: '=1+2', value: 3 }),
  fc.string(),
);
const filled = (row: number): SheetCell => ({ formula: `=C${String(row + 2)}*2`, value: 0 });

/** What a user may do to a table between two refreshes. */
const deed = fc.oneof(
  fc.record({
    kind: fc.constant('edit' as const),
    row: fc.nat(20),
    column: fc.integer({ min: 1, max: 4 }),
    cell: typed,
  }),
  fc.record({ kind: fc.constant('note' as const), row: fc.nat(20), cell: typed }),
  fc.record({ kind: fc.constant('delete' as const), row: fc.nat(20) }),
  fc.record({ kind: fc.constant('copy' as const), row: fc.nat(20) }),
  fc.record({ kind: fc.constant('own' as const), id: fc.constantFrom('', 'mine', ...ids), cell: typed }),
  fc.record({ kind: fc.constant('move' as const), row: fc.nat(20) }),
);
type Deed = typeof deed extends fc.Arbitrary<infer T> ? T : never;

function done(rows: readonly (readonly SheetCell[])[], deed: Deed): readonly (readonly SheetCell[])[] {
  const width = rows[0]?.length ?? 0;
  const at = 'row' in deed ? deed.row % rows.length : 0;
  const row = rows[at] ?? [];
  switch (deed.kind) {
    case 'edit':
      return rows.with(at, row.with(deed.column, deed.cell));
    case 'note':
      return rows.with(at, row.with(width - 1, deed.cell));
    case 'delete':
      return rows.length > 1 ? rows.toSpliced(at, 1) : rows;
    case 'copy':
      return rows.toSpliced(at, 0, row);
    case 'own':
      return [...rows, [deed.id, deed.cell, '', '', '', '', deed.cell]];
    case 'move':
      return [...rows.toSpliced(at, 1), row];
  }
}

/** Any inserted table with a filled-down column and a column of notes, after anything a user may do to it. */
export const userSheet: fc.Arbitrary<LinkedSheet> = fc
  .tuple(someDeals, fc.array(deed, { maxLength: 6 }))
  .map(([deals, deeds]) => {
    const plain = inserted(deals);
    const calculated = withColumn(
      plain,
      { header: 'Twice', id: 11 },
      plain.table.rows.map((_, index) => filled(index)),
    );
    const sheet = withColumn(calculated, { header: 'My notes', id: 12 }, []);
    return withRows(sheet, deeds.reduce(done, sheet.table.rows));
  })
  // A table whose deal ids can't be told from other columns any more is not refreshed at all.
  .filter(({ table, remembered: [id], memory }) => !!id && findIdColumn(table, id, memory) !== undefined);

export const laterDeals = someDeals;
/** Deeds after a refresh, without changing which rows there are. */
export const laterEdits = fc.array(
  fc.record({
    row: fc.nat(20),
    column: fc.integer({ min: 1, max: 6 }),
    cell: fc.constantFrom<SheetCell>('later', 4711),
  }),
  { maxLength: 4 },
);
