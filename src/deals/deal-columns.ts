import { cellReader } from './cell-schema';
import type { CodedDeals, CodedField } from './coded-deals';
import type { CsvColumns, TextCells } from './csv-columns';
import type { Field } from './fields';
import { REQUIRED_FIELDS } from './row';
import type { DealRow, StoredFieldName } from './row';
import { fieldsOfHeader } from './schema';
import { CONTRADICTING_FIELDS, contradictions } from './schema-references';
import { suspicionOf } from './suspicious-text';

/**
 * The deals of a file that was read column by column, by the schemas of parseDeals: each different text is looked at
 * once, and no row is made.
 * @returns undefined where anything is wrong with them: parseDeals, or suspiciousText, then says what and in which line
 */
export function codedDeals(file: CsvColumns): CodedDeals | undefined {
  if (!file.isRegular) return undefined;
  const { fields, problems } = fieldsOfHeader(file.header, '');
  const names = new Set(fields.map((field) => field?.name));
  if (problems.length > 0 || names.size < fields.length) return undefined;
  const columns = file.columns();
  const coded = new Map<StoredFieldName, CodedField>();
  for (const [place, field] of fields.entries()) {
    const column = columns?.[place];
    const read = field && column && codedField(field, column);
    if (!read) return undefined;
    coded.set(field.name as StoredFieldName, read);
  }
  const deals = { size: file.records, fields: coded };
  return haveAllRequired(deals) && agree(deals) ? deals : undefined;
}

/** Undefined where the schema of the field refuses one of the texts, or no deal has it. */
function codedField(field: Field, { texts, codes }: TextCells): CodedField | undefined {
  const read = cellReader(field);
  const values: CodedField['values'][number][] = [];
  for (const text of texts) {
    const trimmed = text.trim();
    const reading = trimmed === '' ? { value: undefined } : read(trimmed);
    if (reading.problem !== undefined) return undefined;
    if (suspicionOf(field.name as StoredFieldName, reading.value) !== undefined) return undefined;
    values.push(reading.value);
  }
  return { values, codes };
}

function haveAllRequired({ fields }: CodedDeals): boolean {
  return REQUIRED_FIELDS.every((name) => {
    const field = fields.get(name);
    return field?.codes.every((code) => field.values[code] !== undefined) === true;
  });
}

/** Whether no id stands twice and no deal contradicts itself or the others. */
function agree({ size, fields }: CodedDeals): boolean {
  const ids = new Set(
    fields
      .get('deal_id')
      ?.values.slice(1)
      .map((id) => String(id).toLowerCase()),
  );
  if (ids.size !== size) return false;
  const columns = CONTRADICTING_FIELDS.map((name) => ({ name, field: fields.get(name) }));
  const telling = columns.filter(
    ({ name }) => name !== 'deal_id' && name !== 'royalty_low_pct' && name !== 'equity_usd_m',
  );
  const isKnown = (id: string) => ids.has(id);
  for (let row = 0; row < size; row++) {
    // Without one of these there is nothing that could contradict.
    if (telling.every(({ field }) => (field?.codes[row] ?? 0) === 0)) continue;
    const deal = Object.fromEntries(
      columns.map(({ name, field }) => [name, field?.values[field.codes[row] ?? 0]]),
    );
    if (contradictions(deal as DealRow, isKnown).length > 0) return false;
  }
  return true;
}
