import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Dismiss16Regular } from '@fluentui/react-icons/svg/dismiss';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { NO_FILTERS, queryOf } from '../deals/filters';
import { useInsertion } from '../deals/insertion';
import type { Remembered } from '../memory';
import { useSurroundings, useTexts } from '../surroundings';
import { TOUR_TEXTS } from './tour-texts';

const useStyles = makeStyles({
  tour: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignContent: 'start',
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderTop: `2px solid ${tokens.colorBrandStroke1}`,
    backgroundColor: tokens.colorNeutralBackground2,
    // Zoomed to 200 % it leaves the place room to be read.
    '@media (max-height: 480px)': { maxHeight: '30vh', overflowY: 'auto' },
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  step: {
    paddingLeft: tokens.spacingHorizontalS,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
  },
  text: {
    gridColumn: '1 / -1',
    margin: `2px 0 ${tokens.spacingVerticalXS}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  buttons: { gridColumn: '1 / -1', display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
});

const STEPS = ['find', 'insert', 'value'] as const;

/** What the steps are shown with: a search that finds a few deals, and a deal with terms enough to be valued. */
const SEARCH = 'ADC 2024 >500';
const SAMPLE_QUERY = {
  ...queryOf(NO_FILTERS),
  criteria: [
    { field: 'modality', test: 'ADC' },
    { field: 'period', test: '2024' },
    { field: 'total_usd_m', test: '>500' },
  ],
};
const SAMPLE_DEAL = 'kelun-merck-2022-12';

interface TourProps {
  readonly memory: Remembered;
  readonly onMemory: (change: Partial<Remembered>) => void;
  readonly onValue: (dealId: string) => void;
}

/** The first three steps: find a deal, insert a linked table, value it. Each does what it says, and can be skipped. */
export default function Tour({ memory, onMemory, onValue }: TourProps): ReactNode {
  const styles = useStyles();
  const { formats } = useSurroundings();
  const t = useTexts(TOUR_TEXTS);
  const [step, setStep] = useState(0);
  const insertion = useInsertion(() => undefined);
  const name = STEPS[step] ?? 'find';
  const last = step === STEPS.length - 1;
  const end = () => onMemory({ tour: 'done' });
  const act = {
    find: () => onMemory({ place: 'deals', openDeal: undefined, filters: { ...NO_FILTERS, search: SEARCH } }),
    insert: () => {
      onMemory({ place: 'deals' });
      insertion(SAMPLE_QUERY, { ...memory, destination: 'newSheet', name: '' });
    },
    value: () => onValue(SAMPLE_DEAL),
  };
  const words = {
    find: { title: t.find.title, text: t.find.text, act: t.find.act },
    insert: { title: t.insert.title, text: t.insert.text, act: t.insert.act },
    value: { title: t.value.title, text: t.value.text, act: t.value.act },
  }[name];
  return (
    <section
      className={styles.tour}
      aria-label={t.label}
      onKeyDown={(event) => {
        if (event.key === 'Escape') end();
      }}
    >
      <p className={styles.title}>
        {words.title}
        <span className={styles.step}>{t.step(formats.count(step + 1), formats.count(STEPS.length))}</span>
      </p>
      <Button
        size="small"
        appearance="subtle"
        icon={<Dismiss16Regular />}
        aria-label={t.skip}
        title={t.skip}
        onClick={end}
      />
      <p className={styles.text}>{words.text}</p>
      <div className={styles.buttons}>
        <Button size="small" appearance="primary" onClick={act[name]}>
          {words.act}
        </Button>
        <Button size="small" onClick={last ? end : () => setStep(step + 1)}>
          {last ? t.done : t.next}
        </Button>
      </div>
    </section>
  );
}
