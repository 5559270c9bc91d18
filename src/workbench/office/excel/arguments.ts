import { invalidArgument } from '../request/errors';

type Args = readonly unknown[];

/** @throws OfficeError InvalidArgument unless the argument is text */
export function textArgument(args: Args, index: number, where: string): string {
  const value = args[index];
  if (typeof value !== 'string' || value === '') throw invalidArgument(where);
  return value;
}

/** @throws OfficeError InvalidArgument unless the argument is missing or a whole number of at least `least` */
export function integerArgument(
  args: Args,
  index: number,
  where: string,
  fallback?: number,
  least = 0,
): number {
  const value = args[index] ?? fallback;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least) throw invalidArgument(where);
  return value;
}

/** One of an enumeration's values. */
export function enumArgument<T extends string>(value: unknown, values: readonly T[], where: string): T {
  const found = values.find((candidate) => candidate === value);
  if (found === undefined) throw invalidArgument(where);
  return found;
}

/** @throws OfficeError InvalidArgument unless true or false */
export function flag(value: unknown, where: string): boolean {
  if (typeof value !== 'boolean') throw invalidArgument(where);
  return value;
}

/** A finite number. */
export function numeric(value: unknown, where: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw invalidArgument(where);
  return value;
}
