import { numberColumn, textColumn } from './column';
import type { Column, NumberColumn, TextColumn } from './column';
import { NumberColumnBuilder } from './column-builder';
import { dateOfSerial } from './date';
import type { FieldName } from './fields';
import { MODALITY_GROUP_NAMES, ORIGINS, modalityGroupOf } from './vocabulary';
import type { Modality, Origin } from './vocabulary';

/** Labels of the periods that a day falls in: '2024H1', '2024Q2', '2024-05'. */
function periodLabels(serial: number): { year: number; half: string; quarter: string; month: string } {
  const { year, month } = dateOfSerial(serial);
  return {
    year,
    half: `${year}H${month <= 6 ? 1 : 2}`,
    quarter: `${year}Q${Math.ceil(month / 3)}`,
    month: `${year}-${String(month).padStart(2, '0')}`,
  };
}

/**
 * The column of a derived field, computed from stored ones; undefined where the field is stored.
 * `period` shows as the month, the finest period there is.
 */
export function derivedColumn(field: FieldName, stored: (name: FieldName) => Column): Column | undefined {
  switch (field) {
    case 'modality_group':
      return groupColumn(asText(stored('modality')));
    case 'exact_modality':
      return asText(stored('modality'));
    case 'year':
      return yearColumn(asNumber(stored('announced')));
    case 'half':
    case 'quarter':
      return labelColumn(asNumber(stored('announced')), field);
    case 'month':
    case 'period':
      return labelColumn(asNumber(stored('announced')), 'month');
    case 'upfront_share':
      return shareColumn(asNumber(stored('upfront_usd_m')), asNumber(stored('total_usd_m')));
    case 'origin':
      // Of a set on its own every deal is public; a set with own deals over it carries a column that says which.
      return originColumn(stored('deal_id').codes.length, () => 'Public');
    default:
      return undefined;
  }
}

/** The column that tells own deals from public ones. */
export function originColumn(size: number, originOf: (row: number) => Origin): TextColumn {
  return textColumn(
    ['', ...ORIGINS],
    Uint8Array.from({ length: size }, (_, row) => ORIGINS.indexOf(originOf(row)) + 1),
  );
}

function asText(column: Column): TextColumn {
  if (column.kind !== 'text') throw new TypeError('a text column was expected');
  return column;
}

function asNumber(column: Column): NumberColumn {
  if (column.kind !== 'number') throw new TypeError('a number column was expected');
  return column;
}

function groupColumn(modality: TextColumn): TextColumn {
  const groupCode = modality.dictionary.map((entry) =>
    entry === '' ? 0 : MODALITY_GROUP_NAMES.indexOf(modalityGroupOf(entry as Modality)) + 1,
  );
  return textColumn(
    ['', ...MODALITY_GROUP_NAMES],
    Uint8Array.from(modality.codes, (code) => groupCode[code] ?? 0),
  );
}

function yearColumn(announced: NumberColumn): NumberColumn {
  const years = Array.from(announced.dictionary, (serial) => (serial ? dateOfSerial(serial).year : NaN));
  const distinct = [...new Set(years.slice(1))];
  const codeOf = new Map(distinct.map((year, index) => [year, index + 1]));
  const recode = years.map((year) => codeOf.get(year) ?? 0);
  return numberColumn(
    Float64Array.from([NaN, ...distinct]),
    Uint16Array.from(announced.codes, (code) => recode[code] ?? 0),
  );
}

function labelColumn(announced: NumberColumn, unit: 'half' | 'quarter' | 'month'): TextColumn {
  const labels = Array.from(announced.dictionary, (serial) => (serial ? periodLabels(serial)[unit] : ''));
  const distinct = [...new Set(labels.slice(1))];
  const codeOf = new Map(distinct.map((label, index) => [label, index + 1]));
  const recode = labels.map((label) => codeOf.get(label) ?? 0);
  return textColumn(
    ['', ...distinct],
    Uint16Array.from(announced.codes, (code) => recode[code] ?? 0),
  );
}

function shareColumn(upfront: NumberColumn, total: NumberColumn): NumberColumn {
  const size = upfront.codes.length;
  const builder = new NumberColumnBuilder();
  for (let row = 0; row < size; row++) {
    const [part, whole] = [upfront.values[row] ?? NaN, total.values[row] ?? NaN];
    builder.add(whole > 0 ? part / whole : undefined);
  }
  return builder.finish(Uint32Array.from({ length: size }, (_, row) => row));
}
