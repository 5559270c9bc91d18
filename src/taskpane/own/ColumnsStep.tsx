import { kindOf } from '../../deals/own/guess-columns';
import { cellAddress } from '../../deals/own/text-table';
import { NEEDED_FIELDS } from '../../deals/own/read-row';
import { fieldNamed } from '../../deals/fields';
import { ENCODINGS } from '../../source/own/read-file';
import type { Encoding } from '../../source/own/read-file';
import { Choice } from '../Choice';
import { useSurroundings, useTexts } from '../surroundings';
import { ColumnUses } from './ColumnUses';
import { useImportStyles } from './import-styles';
import { IMPORT_TEXTS } from './import-texts';
import type { ImportState, Importing } from './use-import';

/** Rows that are offered as the header. */
const HEADERS = 12;

interface ColumnsStepProps {
  readonly importing: Importing;
  readonly state: ImportState;
}

/** How the file is read: sheet, header, units and styles, and what each column is. */
export function ColumnsStep({ importing, state }: ColumnsStepProps) {
  const styles = useImportStyles();
  const { field, entry, formats } = useSurroundings();
  const t = useTexts(IMPORT_TEXTS);
  const { file, sheet, plan } = importing;
  const { mapping, table } = plan;
  const kinds = new Set(mapping.columns.map((column) => kindOf(column.field)));
  const missing = state.review?.missing ?? [];
  const given = Object.keys(mapping.constants);
  const constants = NEEDED_FIELDS.filter(
    (name) => fieldNamed(name).vocabulary && (missing.includes(name) || given.includes(name)),
  );
  const encoding = file.encoding;
  return (
    <>
      {file.tables.length > 1 ? (
        <label className={styles.choice}>
          {t.sheet}
          <Choice value={String(sheet)} onChoose={(value) => state.setSheet(Number(value))}>
            {file.tables.map((each, index) => (
              <option key={index} value={index}>
                {each.sheet}
              </option>
            ))}
          </Choice>
        </label>
      ) : null}
      {encoding && !encoding.isSure ? (
        <label className={styles.choice}>
          {t.encoding}
          <Choice value={encoding.used} onChoose={(value) => state.setEncoding(value as Encoding)}>
            {ENCODINGS.map((each) => (
              <option key={each} value={each}>
                {t.encodings[each]}
              </option>
            ))}
          </Choice>
        </label>
      ) : null}
      <label className={styles.choice}>
        {t.header}
        <Choice value={String(mapping.header)} onChoose={(value) => state.setHeader(Number(value))}>
          {table.rows.slice(0, Math.max(HEADERS, mapping.header + 1)).map(({ row, cells }, index) => (
            <option key={row} value={index}>
              {`${formats.count(row)}: ${cells.filter(Boolean).join(', ').slice(0, 60)}`}
            </option>
          ))}
        </Choice>
      </label>
      {kinds.has('date') ? (
        <label className={styles.choice}>
          {t.dateOrder}
          <Choice
            value={mapping.dateOrder ?? ''}
            onChoose={(value) =>
              state.setMapping({
                ...mapping,
                dateOrder: value === '' ? undefined : value === 'dmy' ? 'dmy' : 'mdy',
              })
            }
          >
            <option value="">{t.dateOrders.undecided}</option>
            <option value="dmy">{t.dateOrders.dmy}</option>
            <option value="mdy">{t.dateOrders.mdy}</option>
          </Choice>
        </label>
      ) : null}
      {kinds.has('money') || kinds.has('percent') ? (
        <label className={styles.choice}>
          {t.decimal}
          <Choice
            value={mapping.decimal ?? ''}
            onChoose={(value) =>
              state.setMapping({ ...mapping, decimal: value === '' ? undefined : value === ',' ? ',' : '.' })
            }
          >
            {mapping.decimal === undefined ? <option value="">{t.dateOrders.undecided}</option> : null}
            <option value=".">{t.decimals.point}</option>
            <option value=",">{t.decimals.comma}</option>
          </Choice>
        </label>
      ) : null}
      {missing.length > 0 ? (
        <p className={styles.problem} role="alert">
          {t.missing(formats.list(missing.map(field)))}
        </p>
      ) : null}
      {constants.map((name) => (
        <label key={name} className={styles.choice}>
          {t.sameForAll(field(name))}
          <Choice
            value={mapping.constants[name] ?? ''}
            onChoose={(value) =>
              state.setMapping({ ...mapping, constants: { ...mapping.constants, [name]: value } })
            }
          >
            <option value="">{t.choose}</option>
            {fieldNamed(name).vocabulary?.map((each) => (
              <option key={each} value={each}>
                {entry(each)}
              </option>
            ))}
          </Choice>
        </label>
      ))}
      <ColumnUses
        table={table}
        mapping={mapping}
        onMapping={state.setMapping}
        nameOf={(column) => t.noHeader(cellAddress(1, column).slice(0, -1))}
      />
    </>
  );
}
