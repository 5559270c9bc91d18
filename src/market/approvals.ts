import type { AliasIndex } from '../deals/alias-index';
import { partiesOf } from '../deals/alias-index';
import { alternativesOf } from '../deals/alternatives';
import { parseCriterion, passes } from '../deals/criterion';
import type { Criterion } from '../deals/criterion';
import { parseDate } from '../deals/date';
import { InputError } from '../deals/input-error';
import { findName, nearestNames, normaliseName } from '../deals/names';
import { parsePeriod } from '../deals/period';
import type { FieldCriterion } from '../deals/query';
import { MODALITY_GROUPS, MODALITY_GROUP_NAMES } from '../deals/vocabulary';
import type { ApprovalRow, MarketTables } from './tables';

/** Fields of approvals.csv, in its order, with their headers. */
export const APPROVAL_FIELDS = [
  { name: 'drug', label: 'Medicine' },
  { name: 'originator', label: 'Originator' },
  { name: 'partner', label: 'Partner' },
  { name: 'route', label: 'Route' },
  { name: 'agency', label: 'Agency' },
  { name: 'outcome', label: 'Outcome' },
  { name: 'date', label: 'Date' },
  { name: 'indication', label: 'Indication' },
  { name: 'modality', label: 'Modality' },
  { name: 'source_url', label: 'Source' },
  { name: 'notes', label: 'Notes' },
] as const satisfies readonly { name: keyof ApprovalRow; label: string }[];

/** Fields that a criterion can name besides those of the table. */
const PERIOD_FIELDS = ['period', 'year'] as const;

/**
 * The medicines that meet all criteria, read as those on deals: SUMIFS operators and wildcards; route, agency, outcome
 * and modality ignore case, blanks and hyphens; `modality` takes a group; `originator` and `partner` match through their
 * other names; `period` takes a period.
 * @throws InputError (#VALUE!) for an unknown field or a malformed criterion
 */
export function selectApprovals(
  tables: MarketTables,
  criteria: readonly FieldCriterion[],
  aliases: AliasIndex,
): readonly ApprovalRow[] {
  const tests = criteria.map((criterion, place) => testOf(criterion, place + 1, aliases));
  return tables.approvals.filter((row) => tests.every((test) => test(row)));
}

function testOf(
  { field, test }: FieldCriterion,
  place: number,
  aliases: AliasIndex,
): (row: ApprovalRow) => boolean {
  const name = fieldName(field, place);
  const argument = `criterion ${place} (${name})`;
  const alternatives = alternativesOf(test, argument);
  if (!alternatives) return oneTestOf(name, test, argument, aliases);
  const tests = alternatives.tests.map((each) => oneTestOf(name, each, argument, aliases));
  return (row) => tests.some((each) => each(row)) !== alternatives.excluded;
}

function oneTestOf(
  name: ReturnType<typeof fieldName>,
  test: FieldCriterion['test'],
  argument: string,
  aliases: AliasIndex,
): (row: ApprovalRow) => boolean {
  if (name === 'period' || name === 'year') {
    const period = parsePeriod(test, argument);
    return (row) => {
      const serial = serialOf(row.date);
      return serial !== undefined && period.from <= serial && serial <= period.through;
    };
  }
  const criterion = parseCriterion(test, argument);
  if (name === 'date') return (row) => passes(criterion, serialOf(row.date));
  return (row) => textPasses(criterion, row[name], namesOf(name, row[name], aliases));
}

/** Other names under which a cell is found by = and left out by <>. */
function namesOf(field: keyof ApprovalRow, cell: string | undefined, aliases: AliasIndex): readonly string[] {
  if (cell === undefined) return [];
  if (field === 'modality') {
    return [
      cell,
      ...MODALITY_GROUP_NAMES.filter((group) => (MODALITY_GROUPS[group] as readonly string[]).includes(cell)),
    ];
  }
  if (field !== 'originator' && field !== 'partner') return [cell];
  return partiesOf(cell).flatMap((party) => [party, ...aliases.namesOf(party)]);
}

function textPasses(criterion: Criterion, cell: string | undefined, names: readonly string[]): boolean {
  const { operator, operand, text } = criterion;
  const plain = operand.kind === 'text' && operand.pattern.isPlain;
  const named = plain && names.some((name) => normaliseName(name) === normaliseName(text));
  if (operator === '=') return named || passes(criterion, cell);
  return operator === '<>' ? !named && passes(criterion, cell) : passes(criterion, cell);
}

function fieldName(text: string, place: number) {
  const fields = [...APPROVAL_FIELDS.map(({ name }) => name), ...PERIOD_FIELDS];
  const label = APPROVAL_FIELDS.find((field) => normaliseName(field.label) === normaliseName(text));
  const name = findName(text, fields) ?? label?.name;
  if (name !== undefined) return name;
  const near = nearestNames(text, fields);
  throw new InputError(
    'value',
    `field ${place}: approvals have no field "${text.slice(0, 60)}". ` +
      (near.length ? `Did you mean ${near.join(', ')}?` : `Fields are ${fields.join(', ')}.`),
  );
}

/** Excel serial of a date as the table has it; a month or a year counts as its first day. */
function serialOf(date: string): number | undefined {
  return parseDate(/^\d{4}$/.test(date) ? `${date}-01` : date)?.serial;
}
