import { alternativesOf } from '../../deals/alternatives';
import { parseCriterion, passes } from '../../deals/criterion';
import type { Criterion } from '../../deals/criterion';
import type { CriterionTest } from '../../deals/field-criterion';
import { refuseText } from '../../deals/field-criterion';
import type { Field, FieldName } from '../../deals/fields';
import { findName, normaliseName } from '../../deals/names';
import { parsePeriod, periodsBetween } from '../../deals/period';
import type { Period, PeriodUnit } from '../../deals/period';
import { targetForm, targetPattern } from '../../deals/target-spelling';
import { MODALITY_GROUP_NAMES } from '../../deals/vocabulary';
import { ALL, NONE, among, anyOf, negated, oneOf, where } from './condition';
import type { Test } from './condition';
import { compileParty } from './compile-party';
import { TARGET_KEY, YEAR_KEY, entryKey, foldedKey, serverColumn } from './keys';
import type { FitsAny } from './many';
import type { ServerFacts } from './server-facts';
import { inOrder, readingAs } from './texts-here';
import { columnNamed, numberValue, sql, wholeValue } from './sql';
import type { Sql } from './sql';
import { fits } from './text-pattern';

type KnownField = Field & { name: FieldName };

/**
 * What a criterion means to the server: the same as `fieldCriterion` makes of it for deals in memory.
 * @throws InputError as fieldCriterion
 */
export function compileCriterion(
  facts: ServerFacts,
  field: KnownField,
  test: CriterionTest,
  argument: string,
): Test {
  const alternatives = alternativesOf(test, argument);
  if (!alternatives) return compileOne(facts, field, test, argument);
  const any = anyOf(alternatives.tests.map((each) => compileOne(facts, field, each, argument)));
  return alternatives.excluded ? negated(any) : any;
}

function compileOne(facts: ServerFacts, field: KnownField, test: CriterionTest, argument: string): Test {
  if (field.kind === 'period') return compilePeriod(test, argument);
  const criterion = parseCriterion(test, argument);
  const number = numberColumn(field);
  if (number) {
    refuseText(field, criterion, argument);
    return compileNumber(field, number, criterion);
  }
  if (field.kind === 'party') return compileParty(facts, field.name, criterion);
  if (field.name === 'half' || field.name === 'quarter' || field.name === 'month')
    return compileLabel(facts, field.name, criterion);
  return field.vocabulary
    ? compileEntry(field.name, field.vocabulary, criterion)
    : compileText(facts, field.name, criterion);
}

const isEquality = ({ operator }: Criterion): boolean => operator === '=' || operator === '<>';

/** Turns what equals into what does not, where the operator says so. */
const asAsked = ({ operator }: Criterion, equal: Test): Test => (operator === '<>' ? negated(equal) : equal);

/** Whether the text of a column is there at all. */
const isEmpty = (field: FieldName): Test => where(sql`${serverColumn(field)} = ''`);

/** A number or date as the server compares it; undefined where the field holds text. */
function numberColumn({ name, kind }: KnownField): Sql | undefined {
  if (name === 'announced') return sql`announced_serial`;
  if (name === 'status_date') return sql`status_date_serial`;
  if (name === 'source_date') return sql`source_date_serial`;
  const isNumber = kind === 'money' || kind === 'percent' || kind === 'count' || kind === 'share';
  return isNumber ? sql`toFloat64(${columnNamed(name)})` : undefined;
}

function compileNumber(field: KnownField, column: Sql, criterion: Criterion): Test {
  const { operator, operand } = criterion;
  if (operand.kind === 'empty') return asAsked(criterion, where(sql`isNull(${column})`));
  if (operand.kind !== 'number') return operator === '<>' ? ALL : NONE;
  const value = numberValue(operand.value);
  switch (operator) {
    case '=':
      if (field.name === 'year')
        return Number.isInteger(operand.value) ? among(YEAR_KEY, [String(operand.value)]) : NONE;
      return oneOf({ kind: 'equal', column, value: operand.value }, sql`ifNull(${column} = ${value}, 0)`);
    case '<>':
      return where(sql`ifNull(${column} != ${value}, 1)`);
    default:
      return oneOf({ kind: 'bound', column, operator, value: operand.value });
  }
}

/** Listed values are all known here: what passes is named. */
function compileEntry(field: FieldName, vocabulary: readonly string[], criterion: Criterion): Test {
  const { operand } = criterion;
  if (isEquality(criterion) && operand.kind === 'empty') return asAsked(criterion, isEmpty(field));
  if (!isEquality(criterion))
    return among(
      entryKey(field),
      vocabulary.filter((entry) => passes(criterion, entry)),
    );
  if (operand.kind === 'text' && !operand.pattern.isPlain)
    return asAsked(criterion, among(entryKey(field), vocabulary.filter(operand.pattern.matches)));
  const name = operand.kind === 'text' ? operand.pattern.prefix : criterion.text;
  const group = field === 'modality' ? findName(name, MODALITY_GROUP_NAMES) : undefined;
  if (group) return asAsked(criterion, among(entryKey('modality_group'), [group]));
  const entries = vocabulary.filter((entry) => normaliseName(entry) === normaliseName(name));
  return asAsked(criterion, among(entryKey(field), entries));
}

/** Labels of the periods in which the server has deals. */
function compileLabel(facts: ServerFacts, unit: 'half' | 'quarter' | 'month', criterion: Criterion): Test {
  const { operand } = criterion;
  if (isEquality(criterion) && operand.kind === 'empty') return asAsked(criterion, NONE);
  const { announced } = facts;
  const labels = announced ? periodsBetween(announced.first, announced.last, unit) : [];
  const name = operand.kind === 'text' && operand.pattern.isPlain ? operand.pattern.prefix : criterion.text;
  const isNamed = isEquality(criterion) && !(operand.kind === 'text' && !operand.pattern.isPlain);
  const asEqual: Criterion = criterion.operator === '<>' ? { ...criterion, operator: '=' } : criterion;
  const passing = labels
    .map(({ label }) => label)
    .filter((label) => (isNamed ? normaliseName(label) === normaliseName(name) : passes(asEqual, label)));
  return asAsked(criterion, among(entryKey(unit), passing));
}

function compileText(facts: ServerFacts, field: FieldName, criterion: Criterion): Test {
  const { operand } = criterion;
  if (isEquality(criterion)) {
    switch (operand.kind) {
      case 'empty':
        return asAsked(criterion, isEmpty(field));
      case 'logical':
        return asAsked(criterion, NONE);
      case 'number':
        return asAsked(criterion, readingAs(facts, field, operand.value));
      case 'text':
        if (operand.pattern.isPlain) return asAsked(criterion, equalText(field, operand.pattern.prefix));
        return asAsked(criterion, fitting(field, criterion.text));
    }
  }
  return operand.kind === 'text' ? inOrder(facts, field, criterion) : NONE;
}

/** A target equals its other spellings too. */
function equalText(field: FieldName, text: string): Test {
  const form = field === 'target' ? targetForm(text) : '';
  return form === '' ? among(foldedKey(field), [text]) : among(TARGET_KEY, [form]);
}

/** Text that fits a pattern, or one of many; a target in its other spellings too. */
function fitting(field: FieldName, pattern: string): Test {
  const column = columnNamed(field);
  const any: FitsAny = (fitsAny, patterns) => {
    const asPublished = fitsAny(sql`lowerUTF8(${column})`, patterns);
    const spelled = field === 'target' ? patterns.flatMap((each) => targetPattern(each) ?? []) : [];
    return spelled.length === 0
      ? sql`(${column} != '' AND ${asPublished})`
      : sql`(${column} != '' AND (${asPublished} OR ${fitsAny(TARGET_KEY.column, spelled)}))`;
  };
  const one = any((text, [first = '']) => fits(text, first), [pattern]);
  return oneOf({ kind: 'pattern', column, pattern, any }, one);
}

function compilePeriod(test: CriterionTest, argument: string): Test {
  if (test === null || typeof test === 'boolean') parsePeriod(undefined, argument);
  const criterion = parseCriterion(test, argument);
  const { operator, operand, text } = criterion;
  // Every deal has an announcement.
  if (operand.kind === 'empty') return asAsked(criterion, NONE);
  const period = parsePeriod(typeof test === 'number' ? test : text, argument);
  const { from, through } = period;
  switch (operator) {
    case '=':
      return inPeriod(period);
    case '<>':
      return negated(inPeriod(period));
    case '<':
      return announcedBeyond('<', from);
    case '<=':
      return announcedBeyond('<=', through);
    case '>':
      return announcedBeyond('>', through);
    case '>=':
      return announcedBeyond('>=', from);
  }
}

function inPeriod({ from, through, label, unit }: Period): Test {
  if (unit === 'year') return among(YEAR_KEY, [label]);
  if (unit !== 'span') return among(entryKey(unit satisfies PeriodUnit), [label]);
  return oneOf(
    { kind: 'span', column: ANNOUNCED, from, through },
    sql`(announced_serial >= ${wholeValue(from)} AND announced_serial <= ${wholeValue(through)})`,
  );
}

const ANNOUNCED = sql`announced_serial`;

function announcedBeyond(operator: '<' | '<=' | '>' | '>=', value: number): Test {
  const said = wholeValue(value);
  const conditions = {
    '<': sql`announced_serial < ${said}`,
    '<=': sql`announced_serial <= ${said}`,
    '>': sql`announced_serial > ${said}`,
    '>=': sql`announced_serial >= ${said}`,
  };
  return oneOf({ kind: 'bound', column: ANNOUNCED, operator, value }, conditions[operator]);
}
