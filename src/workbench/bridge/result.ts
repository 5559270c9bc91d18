import type { BaseValueObject } from '@univerjs/engine-formula';
import {
  ArrayValueObject,
  BooleanValueObject,
  ErrorType,
  NumberValueObject,
  StringValueObject,
} from '@univerjs/engine-formula';
import { CustomFunctionError, ErrorCode } from './custom-functions';
import { errorValue } from './errors';

/** Where a cell keeps the entity whose text it shows. */
export const ENTITY_KEY = 'entity';

/** Excel's longest text in a cell. */
const MAX_TEXT_LENGTH = 32_767;

/** Excel's data types (`Excel.CellValue`) that a function may return: a value plus how to show it. */
interface CellValue {
  readonly type: string;
  readonly basicValue?: unknown;
  readonly numberFormat?: string;
  readonly text?: string;
  readonly errorType?: string;
}

function isCellValue(value: object): value is CellValue {
  return 'type' in value && typeof value.type === 'string';
}

/** One value of a function as the cell's value object, never re-typed: "2024-05-01" stays text. */
function scalarValue(value: unknown): BaseValueObject {
  switch (typeof value) {
    case 'number':
      return Number.isFinite(value) ? NumberValueObject.create(value) : errorValue(ErrorCode.invalidNumber);
    case 'string':
      return value.length > MAX_TEXT_LENGTH
        ? errorValue(ErrorCode.invalidValue, `The text is longer than ${MAX_TEXT_LENGTH} characters.`)
        : StringValueObject.create(value);
    case 'boolean':
      return BooleanValueObject.create(value);
    case 'undefined':
      return NumberValueObject.create(0);
    case 'object':
      return value === null ? NumberValueObject.create(0) : objectValue(value);
    default:
      return errorValue(ErrorCode.invalidValue);
  }
}

function objectValue(value: object): BaseValueObject {
  if (value instanceof CustomFunctionError) return errorValue(value.code, value.message);
  if (!isCellValue(value)) return errorValue(ErrorCode.invalidValue);
  switch (value.type) {
    case 'FormattedNumber':
    case 'Double':
      return typeof value.basicValue === 'number' && Number.isFinite(value.basicValue)
        ? NumberValueObject.create(value.basicValue, value.numberFormat ?? '')
        : errorValue(ErrorCode.invalidNumber);
    case 'Error':
      return errorValue(typeof value.basicValue === 'string' ? value.basicValue : ErrorCode.invalidValue);
    case 'Empty':
      return StringValueObject.create('');
    case 'Entity':
    case 'LinkedEntity':
      return entityValue(value);
    default:
      return scalarValue(value.basicValue);
  }
}

/** The spreadsheet has no cards: the cell shows an entity's text, and keeps the entity for functions that take it. */
function entityValue(entity: CellValue): BaseValueObject {
  return new StringValueObject(entity.text ?? '').withCustomData({ [ENTITY_KEY]: entity });
}

/** What a custom function returned, as Univer takes it: a scalar, or an array that spills. */
export function resultValue(result: unknown): BaseValueObject {
  if (!Array.isArray(result)) return scalarValue(result);
  const rows: unknown[] = result;
  const columnCount = Array.isArray(rows[0]) ? rows[0].length : -1;
  if (rows.length === 0 || columnCount === 0) return errorValue(ErrorType.CALC, 'The result is empty.');
  const values: BaseValueObject[][] = [];
  for (const row of rows) {
    if (!Array.isArray(row) || row.length !== columnCount) {
      return errorValue(ErrorCode.invalidValue, 'The result is no rectangle of rows and columns.');
    }
    values.push(row.map(scalarValue));
  }
  return ArrayValueObject.create({
    calculateValueList: values,
    rowCount: values.length,
    columnCount,
    unitId: '',
    sheetId: '',
    row: -1,
    column: -1,
  });
}
