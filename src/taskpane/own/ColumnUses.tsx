import { mergeClasses } from '@fluentui/react-components';
import { STORED_FIELDS } from '../../deals/fields';
import {
  PLAIN_UNIT,
  cellsBelow,
  chosenUnit,
  guessUnit,
  headerNames,
  kindOf,
} from '../../deals/own/guess-columns';
import type { ColumnUse, Mapping } from '../../deals/own/guess-columns';
import type { TextTable } from '../../deals/own/text-table';
import type { StoredFieldName } from '../../deals/row';
import { Choice } from '../Choice';
import { useSurroundings, useTexts } from '../surroundings';
import { useImportStyles } from './import-styles';
import { IMPORT_TEXTS } from './import-texts';
import { UnitChoice } from './UnitChoice';

interface ColumnUsesProps {
  readonly table: TextTable;
  readonly mapping: Mapping;
  readonly onMapping: (mapping: Mapping) => void;
  /** What a column without a header is called. */
  readonly nameOf: (column: number) => string;
}

/** Every column of the file with what it is used for; those that nobody recognised are there, too. */
export function ColumnUses({ table, mapping, onMapping, nameOf }: ColumnUsesProps) {
  const styles = useImportStyles();
  const { field: fieldName } = useSurroundings();
  const t = useTexts(IMPORT_TEXTS);
  const headers = headerNames(table, mapping.header);
  const change = (column: number, use: ColumnUse) =>
    onMapping({
      ...mapping,
      columns: mapping.columns.map((each, place) => {
        if (place === column) return use;
        // A field is read from one column: the one chosen last.
        return use.field !== undefined && each.field === use.field
          ? { ...PLAIN_UNIT, field: undefined, by: 'nothing' }
          : each;
      }),
    });
  return (
    <ul className={styles.list}>
      {mapping.columns.map((use, column) => {
        const example = cellsBelow(table, mapping.header, column, 200).find((cell) => cell.trim() !== '');
        const header = headers[column] || nameOf(column);
        if (example === undefined && !headers[column]) return null;
        const kind = kindOf(use.field);
        return (
          <li key={column} className={styles.item}>
            <span>
              <span className={styles.name}>{header}</span>
              <br />
              <span className={styles.muted}>
                {example === undefined ? t.blankColumn : t.example(example.trim().slice(0, 60))}
              </span>
            </span>
            <span className={styles.stacked}>
              <Choice
                label={t.columnFor(header)}
                value={use.field ?? ''}
                onChoose={(value) => {
                  const field = STORED_FIELDS.find(({ name }) => name === value)?.name as
                    StoredFieldName | undefined;
                  const unit = guessUnit(table, mapping.header, column, field, mapping.decimal);
                  change(column, { field, by: field === undefined ? 'nothing' : 'user', ...unit });
                }}
              >
                <option value="">{t.notRead}</option>
                {STORED_FIELDS.map(({ name }) => (
                  <option key={name} value={name}>
                    {fieldName(name)}
                  </option>
                ))}
              </Choice>
              {kind === 'money' || kind === 'percent' ? (
                <UnitChoice
                  header={header}
                  kind={kind}
                  factor={use.factor}
                  isTyped={use.isTyped ?? false}
                  onFactor={(factor, isTyped) =>
                    change(column, { ...use, ...chosenUnit(use, factor, isTyped) })
                  }
                />
              ) : null}
            </span>
            {use.isMagnitudeGuessed && use.factor !== undefined && !use.isTyped ? (
              <span className={mergeClasses(styles.wide, styles.problem)}>{t.unitGuessed}</span>
            ) : null}
            {use.by === 'likeness' ? (
              <span className={mergeClasses(styles.wide, styles.problem)}>{t.likely}</span>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
