import { invalidArgument } from './errors';

/** What one `load` asks for: paths such as ["items", "format", "name"]; the name "*" is every scalar property. */
export interface LoadRequest {
  readonly paths: readonly (readonly string[])[];
  readonly top?: number;
  readonly skip?: number;
}

const EVERYTHING: readonly string[] = ['*'];

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const split = (text: string): string[][] =>
  text
    .split(',')
    .map((path) => path.trim())
    .filter((path) => path !== '')
    .map((path) => path.split('/'));

function pathsOf(value: unknown, argument: string): string[][] {
  if (value === undefined || value === null) return [];
  if (typeof value === 'string') return split(value);
  if (Array.isArray(value)) return value.flatMap((path: unknown) => split(String(path)));
  throw invalidArgument(argument);
}

const isQuery = (option: Record<string, unknown>) =>
  ['select', 'expand'].some((key) => typeof option[key] === 'string' || Array.isArray(option[key])) ||
  typeof option.top === 'number' ||
  typeof option.skip === 'number';

/** The form { name: true, format: { font: { color: true } }, $all: true, $top: 5 }. */
function objectPaths(option: Record<string, unknown>, prefix: readonly string[]): (readonly string[])[] {
  return Object.entries(option).flatMap(([key, value]): (readonly string[])[] => {
    if (key === '$top' || key === '$skip') {
      if (typeof value !== 'number' || prefix.length > 0) throw invalidArgument(`option.${key}`);
      return [];
    }
    if (key === '$none') return [];
    if (typeof value === 'boolean') return value ? [[...prefix, key === '$all' ? '*' : key]] : [];
    if (isRecord(value)) return objectPaths(value, [...prefix, key]);
    throw invalidArgument(`option.${[...prefix, key].join('.')}`);
  });
}

const counts = (option: Record<string, unknown>, top: string, skip: string) => ({
  ...(typeof option[top] === 'number' ? { top: option[top] } : {}),
  ...(typeof option[skip] === 'number' ? { skip: option[skip] } : {}),
});

/**
 * Reads every form that `load` takes: nothing (all scalar properties), 'a, b/c', ['a', 'b/c'],
 * { select, expand, top, skip }, { a: true, b: { c: true }, $top: 5 }.
 */
export function parseLoadOption(option: unknown): LoadRequest {
  if (option === undefined || option === null) return { paths: [EVERYTHING] };
  if (!isRecord(option)) return { paths: pathsOf(option, 'option') };
  if (isQuery(option)) {
    const selected = pathsOf(option.select, 'option.select');
    const expanded = pathsOf(option.expand, 'option.expand');
    const paths = selected.length > 0 ? selected : [EVERYTHING];
    return { paths: [...paths, ...expanded], ...counts(option, 'top', 'skip') };
  }
  const paths = objectPaths(option, []);
  return { paths: paths.length > 0 ? paths : [EVERYTHING], ...counts(option, '$top', '$skip') };
}
