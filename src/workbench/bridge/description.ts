import type { IFunctionInfo } from '@univerjs/engine-formula';
import { FunctionType } from '@univerjs/engine-formula';
import { syntax } from './call';
import type { FunctionMetadata, FunctionsMetadata, ParameterMetadata } from './metadata';

/** So many suggested values are named in an argument's help; the rest are counted. */
const SHOWN_VALUES = 12;

/** What autocompletion and argument help show for a custom function. */
export function describeFunction(
  qualifiedName: string,
  metadata: FunctionMetadata,
  enums: FunctionsMetadata['enums'],
): IFunctionInfo {
  return {
    functionName: qualifiedName,
    functionType: FunctionType.User,
    description: metadata.description,
    abstract: metadata.description || syntax({ ...metadata, name: qualifiedName }),
    functionParameter: metadata.parameters.map((parameter) => ({
      name: parameter.name,
      detail: parameterHelp(parameter, enums),
      example: exampleOf(parameter, enums),
      require: parameter.optional ? 0 : 1,
      repeat: parameter.repeating ? 1 : 0,
    })),
  };
}

/** What stands for the argument in the help's example: the first of its suggested values, else its name. */
function exampleOf({ name, customEnumId }: ParameterMetadata, enums: FunctionsMetadata['enums']): string {
  const [first] = enums.find(({ id }) => id === customEnumId)?.values ?? [];
  return first ? shownValue(first) : name;
}

type EnumValue = FunctionsMetadata['enums'][number]['values'][number];

function shownValue({ name, stringValue, numberValue }: EnumValue): string {
  return numberValue === undefined ? `"${stringValue ?? name}"` : String(numberValue);
}

function parameterHelp(parameter: ParameterMetadata, enums: FunctionsMetadata['enums']): string {
  const description = parameter.description ?? '';
  const values = enums.find(({ id }) => id === parameter.customEnumId)?.values ?? [];
  if (values.length === 0) return description;
  const shown = values.slice(0, SHOWN_VALUES).map(shownValue);
  const more = values.length > SHOWN_VALUES ? ` and ${values.length - SHOWN_VALUES} more` : '';
  return `${description} — ${shown.join(', ')}${more}`;
}
