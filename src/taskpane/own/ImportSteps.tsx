import { makeStyles, tokens } from '@fluentui/react-components';
import { LineChoice } from '../LineChoice';
import { useSurroundings, useTexts } from '../surroundings';
import { IMPORT_TEXTS } from './import-texts';

/** The steps of an import, in their order; a person may go back and forth. */
export const STEPS = ['columns', 'values', 'rows'] as const;
export type Step = (typeof STEPS)[number];

const useStyles = makeStyles({
  steps: { columnGap: tokens.spacingHorizontalM, padding: `0 ${tokens.spacingHorizontalM}` },
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
    <LineChoice
      className={styles.steps}
      label={t.steps}
      choices={STEPS}
      chosen={step}
      onChoose={onStep}
      nameOf={(each) => (open[each] > 0 ? t[each] + t.open(formats.count(open[each])) : t[each])}
    >
      {(each) => (
        <>
          {t[each]}
          {open[each] > 0 ? <span className={styles.open}> {formats.count(open[each])}</span> : null}
        </>
      )}
    </LineChoice>
  );
}
