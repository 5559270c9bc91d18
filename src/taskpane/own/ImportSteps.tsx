import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useSurroundings, useTexts } from '../surroundings';
import { IMPORT_TEXTS } from './import-texts';

/** The steps of an import, in their order; a person may go back and forth. */
export const STEPS = ['columns', 'values', 'rows'] as const;
export type Step = (typeof STEPS)[number];

const useStyles = makeStyles({
  steps: {
    display: 'flex',
    columnGap: tokens.spacingHorizontalM,
    padding: `0 ${tokens.spacingHorizontalM}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  step: {
    padding: '4px 2px',
    border: 'none',
    borderBottom: '2px solid transparent',
    '@media (forced-colors: active)': { borderBottomColor: 'Canvas' },
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground2,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    cursor: 'pointer',
    ':hover': { color: tokens.colorNeutralForeground1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  current: {
    borderBottomColor: tokens.colorBrandStroke1,
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    '@media (forced-colors: active)': { borderBottomColor: 'Highlight' },
  },
  open: { color: tokens.colorPaletteRedForeground1, fontVariantNumeric: 'tabular-nums' },
});

interface ImportStepsProps {
  readonly step: Step;
  /** What is still to be decided in each step. */
  readonly open: Readonly<Record<Step, number>>;
  readonly onStep: (step: Step) => void;
}

/** The choice of a step, each with what is open in it. */
export function ImportSteps({ step, open, onStep }: ImportStepsProps) {
  const styles = useStyles();
  const { formats } = useSurroundings();
  const t = useTexts(IMPORT_TEXTS);
  return (
    <div className={styles.steps} role="group" aria-label={t.steps}>
      {STEPS.map((each) => (
        <button
          key={each}
          type="button"
          className={mergeClasses(styles.step, each === step && styles.current)}
          aria-pressed={each === step}
          aria-label={open[each] > 0 ? t[each] + t.open(formats.count(open[each])) : t[each]}
          onClick={() => onStep(each)}
        >
          {t[each]}
          {open[each] > 0 ? <span className={styles.open}> {formats.count(open[each])}</span> : null}
        </button>
      ))}
    </div>
  );
}
