import type { ImportReview } from '../../deals/own/import-plan';
import { isAdded } from '../../deals/own/review';
import { useSurroundings, useTexts } from '../surroundings';
import { DuplicateList } from './DuplicateList';
import { useImportStyles } from './import-styles';
import { IMPORT_TEXTS } from './import-texts';
import { ProblemItem } from './ProblemItem';
import { Some } from './Some';
import type { ImportState } from './use-import';

interface RowsStepProps {
  readonly review: ImportReview;
  readonly state: ImportState;
}

/** What would become of the rows: cells to be corrected, deals that may be there already, and those to be added. */
export function RowsStep({ review, state }: RowsStepProps) {
  const styles = useImportStyles();
  const { formats, entry } = useSurroundings();
  const t = useTexts(IMPORT_TEXTS);
  const problems = review.rows.flatMap((row) => row.problems);
  const warnings = review.rows.flatMap((row) => row.warnings);
  const doubtful = review.rows.filter(
    ({ outcome, duplicate, repeats }) =>
      outcome !== 'faulty' && (duplicate !== undefined || repeats !== undefined),
  );
  const sound = review.rows.filter(({ outcome }) => isAdded(outcome));
  return (
    <>
      {problems.length > 0 ? (
        <section>
          <h3 className={styles.heading}>
            {t.problemsHeading(formats.count(problems.length), problems.length)}
          </h3>
          <p className={styles.hint}>{t.problemsHint}</p>
          <Some items={problems}>
            {(problem) => (
              <ProblemItem
                key={`${String(problem.row)} ${problem.field} ${problem.kind}`}
                problem={problem}
                onCell={state.setCell}
              />
            )}
          </Some>
        </section>
      ) : null}
      {warnings.length > 0 ? (
        <section>
          <h3 className={styles.heading}>
            {t.warningsHeading(formats.count(warnings.length), warnings.length)}
          </h3>
          <p className={styles.hint}>{t.warningsHint}</p>
          <Some items={warnings}>
            {(warning) => (
              <ProblemItem
                key={[warning.row, warning.field, warning.kind, warning.part].join(' ')}
                problem={warning}
                onCell={state.setCell}
              />
            )}
          </Some>
        </section>
      ) : null}
      {doubtful.length > 0 ? <DuplicateList rows={doubtful} onChoices={state.setChoices} /> : null}
      <section>
        <h3 className={styles.heading}>
          {sound.length > 0 ? t.soundHeading(formats.count(sound.length), sound.length) : t.soundNone}
        </h3>
        <Some items={sound}>
          {({ row, deal }) =>
            deal ? (
              <li key={row} className={styles.item} style={{ gridTemplateColumns: 'minmax(0, 1fr) auto' }}>
                <span>
                  <span className={styles.name}>
                    {deal.licensor} → {deal.licensee}
                  </span>
                  <br />
                  <span className={styles.muted}>
                    {[
                      deal.asset,
                      deal.stage && entry(deal.stage),
                      formats.date(deal.announced.serial, deal.announced.precision),
                      deal.deal_id,
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </span>
                <span className={styles.figure}>
                  {deal.total_usd_m === undefined ? '–' : formats.usdM(deal.total_usd_m)}
                </span>
              </li>
            ) : null
          }
        </Some>
      </section>
    </>
  );
}
