import type { CustomData, Nullable } from '@univerjs/core';
import type {
  ArrayValueObject,
  BaseReferenceObject,
  BaseValueObject,
  FunctionVariantType,
} from '@univerjs/engine-formula';
import { StringValueObject } from '@univerjs/engine-formula';
import { CustomFunctionError, ErrorCode } from './custom-functions';
import type { ParameterMetadata } from './metadata';
import { ENTITY_KEY } from './result';

/** How empty cells reach a function: 0 in Excel on the desktop, null in Excel on the web. */
export type EmptyCells = 'desktop' | 'web';

/** What one value can be inside a function: an error or a data type only where the metadata allow it. */
export type ArgumentValue = string | number | boolean | null | CustomFunctionError | object;

/** An argument before its parameter has shaped it: rows of values, or nothing where it was left out. */
export type ArgumentRows = readonly (readonly ArgumentValue[])[] | undefined;

export interface ArgumentRules {
  readonly emptyCells: EmptyCells;
  /** `allowErrorForDataTypeAny` of functions.json. */
  readonly allowErrors: boolean;
  /** `allowCustomDataForDataTypeAny` of functions.json. */
  readonly allowDataTypes: boolean;
}

/** Thrown to end a call whose argument is an error: the cell shows that same error. */
export class ErrorArgument extends Error {
  constructor(readonly value: BaseValueObject) {
    super();
  }
}

/** The rows of an argument. @throws ErrorArgument at its first error, where errors aren't allowed. */
export function argumentRows(
  variant: FunctionVariantType | undefined,
  parameter: ParameterMetadata,
  rules: ArgumentRules,
): ArgumentRows {
  const read = (value: Nullable<BaseValueObject>) => argumentValue(value, parameter.type, rules);
  if (!variant) return undefined;
  if (variant.isReferenceObject()) return referenceRows(variant as BaseReferenceObject, read);
  const scalar = variant as BaseValueObject;
  if (scalar.isNull()) return undefined;
  if (!scalar.isArray()) return [[read(scalar)]];
  const array = variant as ArrayValueObject;
  const columns = array.getColumnCount();
  return Array.from({ length: array.getRowCount() }, (_row, row) =>
    Array.from({ length: columns }, (_column, column) => read(array.get(row, column))),
  );
}

/** Rows of a reference. Below the last cell in use, all rows are one and the same blank row: `A:A` has a million. */
function referenceRows(
  reference: BaseReferenceObject,
  read: (value: Nullable<BaseValueObject>) => ArgumentValue,
): ArgumentRows {
  const { startRow, endRow, startColumn, endColumn } = reference.getRangePosition();
  const used = Math.min(endRow + 1, usedRowCount(reference));
  const columns = Array.from({ length: endColumn - startColumn + 1 }, (_, index) => startColumn + index);
  const blankRow = columns.map(() => read(null));
  return Array.from({ length: endRow - startRow + 1 }, (_, index) => {
    const row = startRow + index;
    if (row >= used) return blankRow;
    return columns.map((column) => {
      const cell = reference.getCellData(row, column);
      if (!cell || cell.v === undefined || cell.v === null) return read(null);
      const value = reference.getCellValueObject(cell);
      return read(cell.custom?.[ENTITY_KEY] ? withEntity(value, cell.custom) : value);
    });
  });
}

/** The value with the entity that its cell keeps, unless something else has been typed over it since. */
function withEntity(value: BaseValueObject, custom: CustomData): BaseValueObject {
  const text: unknown = custom?.[ENTITY_KEY]?.text;
  return typeof text === 'string' && value.getValue() === text
    ? new StringValueObject(text).withCustomData(custom)
    : value;
}

function usedRowCount(reference: BaseReferenceObject): number {
  return Math.max(
    reference.getCurrentActiveSheetData()?.cellData.getLength() ?? 0,
    reference.getCurrentRuntimeSheetData()?.getLength() ?? 0,
    reference.getCurrentActiveArrayFormulaCellData()?.getLength() ?? 0,
    reference.getCurrentRuntimeActiveArrayFormulaCellData()?.getLength() ?? 0,
  );
}

function argumentValue(
  value: Nullable<BaseValueObject>,
  type: string,
  { emptyCells, allowErrors, allowDataTypes }: ArgumentRules,
): ArgumentValue {
  if (!value || value.isNull()) return emptyCell(type, emptyCells);
  if (value.isError()) {
    if (allowErrors && type === 'any') return new CustomFunctionError(String(value.getValue()));
    throw new ErrorArgument(value);
  }
  const entity: unknown = value.getCustomData()?.[ENTITY_KEY];
  if (allowDataTypes && type === 'any' && typeof entity === 'object' && entity !== null) return entity;
  return coerced(value.getValue(), type);
}

function emptyCell(type: string, emptyCells: EmptyCells): ArgumentValue {
  if (emptyCells === 'web') return null;
  if (type === 'string') return '';
  return type === 'boolean' ? false : 0;
}

/** Excel turns a value into the parameter's declared type, and shows #VALUE! where it can't. */
function coerced(value: string | number | boolean, type: string): ArgumentValue {
  if (type === 'string') return typeof value === 'boolean' ? String(value).toUpperCase() : String(value);
  if (type === 'number') {
    const number = typeof value === 'string' && value.trim() === '' ? NaN : Number(value);
    if (Number.isNaN(number))
      throw new CustomFunctionError(ErrorCode.invalidValue, `"${value}" is no number.`);
    return number;
  }
  if (type === 'boolean' && typeof value !== 'boolean') {
    if (typeof value === 'number') return value !== 0;
    const word = value.trim().toUpperCase();
    if (word !== 'TRUE' && word !== 'FALSE') {
      throw new CustomFunctionError(ErrorCode.invalidValue, `"${value}" is neither TRUE nor FALSE.`);
    }
    return word === 'TRUE';
  }
  return value;
}
