import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useSurroundings } from '../surroundings';
import type { Sums } from './sums';

const useStyles = makeStyles({
  strip: {
    display: 'grid',
    gridTemplateColumns: 'auto auto auto auto',
    justifyContent: 'space-between',
    columnGap: tokens.spacingHorizontalS,
    margin: 0,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalS}`,
    // Half the width is what 200 % zoom leaves of a narrow pane.
    '@media (max-width: 250px)': { gridTemplateColumns: 'auto auto', rowGap: tokens.spacingVerticalXS },
  },
  // Figures stand on one line, also where a label takes two.
  figure: { display: 'flex', flexDirection: 'column', justifyContent: 'flex-end', minWidth: 0 },
  label: {
    order: 0,
    color: tokens.colorNeutralForeground3,
    fontSize: '11px',
    lineHeight: '14px',
    overflowWrap: 'anywhere',
  },
  value: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
  },
  basis: {
    color: tokens.colorNeutralForeground3,
    fontSize: '11px',
    lineHeight: '14px',
    fontWeight: tokens.fontWeightRegular,
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
  },
  stale: { opacity: 0.6 },
});

interface SumStripProps {
  /** Undefined while the deals are loading: the strip keeps its height and shows dashes. */
  readonly sums: Sums | undefined;
  /** Deals in the data, whatever is shown. */
  readonly of: number | undefined;
  /** Whether newer input is still being worked out. */
  readonly stale: boolean;
}

/** Count, total, median upfront and upfront share of exactly what the list shows, each with its n. */
export function SumStrip({ sums, of, stale }: SumStripProps) {
  const styles = useStyles();
  const { texts, formats } = useSurroundings();
  const { dash } = texts.common;
  const figures = [
    {
      label: texts.sums.deals,
      value: sums && formats.count(sums.deals),
      basis: undefined,
      hint: undefined,
      of: of === undefined ? undefined : texts.sums.ofAll(formats.count(of)),
    },
    {
      label: texts.sums.total,
      value: sums && sums.totalDisclosed > 0 ? formats.magnitude(sums.totalUsdM) : dash,
      basis: sums && formats.count(sums.totalDisclosed),
      hint: texts.sums.totalHint,
    },
    {
      label: texts.sums.medianUpfront,
      value: sums?.medianUpfrontUsdM === undefined ? dash : formats.magnitude(sums.medianUpfrontUsdM),
      basis: sums && formats.count(sums.upfrontDisclosed),
      hint: texts.sums.medianHint,
    },
    {
      label: texts.sums.upfrontShare,
      value: sums?.upfrontShare === undefined ? dash : formats.share(sums.upfrontShare),
      basis: sums && formats.count(sums.shareDisclosed),
      hint: texts.sums.shareHint,
    },
  ];
  return (
    <dl className={mergeClasses(styles.strip, stale && styles.stale)} aria-label={texts.sums.label}>
      {figures.map(({ label, value, basis, hint, of: whole }) => (
        <div key={label} className={styles.figure} title={basis && hint ? hint(basis) : undefined}>
          <dt className={styles.label}>{label}</dt>
          <dd className={styles.value}>{value ?? dash}</dd>
          <dd className={mergeClasses(styles.value, styles.basis)}>
            {whole ?? (basis ? texts.sums.of(basis) : ' ')}
          </dd>
        </div>
      ))}
    </dl>
  );
}
