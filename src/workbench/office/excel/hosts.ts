import type { Area, RangeRef } from '../model/area';
import type { Model } from '../model/model';
import type { NameRef } from '../model/names';
import type { SheetRef } from '../model/sheets';
import type { TableRef } from '../model/table-areas';
import { invalidArgument, invalidReference } from '../request/errors';
import { findName, nameArea } from '../model/names';
import { findTable, bodyArea } from '../model/table-areas';

/** What stands behind the objects of the model: a thing of the workbook, with the workbook. */
export interface SheetHost extends SheetRef {
  readonly model: Model;
}
export interface RangeHost {
  readonly model: Model;
  readonly ref: RangeRef;
}
export interface TableHost extends TableRef {
  readonly model: Model;
}
export interface NameHost extends NameRef {
  readonly model: Model;
}
/** Things of the whole workbook, or of one sheet. */
export interface ScopeHost {
  readonly model: Model;
  readonly sheetId: string | undefined;
}

/** Whether an argument is a range object. */
export const isRangeHost = (value: unknown): value is RangeHost =>
  typeof value === 'object' && value !== null && 'ref' in value && 'model' in value;

export const sheetHost = (model: Model, sheetId: string): SheetHost => ({ model, sheetId });

/** @throws OfficeError InvalidReference where the cells pass the sheet's edge */
export const rangeHost = (model: Model, area: Area, where: string): RangeHost => ({
  model,
  ref: model.range(area, where),
});

/** The cells of a range object now. */
export const areaOf = ({ model, ref }: RangeHost): Area => model.area(ref);

/** Cells by address, name of a range, or name of a table (its data, as formulas have it). */
function resolveAddress(model: Model, address: string, sheetId: string, where: string): Area {
  const area = model.areaAt(address, sheetId);
  if (area) return area;
  const name = findName(model, address, sheetId) ?? findName(model, address);
  const named = name && nameArea(model, name);
  if (named) return named;
  const table = findTable(model, address);
  if (table) return bodyArea(model, table);
  throw invalidArgument(where);
}

/** Cells from an argument that may be a range object or an address. */
export function areaArgument(model: Model, value: unknown, sheetId: string, where: string): Area {
  if (isRangeHost(value)) return areaOf(value);
  if (typeof value === 'string') return resolveAddress(model, value, sheetId, where);
  throw invalidArgument(where);
}

/** The same, for cells that must lie on that sheet. */
export function areaOnSheet(model: Model, value: unknown, sheetId: string, where: string): Area {
  const area = areaArgument(model, value, sheetId, where);
  if (area.sheetId !== sheetId) throw invalidReference(where);
  return area;
}
