import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useMemo, useRef } from 'react';
import type { AssumptionInForce } from '../../valuation/in-force';
import { useSurroundings, useTexts } from '../surroundings';
import { TextButton } from '../TextLink';
import type { Appraisal } from './appraisal';
import { useBasisWords } from './basis-words';
import { useFigures } from './figures';
import { SourceText } from './SourceText';
import { useValueStyles } from './value-styles';
import { VALUE_TEXTS } from './value-texts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  row: {
    padding: '6px 8px',
    margin: '0 -8px',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  asked: {
    backgroundColor: tokens.colorBrandBackground2,
    '@media (forced-colors: active)': { outline: '2px solid Highlight', outlineOffset: '-2px' },
  },
  first: { display: 'flex', alignItems: 'baseline', columnGap: tokens.spacingHorizontalS },
  name: { flexGrow: 1, minWidth: 0, fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  value: {
    flexShrink: 0,
    maxWidth: '55%',
    textAlign: 'right',
    overflowWrap: 'anywhere',
    fontVariantNumeric: 'tabular-nums',
  },
  unit: { color: tokens.colorNeutralForeground3 },
  typed: { color: tokens.colorNeutralForeground3, fontWeight: tokens.fontWeightRegular },
  source: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  basis: { color: tokens.colorNeutralForeground1 },
  others: { marginTop: tokens.spacingVerticalL },
  summary: { cursor: 'pointer', fontWeight: tokens.fontWeightSemibold },
});

interface InForceProps {
  readonly appraisal: Appraisal;
  /** The assumption that the schedule led to: shown first thing. */
  readonly asked: string | undefined;
  readonly onBack: () => void;
}

/** Every assumption in force with its value, unit and source; those that this value rests on first. */
export function InForce({ appraisal, asked, onBack }: InForceProps) {
  const styles = useStyles();
  const shared = useValueStyles();
  const { formats } = useSurroundings();
  const t = useTexts(VALUE_TEXTS).inForce;
  const { inForce, events, licenseeEvents } = appraisal;
  const [used, others] = useMemo(() => {
    const names = new Set<string>([...events, ...licenseeEvents].flatMap(({ assumptions }) => assumptions));
    return [inForce.filter(({ name }) => names.has(name)), inForce.filter(({ name }) => !names.has(name))];
  }, [inForce, events, licenseeEvents]);
  return (
    <>
      {asked === undefined ? null : (
        <div className={shared.section}>
          <TextButton onClick={onBack}>{t.back}</TextButton>
        </div>
      )}
      <section className={shared.section}>
        <h3 className={shared.heading}>{t.used}</h3>
        <p className={shared.hint}>{t.house}</p>
        <ul className={styles.list}>
          {used.map((row) => (
            <Assumption key={row.name} row={row} asked={row.name === asked} />
          ))}
        </ul>
      </section>
      <details className={styles.others} open={others.some(({ name }) => name === asked)}>
        <summary className={styles.summary}>{t.others(formats.count(others.length))}</summary>
        <ul className={styles.list}>
          {others.map((row) => (
            <Assumption key={row.name} row={row} asked={row.name === asked} />
          ))}
        </ul>
      </details>
    </>
  );
}

function Assumption({ row, asked }: { row: AssumptionInForce; asked: boolean }) {
  const styles = useStyles();
  const { texts } = useSurroundings();
  const t = useTexts(VALUE_TEXTS).inForce;
  const figures = useFigures();
  const say = useBasisWords();
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (!asked) return;
    item.current?.scrollIntoView?.({ block: 'center' });
    item.current?.focus({ preventScroll: true });
  }, [asked]);
  const { name, value, unit, basis, source, sourceUrl } = row;
  return (
    <li
      ref={item}
      className={mergeClasses(styles.row, asked && styles.asked)}
      tabIndex={asked ? -1 : undefined}
    >
      <div className={styles.first}>
        <span className={styles.name}>
          {say.label(name)} {say.label(name) === '' ? name : <span className={styles.typed}>{name}</span>}
        </span>
        <span className={styles.value}>
          {value === '' ? texts.common.dash : figures.assumed(value, unit)}{' '}
          <span className={styles.unit}>{value === '' ? '' : (t.units[unit] ?? '')}</span>
        </span>
      </div>
      <div className={styles.source}>
        <span className={styles.basis}>{t.bases[basis]}</span> ·{' '}
        <SourceText source={say.source(name, source)} url={sourceUrl} />
      </div>
    </li>
  );
}
