import type { Model } from './model';
import type { FilterCriteria } from './table-meta';
import type { TableRef } from './table-areas';
import { CellValueType } from '@univerjs/core';
import {
  SetSheetTableFilterMutation,
  TABLE_FILTER_EMPTY_VALUE,
  TableColumnFilterTypeEnum,
} from '@univerjs/sheets-table';
import { invalidArgument, OfficeError } from '../request/errors';
import { CellReader } from './cell-reading';
import { matcherOf } from './filter-criteria';
import { metaOf, setMeta } from './table-meta';
import { bodyArea, tableCore, tableOf } from './table-areas';

/** `Excel.FilterOn`, those that this host applies. */
const FILTER_ON = ['Values', 'Custom', 'TopItems', 'TopPercent', 'BottomItems', 'BottomPercent'];

/** @throws OfficeError InvalidArgument, or ApiNotFound for filters by colour, icon or date group */
export function readCriteria(input: unknown, where: string): FilterCriteria {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) throw invalidArgument(where);
  const criteria = input as FilterCriteria;
  if (typeof criteria.filterOn !== 'string') throw invalidArgument(where);
  if (!FILTER_ON.includes(criteria.filterOn))
    throw new OfficeError('ApiNotFound', `This host has no filter on ${criteria.filterOn}.`, {
      errorLocation: where,
    });
  if (criteria.filterOn === 'Values' && !Array.isArray(criteria.values)) throw invalidArgument(where);
  if (criteria.filterOn !== 'Values' && typeof criteria.criterion1 !== 'string') throw invalidArgument(where);
  return { ...criteria };
}

/** What Univer compares a cell by when it filters: its shown text, or its plain number. */
function univerKey(model: Model, sheetId: string, row: number, column: number): string | number | undefined {
  const cell = model.sheet(sheetId).getCell(row, column);
  const v = cell?.v;
  if (v === undefined || v === null) return undefined;
  if (typeof v === 'boolean' || cell?.t === CellValueType.BOOLEAN)
    return v && v !== 'FALSE' ? 'TRUE' : 'FALSE';
  return v;
}

/** Sets or, with null, takes off a column's filter: rows that fail it are hidden. */
export function applyFilter(
  model: Model,
  ref: TableRef,
  column: number,
  criteria: FilterCriteria | null,
): void {
  const table = tableOf(model, ref);
  const { columns } = tableCore(model, ref);
  const filters = Array.from({ length: columns }, (_, index) => metaOf(table).filters[index] ?? null);
  filters[column] = criteria;
  setMeta(table, { filters });
  model.spreadsheet.mutate(SetSheetTableFilterMutation.id, {
    unitId: model.spreadsheet.unitId,
    tableId: ref.tableId,
    column,
    tableFilter: criteria ? univerFilter(model, ref, column, criteria) : undefined,
  });
}

/** The same filter for Univer: every value that passes, by name. */
function univerFilter(model: Model, ref: TableRef, column: number, criteria: FilterCriteria) {
  const body = bodyArea(model, ref);
  const reader = new CellReader(model.spreadsheet, body.sheetId);
  const cells = Array.from({ length: body.rows }, (_, index) => ({
    row: body.row + index,
    value: reader.value(body.row + index, body.column + column),
    text: reader.text(body.row + index, body.column + column),
  }));
  const passes = matcherOf(criteria, cells);
  const keys = cells
    .filter(passes)
    .map(({ row }) => univerKey(model, body.sheetId, row, body.column + column) ?? TABLE_FILTER_EMPTY_VALUE);
  return {
    filterType: TableColumnFilterTypeEnum.manual,
    // Univer compares unformatted numbers as numbers, though its type says text.
    values: [...new Set(keys)] as string[],
    isAllSelected: false,
  };
}

export const isDataFiltered = (model: Model, ref: TableRef): boolean =>
  metaOf(tableOf(model, ref)).filters.some((criteria) => criteria !== null);

export function clearFilters(model: Model, ref: TableRef): void {
  for (const [column, criteria] of metaOf(tableOf(model, ref)).filters.entries())
    if (criteria) applyFilter(model, ref, column, null);
}

export function reapplyFilters(model: Model, ref: TableRef): void {
  for (const [column, criteria] of metaOf(tableOf(model, ref)).filters.entries())
    if (criteria) applyFilter(model, ref, column, criteria);
}
