import * as v from 'valibot';
import type { DataVersion } from './dataset';
import { isoDate, parseDate } from './date';

const day = v.pipe(
  v.string(),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const date = parseDate(dataset.value);
    if (date?.precision === 'day') return date.serial;
    addIssue({ message: `"${dataset.value}" is not a day such as 2026-02-28` });
    return NEVER;
  }),
);

const versionSchema = v.pipe(
  v.object({
    name: v.pipe(
      v.string(),
      v.regex(/^20\d{2}-(0[1-9]|1[0-2])(-\d{1,4})?$/, 'must be a month such as 2026-11, or 2026-11-2'),
    ),
    from: day,
    through: day,
    /** Month in which the facts were collected. */
    collected: v.string(),
  }),
  v.check(({ from, through }) => from <= through, 'from is after through'),
  v.check(
    ({ name, through }) => isoDate({ serial: through, precision: 'month' }) <= name.slice(0, 7),
    'through is after the month in its name',
  ),
);

/**
 * Reads the version of a data set: { name, from, through, collected }.
 * @throws Error that says what is wrong
 */
export function parseVersion(json: unknown, source: string): DataVersion {
  const result = v.safeParse(versionSchema, json);
  if (!result.success) {
    const issue = result.issues[0];
    throw new Error(`version.json: ${v.getDotPath(issue) ?? ''} ${issue.message}`);
  }
  const { name, from, through } = result.output;
  return { name, from, through, source };
}
