import { cellReader } from './cell-schema';
import type { AliasRow } from './aliases';
import type { CodedField } from './coded-column';
import { buildCodedDealSet, mergeCodedDeals } from './coded-deals';
import type { CodedDeals, Steps } from './coded-deals';
import { foldedTexts } from './column';
import type { DataVersion, DealSet } from './dataset';
import type { CsvColumns, TextCells } from './csv-columns';
import type { Field } from './fields';
import { rememberFile, rememberShared } from './known-rows';
import { REQUIRED_FIELDS } from './row';
import type { DealRow, StoredFieldName } from './row';
import { fieldsOfHeader } from './schema';
import { CONTRADICTING_FIELDS, contradictions } from './schema-references';
import { suspicionOf } from './suspicious-text';

/** So many texts are looked at in one step. */
const TEXTS_A_STEP = 20_000;

/**
 * The deals of a file that was read column by column, by the schemas of parseDeals: each different text is looked at
 * once, and no row is made.
 * @returns undefined where anything is wrong with them: parseDeals, or suspiciousText, then says what and in which line
 */
export function* dealSetOfFile(
  file: CsvColumns,
  version: DataVersion,
  aliases: readonly AliasRow[],
): Steps<DealSet | undefined> {
  if (!file.isRegular) return undefined;
  const { fields, problems } = fieldsOfHeader(file.header, '');
  const names = new Set(fields.map((field) => field?.name));
  if (problems.length > 0 || names.size < fields.length) return undefined;
  yield* file.takeTexts();
  const coded = new Map<StoredFieldName, CodedField>();
  for (const [place, field] of fields.entries()) {
    const column = file.column(place);
    yield;
    const read = field && column && (yield* codedField(field, column));
    if (!read) return undefined;
    coded.set(field.name as StoredFieldName, read);
    yield;
  }
  const deals = { size: file.fresh, fields: coded };
  if (!haveAllRequired(deals)) return undefined;
  const { known, from } = file;
  const isMerged = known !== undefined && from !== undefined;
  const { set, wasInOrder } = yield* isMerged
    ? mergeCodedDeals(known.set, deals, { from, likely: file.likely }, version)
    : buildCodedDealSet(deals, version, aliases);
  // Known rows stand where the file has them; what must be put in order is read for itself.
  if (isMerged && !wasInOrder) {
    while (file.file.isAway) yield;
    return yield* dealSetOfFile(file.withoutKnown(), version, aliases);
  }
  yield;
  if (!agree(set, from)) return undefined;
  if (isMerged) rememberShared(known.set, set, from);
  if (wasInOrder) rememberFile({ file: file.file, header: file.header, starts: file.starts, set });
  return set;
}

/** Does work in steps at once. */
export function atOnce<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Undefined where the schema of the field refuses one of the texts, or no deal has it. */
function* codedField(field: Field, { texts, codes, order }: TextCells): Steps<CodedField | undefined> {
  const read = cellReader(field);
  const values: CodedField['values'][number][] = [];
  for (const [code, text] of texts.entries()) {
    if (code % TEXTS_A_STEP === TEXTS_A_STEP - 1) yield;
    const trimmed = text.trim();
    const reading = trimmed === '' ? { value: undefined } : read(trimmed);
    if (reading.problem !== undefined) return undefined;
    if (suspicionOf(field.name as StoredFieldName, reading.value) !== undefined) return undefined;
    values.push(reading.value);
  }
  // The order of the texts is that of the values where these are the texts themselves.
  const isOrdered = !field.vocabulary && values.every((value, code) => code === 0 || value === texts[code]);
  yield;
  return { values, codes, order: isOrdered ? order() : undefined };
}

function haveAllRequired({ fields }: CodedDeals): boolean {
  return REQUIRED_FIELDS.every((name) => {
    const field = fields.get(name);
    if (!field) return false;
    const isEmpty = Uint8Array.from(field.values, (value) => (value === undefined ? 1 : 0));
    return field.codes.every((code) => isEmpty[code] === 0);
  });
}

/**
 * Whether no id stands twice and no deal contradicts itself or the others.
 * @param from for each deal its row in a set that agrees, -1 for none
 */
function agree(set: DealSet, from?: Int32Array): boolean {
  const ids = foldedTexts(set.text('deal_id'));
  if (ids.length !== set.size + 1) return false;
  // They are in order: equal ones stand side by side.
  for (let code = 2; code < ids.length; code++) if (ids[code] === ids[code - 1]) return false;
  const isKnown = (id: string) => set.rowOf(id) !== undefined;
  // A deal that has not changed may have lost the one that it belongs to.
  if (!set.text('parent_deal_id').dictionary.every((id) => id === '' || isKnown(id))) return false;
  const isTelling = new Uint8Array(set.size);
  for (const name of TELLING_FIELDS) {
    const { codes } = set.column(name);
    for (let row = 0; row < codes.length; row++) if (codes[row] !== 0) isTelling[row] = 1;
  }
  for (let row = 0; row < set.size; row++) {
    // Without one of these fields there is nothing that could contradict.
    if (isTelling[row] === 0 || (from?.[row] ?? -1) >= 0) continue;
    const deal = CONTRADICTING_FIELDS.map((name) => [name, set.value(row, name)]);
    if (contradictions(Object.fromEntries(deal) as DealRow, isKnown).length > 0) return false;
  }
  return true;
}

const TELLING_FIELDS = [
  'parent_deal_id',
  'counted_in_parent',
  'royalty_high_pct',
  'equity_kind',
  'equity_in',
] as const;
