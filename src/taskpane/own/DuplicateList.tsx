import { mergeClasses } from '@fluentui/react-components';
import type { ReviewedRow, RowChoice } from '../../deals/own/import-plan';
import { Choice } from '../Choice';
import { useSurroundings, useTexts } from '../surroundings';
import { useImportStyles } from './import-styles';
import { IMPORT_TEXTS } from './import-texts';
import { Some } from './Some';

const CHOICES = ['skip', 'beside', 'replace'] as const satisfies readonly RowChoice[];

interface DuplicateListProps {
  readonly rows: readonly ReviewedRow[];
  readonly onChoices: (rows: readonly number[], choice: RowChoice) => void;
}

/** Rows that may be deals that are there already: left out, beside the other, or in its place. */
export function DuplicateList({ rows, onChoices }: DuplicateListProps) {
  const styles = useImportStyles();
  const { formats } = useSurroundings();
  const t = useTexts(IMPORT_TEXTS);
  const chosen = ({ outcome }: ReviewedRow): RowChoice =>
    outcome === 'replace' || outcome === 'skip' ? outcome : 'beside';
  const [first] = rows;
  const common = first && rows.every((row) => chosen(row) === chosen(first)) ? chosen(first) : '';
  const options = (replaceable: boolean) =>
    CHOICES.filter((choice) => replaceable || choice !== 'replace').map((choice) => (
      <option key={choice} value={choice}>
        {t.choices[choice]}
      </option>
    ));
  return (
    <section>
      <h3 className={styles.heading}>{t.duplicatesHeading(formats.count(rows.length), rows.length)}</h3>
      <p className={styles.hint}>{t.duplicatesHint}</p>
      {rows.length > 1 ? (
        <label className={styles.choice}>
          {t.forAll}
          <Choice
            value={common}
            onChoose={(choice) => {
              const wanted = CHOICES.find((each) => each === choice);
              if (wanted)
                onChoices(
                  rows.map(({ row }) => row),
                  wanted,
                );
            }}
          >
            {common === '' ? <option value="">{t.choose}</option> : null}
            {options(rows.every(({ duplicate }) => duplicate !== undefined))}
          </Choice>
        </label>
      ) : null}
      <Some items={rows}>
        {(row) => (
          <li key={row.row} className={styles.item}>
            <span>
              <span className={styles.name}>
                {row.duplicate
                  ? t.duplicateOf(String(row.row), row.duplicate.dealId)
                  : t.repeats(String(row.row), String(row.repeats ?? ''))}
              </span>
              <br />
              <span className={mergeClasses(styles.muted)}>
                {[
                  row.duplicate && t.why[row.duplicate.why],
                  row.deal && `${row.deal.licensor} → ${row.deal.licensee}`,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            <Choice
              label={t.choiceFor(String(row.row))}
              value={chosen(row)}
              onChoose={(choice) => {
                const wanted = CHOICES.find((each) => each === choice);
                if (wanted) onChoices([row.row], wanted);
              }}
            >
              {options(row.duplicate !== undefined)}
            </Choice>
          </li>
        )}
      </Some>
    </section>
  );
}
