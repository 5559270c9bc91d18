/** Random criteria of every form, each as a user types it and as the condition in SQL that it means. */
import type { FieldCriterion } from '../../src/deals/query';
import type { Random } from './random';
import { readRecords, serial } from './sheet';

export interface SqlCriterion extends FieldCriterion {
  /** The same as a ClickHouse expression, 1 or 0. */
  readonly sql: string;
}

type Test = FieldCriterion['test'];
const records = readRecords('deals.csv');
const aliases = readRecords('aliases.csv');

const TEXTS = [
  'asset',
  'target',
  'indication',
  'territory',
  'royalty_text',
  'notes',
  'licensor_country',
  'licensee_country',
  'source_url_2',
];
const VOCABULARIES = [
  'deal_type',
  'licensor_type',
  'licensee_type',
  'therapeutic_area',
  'stage',
  'territory_class',
  'status',
  'equity_kind',
  'counted_in_parent',
];
const AMOUNTS = [
  'upfront_usd_m',
  'near_term_usd_m',
  'equity_usd_m',
  'milestones_usd_m',
  'dev_reg_milestones_usd_m',
  'total_usd_m',
  'royalty_high_pct',
  'n_sources',
  'year',
];
const GROUP_NAMES = [
  'Antibody',
  'ADC',
  'Small molecule',
  'Cell & gene',
  'Nucleic acid',
  'Vaccine',
  'Peptide',
  'Biosimilar',
  'Other',
];
const ORDERS = ['<', '<=', '>', '>='] as const;

const quoted = (text: string) => `'${text.replace(/[\\']/g, '\\$&')}'`;
const escaped = (text: string) => text.replace(/[*?~]/g, '~$&');
const likePart = (text: string) => text.replace(/[\\%_]/g, '\\$&');
const isTrue = (condition: string) => `ifNull(${condition}, 0)`;
const not = (condition: string) => `NOT ${condition}`;

const valuesOf = (field: string) =>
  records.map((record) => record[field] ?? '').filter((value) => value !== '' && value.length < 150);

/** = or <>, written or left out. */
function equality(random: Random, field: string, name: string, condition: string): SqlCriterion {
  const operator = random.pick(['', '=', '<>']);
  return { field, test: operator + name, sql: operator === '<>' ? not(condition) : condition };
}

function emptiness(random: Random, field: string, column = field): SqlCriterion {
  const test = random.pick(['=', '', '<>']);
  return { field, test, sql: test === '<>' ? `${column} IS NOT NULL` : `${column} IS NULL` };
}

/** Text that no criterion takes for a number, a date or an operator. */
const isWords = (text: string) => /^[a-z]{4}/i.test(text) && !/^\w+[ -]\d/.test(text);

/** A target with a digit, or a claudin, is the same without hyphens and blanks, and as CLDN. */
function spelled(field: string, like: string): string {
  if (field !== 'target' || !/\d|claudin/i.test(like)) return '';
  const joined = like
    .toLowerCase()
    .replace(/(\w)[-. /]+(?=\w)/g, '$1')
    .replace('claudin', 'cldn');
  const form = `replace(replaceRegexpAll(lower(target), '[-. /]', ''), 'claudin', 'cldn')`;
  return ` OR ${form} LIKE ${quoted(joined)}`;
}

function textCriterion(random: Random): SqlCriterion {
  const field = random.pick(TEXTS);
  const value = random.pick(valuesOf(field).filter(isWords));
  const from = random.below(Math.max(1, value.length - 4));
  const part = value.slice(from, from + 2 + random.below(4));
  const like = (pattern: string, sql: string) =>
    equality(random, field, pattern, isTrue(`${field} ILIKE ${quoted(sql)}${spelled(field, sql)}`));
  return random.pick<() => SqlCriterion>([
    () =>
      equality(random, field, escaped(value), isTrue(`lowerUTF8(${field}) = lowerUTF8(${quoted(value)})`)),
    () =>
      equality(
        random,
        field,
        escaped(value.toUpperCase()),
        isTrue(`lowerUTF8(${field}) = lowerUTF8(${quoted(value)})`),
      ),
    () => like(`${escaped(value.slice(0, 3))}*`, `${likePart(value.slice(0, 3))}%`),
    () => like(`*${escaped(value.slice(-4))}`, `%${likePart(value.slice(-4))}`),
    () => like(`*${escaped(part)}*`, `%${likePart(part)}%`),
    () => like(`?${escaped(value.slice(1, 4))}*`, `_${likePart(value.slice(1, 4))}%`),
    () =>
      like(
        `*${escaped(value.slice(0, 2))}*${escaped(value.slice(-2))}*`,
        `%${likePart(value.slice(0, 2))}%${likePart(value.slice(-2))}%`,
      ),
    () => like(random.pick(['*', '?*']), '_%'),
    () => emptiness(random, field),
    () => {
      const [order, letter] = [random.pick(ORDERS), random.pick([...'bcdfgmnprt'])];
      return { field, test: order + letter, sql: isTrue(`lowerUTF8(${field}) ${order} ${quoted(letter)}`) };
    },
    // Text equals a number that it reads as, and is never above or below one.
    () => {
      const number = random.below(20);
      return equality(random, field, String(number), isTrue(`toFloat64OrNull(${field}) = ${number}`));
    },
    () => ({ field, test: `${random.pick(ORDERS)}${random.below(100)}`, sql: '0' }),
    () => equality(random, field, 'TRUE', '0'),
  ])();
}

/** A name as people type it. */
const careless = (random: Random, name: string) =>
  random.pick([
    name,
    name.toLowerCase(),
    name.toUpperCase(),
    name.replaceAll(' ', '_'),
    name.replaceAll(' ', ''),
    ` ${name}`,
  ]);

function vocabularyCriterion(random: Random): SqlCriterion {
  const field = random.pick(VOCABULARIES);
  if (random.below(5) === 0) return emptiness(random, field);
  const value = random.pick(valuesOf(field));
  return equality(random, field, careless(random, value), isTrue(`${field} = ${quoted(value)}`));
}

function modalityCriterion(random: Random): SqlCriterion {
  const exact = random.pick(valuesOf('modality'));
  const group = random.pick(GROUP_NAMES);
  const inGroup = isTrue(`modality_group = ${quoted(group)}`);
  return random.pick<() => SqlCriterion>([
    () => equality(random, 'modality', careless(random, group), inGroup),
    () => equality(random, 'modality_group', careless(random, group), inGroup),
    () => equality(random, 'exact modality', careless(random, exact), isTrue(`modality = ${quoted(exact)}`)),
    () => equality(random, 'modality', '*antibody', isTrue(`modality ILIKE '%antibody'`)),
    () =>
      GROUP_NAMES.includes(exact)
        ? emptiness(random, 'modality')
        : equality(random, 'modality', careless(random, exact), isTrue(`modality = ${quoted(exact)}`)),
  ])();
}

const plainName = (sql: string) => `replaceAll(replaceRegexpAll(lowerUTF8(${sql}), '[ _-]', ''), '&', 'and')`;

/** Companies found under any name, either party of a joint deal. */
function partyCriterion(random: Random): SqlCriterion {
  const field = random.pick(['licensor', 'licensee']);
  const parties = `splitByString('; ', ${field})`;
  const names = valuesOf(field).flatMap((value) => value.split('; '));
  const known = aliases.filter(({ company = '' }) => names.includes(company));
  const alias = random.pick(known);
  const spoken = known.filter(({ kind }) => kind !== 'ticker' && kind !== 'subsidiary');
  const start = random
    .pick([...names, ...spoken.map((each) => each['alias'] ?? '')])
    .slice(0, 3 + random.below(3));
  const begins = quoted(`${likePart(start)}%`);
  const ofName = (name: string) => {
    const companies = aliases
      .filter((each) => each['alias'] === name || each['company'] === name)
      .map(({ company = '' }) => company);
    const all = [...new Set([name, ...companies])].map((each) => plainName(quoted(each))).join(', ');
    return `hasAny(arrayMap(party -> ${plainName('party')}, ${parties}), [${all}])`;
  };
  const name = random.pick(names);
  const other = alias['alias'] ?? '';
  return random.pick<() => SqlCriterion>([
    () => equality(random, field, careless(random, escaped(name)), ofName(name)),
    () => equality(random, field, random.pick([escaped(other), escaped(other.toLowerCase())]), ofName(other)),
    () =>
      equality(
        random,
        field,
        `${escaped(start)}*`,
        `(${field} ILIKE ${begins} OR arrayExists(party -> party ILIKE ${begins} OR party IN (SELECT company FROM spoken WHERE name ILIKE ${begins}), ${parties}))`,
      ),
  ])();
}

function amountText(random: Random, value: number): string {
  const exponent = value.toExponential();
  return random.pick([
    String(value),
    String(value),
    value.toLocaleString('en'),
    `$${value}`,
    exponent,
    ` ${value}`,
  ]);
}

function amountCriterion(random: Random): SqlCriterion {
  const field = random.pick(AMOUNTS);
  const published =
    field === 'year' ? records.map(({ announced = '' }) => announced.slice(0, 4)) : valuesOf(field);
  const value = Number(random.pick(published));
  const order = random.pick(ORDERS);
  return random.pick<() => SqlCriterion>([
    () => equality(random, field, amountText(random, value), isTrue(`${field} = ${value}`)),
    () => ({ field, test: value, sql: isTrue(`${field} = ${value}`) }),
    () => ({ field, test: order + amountText(random, value), sql: isTrue(`${field} ${order} ${value}`) }),
    () => ({ field, test: order + amountText(random, value), sql: isTrue(`${field} ${order} ${value}`) }),
    () => ({ field, test: null, sql: isTrue(`${field} = 0`) }),
    () => emptiness(random, field),
    () => ({ field, test: '<>undisclosed', sql: '1' }),
    () => ({ field, test: '*', sql: '0' }),
  ])();
}

function shareCriterion(random: Random): SqlCriterion {
  const percent = random.below(40) / 2;
  const order = random.pick(ORDERS);
  const text = random.pick([`${percent}%`, `${percent} %`, String(percent / 100)]);
  return {
    field: 'upfront share',
    test: order + text,
    sql: isTrue(`upfront_share ${order} ${percent / 100}`),
  };
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

function dateCriterion(random: Random): SqlCriterion {
  const field = random.pick(['announced', 'announced', 'status_date', 'source_date']);
  const [year, month, day] = [2012 + random.below(15), 1 + random.below(12), 1 + random.below(28)];
  const two = (number: number) => String(number).padStart(2, '0');
  const iso = `${year}-${two(month)}-${two(day)}`;
  const name = MONTHS[month - 1] ?? '';
  const [text, date] = random.pick<() => [string, string]>([
    () => [iso, iso],
    () => [String(serial(iso)), iso],
    () => [`${year}/${month}/${day}`, iso],
    () => [`${day}-${name.slice(0, 3)}-${year}`, iso],
    () => [`${day} ${name} ${year}`, iso],
    () => [`${name} ${day}, ${year}`, iso],
    () => [`${year}年${month}月${day}日`, iso],
    () => [`${year}-${two(month)}`, `${year}-${two(month)}`],
    () => [`${name} ${year}`, `${year}-${two(month)}`],
  ])();
  if (random.below(6) === 0) return emptiness(random, field);
  const operator = random.pick(['', '=', '<>', ...ORDERS]);
  const condition = (sql: string) => isTrue(`${field} ${sql} ${serial(date)}`);
  const test: Test = operator === '' && /^\d+$/.test(text) ? Number(text) : operator + text;
  if (operator === '<>') return { field, test, sql: not(condition('=')) };
  return { field, test, sql: condition(operator || '=') };
}

function periodCriterion(random: Random): SqlCriterion {
  const year = 2012 + random.below(15);
  const two = (number: number) => String(number).padStart(2, '0');
  const [half, quarter, month] = [random.below(2), random.below(4), random.below(12)];
  const [text, first, months] = random.pick<() => [string, number, number]>([
    () => [String(year), 0, 12],
    () => [`${year}H${half + 1}`, half * 6, 6],
    () => [`${year} h${half + 1}`, half * 6, 6],
    () => [`${year}Q${quarter + 1}`, quarter * 3, 3],
    () => [`${year}-${two(month + 1)}`, month, 1],
    () => [`${year}:${year + 1}`, 0, 24],
    () => [`${year}Q${quarter + 1}:${year + 1}H2`, quarter * 3, 24 - quarter * 3],
  ])();
  const from = Date.UTC(year, first) / 86_400_000 + 25_569;
  const end = Date.UTC(year, first + months) / 86_400_000 + 25_569;
  const inside = `(announced >= ${from} AND announced < ${end})`;
  return random.pick<() => SqlCriterion>([
    () => equality(random, 'period', text, inside),
    () => ({ field: 'period', test: /^\d+$/.test(text) ? year : text, sql: inside }),
    () => ({ field: 'period', test: `<${text}`, sql: `announced < ${from}` }),
    () => ({ field: 'period', test: `<=${text}`, sql: `announced < ${end}` }),
    () => ({ field: 'period', test: `>${text}`, sql: `announced >= ${end}` }),
    () => ({ field: 'period', test: `>=${text}`, sql: `announced >= ${from}` }),
    () => equality(random, 'half', `${year} H${half + 1}`, `half = '${year}H${half + 1}'`),
    () => equality(random, 'quarter', `${year}q${quarter + 1}`, `quarter = '${year}Q${quarter + 1}'`),
    () => equality(random, 'month', `${year}-${two(month + 1)}`, `month = '${year}-${two(month + 1)}'`),
  ])();
}

const FORMS = [
  textCriterion,
  textCriterion,
  vocabularyCriterion,
  vocabularyCriterion,
  modalityCriterion,
  modalityCriterion,
  partyCriterion,
  amountCriterion,
  amountCriterion,
  shareCriterion,
  dateCriterion,
  periodCriterion,
  periodCriterion,
];

/** One criterion of any form. */
export function sqlCriterion(random: Random): SqlCriterion {
  return random.pick(FORMS)(random);
}
