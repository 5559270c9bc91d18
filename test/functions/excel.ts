import { generateCustomFunctionsMetadata } from 'custom-functions-metadata';
import path from 'node:path';

/**
 * Calls the worksheet functions as Excel does: by id, through the metadata that Microsoft's generator makes of the
 * source, with an invocation object last. `CustomFunctions` stands in for what Excel provides, as documented.
 */

const CODES = {
  invalidValue: '#VALUE!',
  notAvailable: '#N/A',
  divisionByZero: '#DIV/0!',
  invalidNumber: '#NUM!',
  nullReference: '#NULL!',
  invalidName: '#NAME?',
  invalidReference: '#REF!',
} as const;

/** CustomFunctions.Error as Microsoft documents it. */
export class HostError extends Error {
  constructor(
    readonly code: string,
    message?: string,
  ) {
    super(message);
  }
}

Object.assign(globalThis, {
  CustomFunctions: { Error: HostError, ErrorCode: CODES, associate: () => undefined },
});

export interface Parameter {
  readonly name: string;
  readonly type?: string;
  readonly dimensionality?: 'matrix';
  readonly optional?: boolean;
  readonly repeating?: boolean;
}

export interface FunctionMetadata {
  readonly id: string;
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly result: { readonly type?: string; readonly dimensionality?: 'matrix' };
  readonly options?: Readonly<Record<string, boolean>>;
}

type Callable = (...values: unknown[]) => unknown;

/** The files that webpack makes the functions of. */
export const functionFiles = jest
  .requireActual<{ functionFiles: string[] }>('../../webpack.config.js')
  .functionFiles.map((file) => path.resolve(__dirname, '../..', file));

export interface LoadedFunctions {
  readonly metadata: readonly FunctionMetadata[];
  readonly errors: readonly string[];
  readonly callable: ReadonlyMap<string, Callable>;
}

/** Metadata and code of all functions, tied together by the associations that the generator writes. */
export async function loadFunctions(): Promise<LoadedFunctions> {
  const { metadataJson, associate, errors } = await generateCustomFunctionsMetadata(functionFiles);
  const { functions } = JSON.parse(metadataJson) as { functions: FunctionMetadata[] };
  const callable = associate.map(({ id, functionName, sourceFileName }) => {
    const module = jest.requireActual<Record<string, Callable>>(sourceFileName);
    const found = module[functionName];
    if (!found) throw new Error(`${sourceFileName} doesn't export ${functionName}`);
    return [id, found] as const;
  });
  return { metadata: functions, errors, callable: new Map(callable) };
}

/** What a cell shows: a value, or the error with its message. */
export type Outcome = { readonly value: unknown } | { readonly error: string; readonly message: string };

/** Calls a function with its arguments exactly as given: omitted ones are null. */
export async function callRaw(
  { metadata, callable }: LoadedFunctions,
  id: string,
  values: readonly unknown[],
  address = 'Sheet1!A1',
): Promise<Outcome> {
  const parameters = metadata.find((each) => each.id === id)?.parameters ?? [];
  const padded = parameters.map((_, place) => (place < values.length ? values[place] : null));
  try {
    return { value: await callable.get(id)?.(...padded, { address, functionName: id }) };
  } catch (thrown) {
    if (thrown instanceof HostError) return { error: thrown.code, message: thrown.message };
    throw new Error(`${id} threw something that is no CustomFunctions.Error`, { cause: thrown });
  }
}

/** Shapes what a user typed as Excel does: ranges for matrix parameters, a list of them for a repeating one. */
export function shaped({ parameters }: FunctionMetadata, typed: readonly unknown[]): unknown[] {
  return parameters.map((parameter, place) => {
    if (parameter.repeating) return typed.slice(place).map((value) => asRange(value));
    const value = typed[place];
    if (value === undefined || value === null) return null;
    return parameter.dimensionality === 'matrix' ? asRange(value) : value;
  });
}

const asRange = (value: unknown): unknown => (Array.isArray(value) ? value : [[value ?? null]]);

/** Calls a function with what a user typed: scalars, ranges as arrays of rows, undefined for an omitted argument. */
export function callTyped(functions: LoadedFunctions, id: string, ...typed: unknown[]): Promise<Outcome> {
  const metadata = functions.metadata.find((each) => each.id === id);
  if (!metadata) throw new Error(`there is no function ${id}`);
  return callRaw(functions, id, shaped(metadata, typed));
}

/** The plain value of a result: numbers of formatted numbers, texts of cards, codes of errors inside a table. */
export function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (value instanceof HostError) return value.code;
  if (typeof value !== 'object' || value === null) return value;
  if ('type' in value && value.type === 'Entity' && 'text' in value) return value.text;
  return 'basicValue' in value ? value.basicValue : value;
}
