import { FIELDS } from '../../deals/fields';

/** What a parameter may be to the server. */
export type ParameterType = 'String' | 'Float64' | 'Int64' | 'Array(String)' | 'Array(Float64)';
export type ParameterValue = string | number | readonly string[] | readonly number[];

/** A value that travels beside the statement, never in it. */
class Parameter {
  constructor(
    readonly type: ParameterType,
    readonly value: ParameterValue,
  ) {}
}

/**
 * A piece of a statement: texts that stand in our code, and parameters. Only the tag below makes one, and what a
 * template holds besides its own letters is another piece or a parameter: nobody can write a user's text into it.
 */
export class Sql {
  #key: string | undefined;

  constructor(readonly parts: readonly (string | Parameter)[]) {}

  /** The same for equal pieces. */
  get key(): string {
    return (this.#key ??= JSON.stringify(this.parts));
  }
}

/** Tag of a piece of a statement. */
export function sql(letters: TemplateStringsArray, ...values: readonly (Sql | Parameter)[]): Sql {
  const parts: (string | Parameter)[] = [];
  letters.forEach((text, place) => {
    parts.push(text);
    const value = values[place];
    if (value instanceof Sql) parts.push(...value.parts);
    else if (value) parts.push(value);
  });
  return new Sql(parts);
}

/** Pieces one after the other, with a text of ours between them. */
export function joined(
  pieces: readonly Sql[],
  between: ' AND ' | ' OR ' | ', ' | ' + ' | ' UNION ALL ',
): Sql {
  return new Sql(pieces.flatMap(({ parts }, place) => (place === 0 ? parts : [between, ...parts])));
}

/** Columns with names of their own: short ones, since the server says them again with its answer. */
export const numbered = (columns: readonly Sql[]): Sql =>
  joined(
    columns.map(({ parts }, place) => new Sql([...parts, ` AS a${place}`])),
    ', ',
  );

/** Name of a column that rows are grouped by. */
export const keyName = (place: number): Sql => new Sql([`k${place}`]);

const names = new Set<string>(FIELDS.map(({ name }) => name));

/** Name of a figure that is not worked out to the end yet. */
export const stateName = (place: number): Sql => new Sql([`s${place}`]);

/** The column of a field: its name in the list of fields, which is the only place where names come from. */
export function columnNamed(field: string): Sql {
  if (!names.has(field) || !/^[a-z][a-z0-9_]*$/.test(field)) throw new TypeError(`${field} is no field`);
  return new Sql([field]);
}

export const textValue = (value: string): Parameter => new Parameter('String', value);
export const numberValue = (value: number): Parameter => new Parameter('Float64', value);
export const wholeValue = (value: number): Parameter => new Parameter('Int64', value);
export const textValues = (values: readonly string[]): Parameter => new Parameter('Array(String)', values);
export const numberValues = (values: readonly number[]): Parameter => new Parameter('Array(Float64)', values);

/** The same for equal parameters. */
const keyOfParameter = (parameter: Parameter): string => JSON.stringify(parameter);

/** The different parameters of a piece, each under its name. */
export const parametersOf = ({ parts }: Sql): ReadonlySet<string> =>
  new Set(parts.flatMap((part) => (typeof part === 'string' ? [] : [keyOfParameter(part)])));

/** A statement as it is sent: `{p0:String}` stands where the value of p0 belongs. */
export interface Rendered {
  readonly sql: string;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
}

/** Numbers the parameters; equal ones are sent once. */
export function rendered({ parts }: Sql): Rendered {
  const parameters: Record<string, ParameterValue> = {};
  const nameByValue = new Map<string, string>();
  const text = parts.map((part) => {
    if (typeof part === 'string') return part;
    const key = keyOfParameter(part);
    let name = nameByValue.get(key);
    if (name === undefined) {
      name = `p${nameByValue.size}`;
      nameByValue.set(key, name);
      parameters[name] = part.value;
    }
    return `{${name}:${part.type}}`;
  });
  return { sql: text.join(''), parameters };
}
