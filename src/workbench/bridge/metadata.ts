import * as v from 'valibot';

/** One parameter of a custom function as functions.json describes it. */
const parameterSchema = v.object({
  name: v.string(),
  description: v.optional(v.string()),
  type: v.optional(v.string(), 'any'),
  dimensionality: v.optional(v.picklist(['scalar', 'matrix']), 'scalar'),
  optional: v.optional(v.boolean(), false),
  repeating: v.optional(v.boolean(), false),
  customEnumId: v.optional(v.string()),
});

const functionSchema = v.object({
  id: v.string(),
  name: v.string(),
  description: v.optional(v.string(), ''),
  helpUrl: v.optional(v.string()),
  parameters: v.array(parameterSchema),
  result: v.optional(
    v.object({ dimensionality: v.optional(v.picklist(['scalar', 'matrix']), 'scalar') }),
    {},
  ),
  options: v.optional(
    v.object({
      requiresAddress: v.optional(v.boolean(), false),
      requiresParameterAddresses: v.optional(v.boolean(), false),
    }),
    {},
  ),
});

const enumSchema = v.object({
  id: v.string(),
  values: v.array(
    v.object({ name: v.string(), stringValue: v.optional(v.string()), numberValue: v.optional(v.number()) }),
  ),
});

const metadataSchema = v.object({
  allowErrorForDataTypeAny: v.optional(v.boolean(), false),
  allowCustomDataForDataTypeAny: v.optional(v.boolean(), false),
  functions: v.array(functionSchema),
  enums: v.optional(v.array(enumSchema), []),
});

export type ParameterMetadata = v.InferOutput<typeof parameterSchema>;
export type FunctionMetadata = v.InferOutput<typeof functionSchema>;
/** What functions.json says: the custom functions of one add-in. */
export type FunctionsMetadata = v.InferOutput<typeof metadataSchema>;

/** Reads functions.json. @throws ValiError where it isn't one. */
export function readMetadata(json: unknown): FunctionsMetadata {
  return v.parse(metadataSchema, json);
}
