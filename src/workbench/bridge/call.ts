import type { FunctionVariantType } from '@univerjs/engine-formula';
import type { ArgumentRows, ArgumentRules } from './arguments';
import { argumentRows } from './arguments';
import { CustomFunctionError, ErrorCode } from './custom-functions';
import type { FunctionMetadata, ParameterMetadata } from './metadata';

/** A formula's call with its arguments read: one call, or several where an array meets a scalar parameter. */
export interface Call {
  /** Size of the array of calls that Excel makes out of one; undefined for the usual single call. */
  readonly lifted: { readonly rowCount: number; readonly columnCount: number } | undefined;
  /** The function's arguments for one of the calls. @throws CustomFunctionError #N/A beyond a shorter array. */
  argumentsAt(row: number, column: number): unknown[];
}

interface BoundArgument {
  readonly parameter: ParameterMetadata;
  readonly rows: ArgumentRows;
}

/**
 * Reads a call's arguments as the function's metadata declare them: left out is null, a matrix is an array of rows,
 * the repeating parameter an array of all that is given for it.
 * @throws ErrorArgument, CustomFunctionError where Excel would show an error without calling the function
 */
export function bindCall(
  metadata: FunctionMetadata,
  variants: readonly FunctionVariantType[],
  rules: ArgumentRules,
): Call {
  const { parameters } = metadata;
  const repeating = parameters.findIndex((parameter) => parameter.repeating);
  const bound = variants.map((variant, index): BoundArgument => {
    const parameter = parameters[repeating >= 0 ? Math.min(index, repeating) : index];
    if (!parameter) {
      throw new CustomFunctionError(ErrorCode.invalidValue, `Too many arguments: ${syntax(metadata)}`);
    }
    return { parameter, rows: argumentRows(variant, parameter, rules) };
  });
  const missing = parameters.find(
    (parameter, index) => !parameter.optional && !parameter.repeating && !bound[index]?.rows,
  );
  if (missing) {
    throw new CustomFunctionError(ErrorCode.invalidValue, `${missing.name} is missing: ${syntax(metadata)}`);
  }
  return {
    lifted: liftedSize(bound),
    argumentsAt: (row, column) =>
      parameters.map((_parameter, index) => {
        if (index === repeating) return bound.slice(index).map((argument) => shaped(argument, row, column));
        const argument = bound[index];
        return argument ? shaped(argument, row, column) : null;
      }),
  };
}

/** The function as Excel shows it: NAME(required, [optional], …). */
export function syntax({ name, parameters }: FunctionMetadata): string {
  const list = parameters.map((parameter) => {
    const shown = parameter.repeating ? `${parameter.name}, …` : parameter.name;
    return parameter.optional || parameter.repeating ? `[${shown}]` : shown;
  });
  return `${name}(${list.join(', ')})`;
}

/** Dynamic arrays: an array for a scalar parameter makes one call for each of its values. */
function liftedSize(bound: readonly BoundArgument[]): Call['lifted'] {
  let rowCount = 1;
  let columnCount = 1;
  for (const { parameter, rows } of bound) {
    if (parameter.dimensionality === 'matrix' || !rows) continue;
    rowCount = Math.max(rowCount, rows.length);
    columnCount = Math.max(columnCount, rows[0]?.length ?? 0);
  }
  return rowCount > 1 || columnCount > 1 ? { rowCount, columnCount } : undefined;
}

function shaped({ parameter, rows }: BoundArgument, row: number, column: number): unknown {
  if (!rows) return null;
  if (parameter.dimensionality === 'matrix') return rows;
  const line = rows.length === 1 ? rows[0] : rows[row];
  const value = line?.length === 1 ? line[0] : line?.[column];
  if (value === undefined)
    throw new CustomFunctionError(ErrorCode.notAvailable, `${parameter.name} has no such row.`);
  return value;
}
