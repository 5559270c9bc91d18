import { alternativesOf } from './alternatives';
import { codeSet, complement, spansOf, unionOf } from './code-set';
import type { CodeSet } from './code-set';
import type { NumberColumn, TextColumn } from './column';
import { numberSpans, rangeSpans, textSpans } from './column-criterion';
import { parseCriterion } from './criterion';
import type { Criterion } from './criterion';
import type { DealSet } from './dataset';
import type { CriterionTest } from './deal-query';
import type { Field, FieldName } from './fields';
import { InputError } from './input-error';
import { findName, normaliseName } from './names';
import { isAmbiguousDate } from './operand';
import { codesByName, namesByCode } from './party-index';
import { parsePeriod } from './period';
import { targetForm, targetPattern, targetsCompared } from './target-spelling';
import { MODALITY_GROUPS, MODALITY_GROUP_NAMES } from './vocabulary';
import { wildcard } from './wildcard';

export type { CriterionTest } from './deal-query';

/**
 * The values of a field that a criterion lets through: Excel's reading, and on top of it what the field knows. A
 * vocabulary name ignores case, blanks and underscores; `modality` takes a group; a party is found by its other names
 * and in joint deals; `period` takes a period; a bar stands between alternatives.
 * @throws InputError (#VALUE!) that names the argument, where the criterion is malformed or cannot be meant
 */
export function fieldCriterion(
  set: DealSet,
  field: KnownField,
  test: CriterionTest,
  argument: string,
): CodeSet {
  const alternatives = alternativesOf(test, argument);
  if (!alternatives) return oneCriterion(set, field, test, argument);
  const each = alternatives.tests.map((one) => oneCriterion(set, field, one, argument));
  const column = each[0]?.column ?? set.column(field.name);
  const spans = unionOf(each.map((codes) => codes.spans));
  return codeSet(column, alternatives.excluded ? complement(spans, column.dictionary.length) : spans);
}

type KnownField = Field & { name: FieldName };

function oneCriterion(set: DealSet, field: KnownField, test: CriterionTest, argument: string): CodeSet {
  if (field.kind === 'period') return periodCriterion(set, test, argument);
  const criterion = parseCriterion(test, argument);
  const column = set.column(field.name);
  if (column.kind === 'number') {
    refuseText(field, criterion, argument);
    return codeSet(column, numberSpans(column, criterion));
  }
  const exact = namedCodes(set, field, column, criterion);
  if (exact) {
    const spans = spansOf(exact);
    return codeSet(column, criterion.operator === '=' ? spans : complement(spans, column.dictionary.length));
  }
  const spans = textSpans(column, criterion, !field.vocabulary);
  return codeSet(column, field.name === 'target' ? withOtherSpellings(column, criterion, spans) : spans);
}

/** A target equals its other spellings too: "B7-H3" is B7H3, "*Claudin 18.2*" finds CLDN18.2. */
function withOtherSpellings(column: TextColumn, criterion: Criterion, spans: number[]): number[] {
  const { operator, operand } = criterion;
  if (operand.kind !== 'text') return spans;
  if (operator === '<>') {
    const entries = column.dictionary.length;
    return complement(
      withOtherSpellings(column, { ...criterion, operator: '=' }, complement(spans, entries)),
      entries,
    );
  }
  if (operator !== '=') return spans;
  const compared = targetsCompared(column);
  if (operand.pattern.isPlain)
    return unionOf([spans, spansOf(compared.codes.get(targetForm(operand.pattern.prefix)) ?? [])]);
  const text = targetPattern(criterion.text);
  if (text === undefined) return spans;
  const spelled: Criterion = { operator, operand: { kind: 'text', pattern: wildcard(text) }, text };
  return unionOf([spans, textSpans(compared.column, spelled, false)]);
}

/** Codes that a name means beyond equal text; undefined where the criterion is not = or <> with a plain name. */
function namedCodes(
  set: DealSet,
  field: Field,
  column: TextColumn,
  criterion: Criterion,
): readonly number[] | undefined {
  const { operator, operand } = criterion;
  if ((operator !== '=' && operator !== '<>') || operand.kind === 'empty') return undefined;
  if (operand.kind === 'text' && !operand.pattern.isPlain) {
    return field.kind === 'party' ? partiesMatching(set, column, operand.pattern.matches) : undefined;
  }
  const name = operand.kind === 'text' ? operand.pattern.prefix : criterion.text;
  if (field.kind === 'party') return partyCodes(set, column, name);
  const isPeriodLabel = field.name === 'half' || field.name === 'quarter' || field.name === 'month';
  if (!field.vocabulary && !isPeriodLabel) return undefined;
  const group = field.name === 'modality' ? findName(name, MODALITY_GROUP_NAMES) : undefined;
  const names: readonly string[] = group ? MODALITY_GROUPS[group] : [name];
  return names.flatMap((each) => codesByName(column).get(normaliseName(each)) ?? []);
}

function partyCodes(set: DealSet, column: TextColumn, name: string): number[] {
  const names = [name, ...set.aliases.companiesNamed(name)];
  return names.flatMap((each) => codesByName(column).get(normaliseName(each)) ?? []);
}

/** Entries of which the whole, a party, or another name of a party matches the pattern. */
function partiesMatching(set: DealSet, column: TextColumn, matches: (text: string) => boolean): number[] {
  return namesByCode(set, column).flatMap((names, code) => (names.some(matches) ? [code] : []));
}

function periodCriterion(set: DealSet, test: CriterionTest, argument: string): CodeSet {
  const announced: NumberColumn = set.number('announced');
  if (test === null || typeof test === 'boolean') parsePeriod(undefined, argument);
  const { operator, operand, text } = parseCriterion(test, argument);
  if (operand.kind === 'empty') {
    return codeSet(announced, numberSpans(announced, { operator, operand, text }));
  }
  const period = parsePeriod(typeof test === 'number' ? test : text, argument);
  return codeSet(announced, rangeSpans(announced, operator, period.from, period.through));
}

/**
 * A number or date is never equal to a word and never above one: whoever asks that has mistyped.
 * @throws InputError (#VALUE!)
 */
export function refuseText(field: Field, criterion: Criterion, argument: string): void {
  const { operator, operand, text } = criterion;
  const shown = text.slice(0, 60);
  if (field.kind === 'date' && operand.kind === 'number' && operand.value >= 1900 && operand.value <= 2999) {
    throw new InputError(
      'value',
      `${argument}: ${shown} is a year, and ${field.name} a day; use the field period.`,
    );
  }
  if (operand.kind !== 'text' || operator === '<>' || (operator === '=' && !operand.pattern.isPlain)) return;
  const advice = isAmbiguousDate(text)
    ? `"${shown}" is not the same day in every country; write it as 2024-05-01`
    : `"${shown}" is not a ${field.kind === 'date' ? 'date such as 2024-05-01' : 'number'}`;
  throw new InputError(
    'value',
    `${argument}: ${advice}, and ${field.name} holds ${field.kind === 'date' ? 'dates' : 'numbers'}.`,
  );
}
