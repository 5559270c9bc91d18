import { InputError } from '../deals/input-error';
import type { InputErrorKind } from '../deals/input-error';

/** What a cell holds, once all that Excel may hand over in its place has been read. Blank is null. */
export type Cell = string | number | boolean | null;

/** The longest text that an Excel cell holds. */
const LONGEST_TEXT = 32_767;

const ERROR_KINDS: Readonly<Record<string, InputErrorKind>> = {
  '#N/A': 'notAvailable',
  '#NUM!': 'number',
  '#DIV/0!': 'divisionByZero',
};

const ERROR_CODES = new Set([
  ...Object.keys(ERROR_KINDS),
  ...['#VALUE!', '#REF!', '#NAME?', '#NULL!', '#SPILL!', '#CALC!', '#FIELD!', '#BLOCKED!', '#CONNECT!'],
  ...['#UNKNOWN!', '#BUSY!', '#GETTING_DATA', '#EXTERNAL!'],
]);

/**
 * Reads one value as Excel hands it over: text, number, boolean; null or nothing for an omitted argument or an empty
 * cell (the desktop gives 0 for an empty cell); a cell-value object with a `basicValue`; an entity card, which
 * stands for its deal id; an error, which stays that error.
 * @throws InputError naming the argument
 */
export function readCell(value: unknown, argument: string): Cell {
  switch (typeof value) {
    case 'string':
      return readText(value, argument);
    case 'number':
      if (Number.isFinite(value)) return value;
      throw new InputError('number', `${argument}: this is not a finite number.`);
    case 'boolean':
      return value;
    case 'undefined':
      return null;
    case 'object':
      return value === null ? null : readObject(value, argument);
    default:
      throw new InputError(
        'value',
        `${argument}: a ${typeof value} is neither text, a number nor TRUE or FALSE.`,
      );
  }
}

function readText(text: string, argument: string): string {
  if (text.length > LONGEST_TEXT) {
    throw new InputError('value', `${argument}: the text is longer than the 32,767 characters of a cell.`);
  }
  if (text.startsWith('#') && ERROR_CODES.has(text)) throw passedOn(text, argument);
  return text;
}

function readObject(value: object, argument: string): Cell {
  if (Array.isArray(value)) {
    throw new InputError('value', `${argument}: a list inside a cell can't be read; give one value a cell.`);
  }
  const type = own(value, 'type');
  const code = own(value, 'code') ?? own(value, 'basicValue');
  if (value instanceof Error || type === 'Error' || type === 'CustomFunctionError') {
    throw passedOn(typeof code === 'string' ? code : '#VALUE!', argument);
  }
  if (type === 'Entity' || type === 'LinkedEntity') return readEntity(value, argument);
  const basic = own(value, 'basicValue') ?? own(value, 'primitive');
  if (type === 'Empty' || basic === null) return null;
  if (typeof basic === 'string' || typeof basic === 'number' || typeof basic === 'boolean') {
    return readCell(basic, argument);
  }
  throw new InputError('value', `${argument}: this cell holds something that is neither text nor a number.`);
}

/** An entity card made by `DEALS.DEAL` carries its deal id as a property; any other entity has only its text. */
function readEntity(entity: object, argument: string): Cell {
  const properties = own(entity, 'properties');
  if (typeof properties === 'object' && properties !== null) {
    for (const name of ['Deal id', 'deal_id']) {
      const id = own(properties, name);
      const basic = typeof id === 'object' && id !== null ? own(id, 'basicValue') : id;
      if (typeof basic === 'string' && basic !== '') return readCell(basic, argument);
    }
  }
  const text = own(entity, 'text');
  if (typeof text === 'string') return readCell(text, argument);
  throw new InputError('value', `${argument}: this card is not a deal of DEALS.DEAL.`);
}

/** A property of the object itself: what comes from a cell must not reach its prototype. */
function own(value: object, name: string): unknown {
  return Object.prototype.hasOwnProperty.call(value, name) ? Reflect.get(value, name) : undefined;
}

function passedOn(code: string, argument: string): InputError {
  return new InputError(
    ERROR_KINDS[code] ?? 'value',
    `${argument}: the cell holds the error ${code.slice(0, 20)}.`,
  );
}
