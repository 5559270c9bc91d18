import { makeStyles, tokens } from '@fluentui/react-components';
import { useSurroundings, useTexts } from '../surroundings';
import { draftOf, withText } from './draft';
import type { Draft, ReadDraft } from './draft';
import type { Outcome } from './evaluate';
import { FORMULAS_TEXTS } from './formulas-texts';
import { ResultPreview } from './ResultPreview';

const useStyles = makeStyles({
  dock: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} 0`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  formula: {
    margin: 0,
    maxHeight: '54px',
    overflowY: 'auto',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: '18px',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  // Of one height, whatever the result is: the fields above don't move while somebody types.
  result: {
    height: '118px',
    marginTop: tokens.spacingVerticalXS,
    overflowY: 'auto',
    '@media (max-height: 480px)': { height: '64px' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  quiet: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
});

interface FormulaDockProps {
  readonly read: ReadDraft;
  readonly outcome: Outcome | undefined;
  readonly stale: boolean;
  readonly onDraft: (draft: Draft) => void;
}

/** The formula as it will be written, and what it gives: always in sight above the button that inserts it. */
export function FormulaDock({ read, outcome, stale, onDraft }: FormulaDockProps) {
  const styles = useStyles();
  const { formats } = useSurroundings();
  const t = useTexts(FORMULAS_TEXTS);
  const { formula, missing } = read;
  const instead = (typed: string, name: string) => {
    const corrected = withText(formula, typed, name);
    const draft = corrected === undefined ? undefined : draftOf(corrected);
    if (draft) onDraft(draft);
  };
  return (
    <div className={styles.dock}>
      <p className={styles.formula} role="region" aria-label={t.result.formula} lang="en" tabIndex={0}>
        {formula}
      </p>
      <div className={styles.result} role="region" aria-label={t.result.heading} tabIndex={0}>
        <div role="status">
          {missing.length > 0 ? (
            <span className={styles.quiet}>
              {t.result.missing(formats.list(missing.map((name) => name.replaceAll('_', ' '))))}
            </span>
          ) : outcome === undefined ? (
            <span className={styles.quiet}>{t.result.computing}</span>
          ) : (
            <ResultPreview outcome={outcome} stale={stale} onInstead={instead} />
          )}
        </div>
      </div>
    </div>
  );
}
