import { fieldNamed } from '../../deals/fields';
import type { FieldName } from '../../deals/fields';
import type { CellValue } from '../../workbook/cell';
import type { Surroundings } from '../surroundings';

/** What a cell of a linked table holds, as a person reads it in the sheet. '' is undisclosed. */
export function cellWords(
  column: FieldName,
  value: CellValue,
  { formats, texts, entry }: Surroundings,
): string {
  if (value === '') return texts.common.undisclosed;
  const { kind } = fieldNamed(column);
  if (typeof value !== 'number') return kind === 'vocabulary' ? entry(String(value)) : String(value);
  if (kind === 'date') return formats.date(value, 'day');
  if (kind === 'share') return formats.share(value);
  return kind === 'count' ? String(value) : formats.usdM(value);
}
