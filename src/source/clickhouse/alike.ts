import * as v from 'valibot';
import { STORED_FIELDS } from '../../deals/fields';
import { FIELDS_OF, LIKENESS } from '../../deals/similarity';
import type { DealProfile, Feature, Wanted } from '../../deals/similarity';
import type { Asked } from './question';
import { isOneOf } from './long-lists';
import { NEWEST_FIRST, dealsIn, stored } from './rows';
import { columnNamed, joined, numberValue, sql, textValue, wholeValue } from './sql';
import type { Sql } from './sql';
import { readRows } from './statement';
import type { Statement } from './statement';
import { VERSION_NOW, versionAfter } from './versioned';

/** Of deals that are alike in all that counts, no more than are wanted come; so many at most of all together. */
export const MOST_ALIKE = 5_000;

/** What the server works out differs from what is worked out here by less: the last places of sums of seven numbers. */
const LEEWAY = 1e-9;

const VOCABULARIES = {
  modality: 'modality',
  area: 'therapeutic_area',
  stage: 'stage',
  territory: 'territory_class',
} as const satisfies Partial<Record<Feature, keyof DealProfile>>;

/**
 * How alike a deal is to the wanted one, as the server works it out: what each value of a field is worth is decided
 * here, by the same rules as for deals in memory.
 * @param targets every different text of the field target
 */
export function likenessOf({ profile, parts }: Wanted, targets: readonly string[]): Sql {
  const worthOf = (feature: Feature, other: DealProfile) =>
    LIKENESS[feature](profile, other)?.similarity ?? 0;
  const pieces = parts.map(({ feature, worth }) => {
    switch (feature) {
      case 'date':
        return sql`(${numberValue(worth)} * exp2(abs(announced_serial - ${wholeValue(profile.announced?.serial ?? 0)}) / -1095.75))`;
      case 'party type': {
        const known = (['licensee_type', 'licensor_type'] as const).filter((type) => profile[type]);
        const each = numberValue(worth / known.length);
        const equal = known.map(
          (type) => sql`(${each} * (${columnNamed(type)} = ${textValue(profile[type] ?? '')}))`,
        );
        return plus(equal);
      }
      case 'target':
        return byValue('target', targets, worth, (target) => worthOf(feature, { target }));
      default: {
        const field = VOCABULARIES[feature];
        const entries = STORED_FIELDS.find(({ name }) => name === field)?.vocabulary ?? [];
        return byValue(field, entries, worth, (entry) => worthOf(feature, { [field]: entry }));
      }
    }
  });
  return plus(pieces);
}

/** Zero is a number of its own kind to a server: said as one with a point. */
const plus = (pieces: readonly Sql[]): Sql => sql`(${joined([sql`toFloat64(0)`, ...pieces], ' + ')})`;

/** The worth of a field's value: one comparison for all values that are worth the same. */
function byValue(
  field: 'target' | (typeof VOCABULARIES)[keyof typeof VOCABULARIES],
  values: readonly string[],
  worth: number,
  similarityOf: (value: string) => number,
): Sql {
  const byWorth = new Map<number, string[]>();
  for (const value of values) {
    const similarity = similarityOf(value);
    if (similarity <= 0) continue;
    const others = byWorth.get(similarity);
    if (others) others.push(value);
    else byWorth.set(similarity, [value]);
  }
  return plus(
    [...byWorth].map(
      ([similarity, same]) =>
        sql`(${numberValue(worth * similarity)} * (${isOneOf(columnNamed(field), same)}))`,
    ),
  );
}

const scoreSchema = v.strictTuple([v.number()]);

/**
 * The deals among which are all that are most alike. First how alike the last of them is, then all that are no less;
 * of deals that don't differ in anything that counts, the newest. Both are asked for under the name of the version;
 * where nothing comes, the server is asked which version it has by then.
 */
export function alikeStatement({ key, question }: Asked<'alike'>): Statement {
  const { likeness, by, count, except, version } = question;
  const ofVersion = sql`${VERSION_NOW} = ${textValue(version)}`;
  const others =
    except === undefined
      ? ofVersion
      : sql`lowerUTF8(deal_id) != ${textValue(except.toLowerCase())} AND ${ofVersion}`;
  const candidates = (least: Sql): Statement => ({
    sql: sql`SELECT ${stored} FROM deals WHERE ${others} AND ${likeness} ${least} ${NEWEST_FIRST} LIMIT ${wholeValue(count)} BY ${joined(by, ', ')} LIMIT ${wholeValue(MOST_ALIKE + 1)}`,
    format: 'CSV',
    keys: [key],
    read: (told) => {
      const rows = dealsIn(told);
      if (rows.length === 0) return { answers: new Map(), next: versionAfter(key, []) };
      return { answers: new Map([[key, rows.length > MOST_ALIKE ? undefined : rows]]) };
    },
  });
  return {
    sql: sql`SELECT ${likeness} AS likeness FROM deals WHERE ${others} AND likeness > 0 ORDER BY likeness DESC LIMIT ${wholeValue(count - 1)}, 1`,
    format: 'JSONCompact',
    keys: [key],
    read: (told) => {
      const [last] = readRows(told, scoreSchema);
      const least = last ? sql`>= ${numberValue(last[0] - LEEWAY)}` : sql`> 0`;
      return { answers: new Map(), next: candidates(least) };
    },
  };
}

/** The columns in which deals must be equal to be equally alike. */
export const columnsThatCount = ({ parts }: Wanted): Sql[] =>
  parts.flatMap(({ feature }) =>
    FIELDS_OF[feature].map((field) => (field === 'announced' ? sql`announced_serial` : columnNamed(field))),
  );
