import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { TermsBarParts } from './terms';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    overflow: 'hidden',
    width: '100%',
    backgroundColor: tokens.colorNeutralBackground4,
    // System colours in high contrast: a bar is nothing but its fills.
    '@media (forced-colors: active)': {
      forcedColorAdjust: 'none',
      backgroundColor: 'Canvas',
      outline: '1px solid CanvasText',
    },
  },
  small: { height: '6px', borderRadius: '1px' },
  large: { height: '12px', borderRadius: tokens.borderRadiusSmall, columnGap: '1px' },
  part: { flexShrink: 0, minWidth: '2px' },
  upfront: {
    backgroundColor: tokens.colorBrandForeground1,
    '@media (forced-colors: active)': { backgroundColor: 'Highlight' },
  },
  nearTerm: {
    backgroundColor: tokens.colorBrandForeground1,
    opacity: 0.6,
    '@media (forced-colors: active)': { backgroundColor: 'Highlight', opacity: 0.7 },
  },
  equity: {
    backgroundColor: tokens.colorNeutralForeground4,
    '@media (forced-colors: active)': { backgroundColor: 'GrayText' },
  },
  milestones: {
    backgroundColor: tokens.colorBrandStroke2,
    '@media (forced-colors: active)': { backgroundColor: 'CanvasText', opacity: 0.45 },
  },
  rest: {
    backgroundColor: tokens.colorNeutralStroke1,
    '@media (forced-colors: active)': { backgroundColor: 'CanvasText', opacity: 0.2 },
  },
});

/** The fill of a part, for a legend beside the bar. */
export function useTermsFills() {
  const styles = useStyles();
  return (kind: TermsBarParts['parts'][number]['kind']) => styles[kind];
}

/**
 * A headline as a bar: upfront solid, near-term lighter, milestones lightest. It repeats figures that stand beside
 * it, so it is hidden from screen readers.
 */
export function TermsBar({ terms, size }: { terms: TermsBarParts; size: 'small' | 'large' }) {
  const styles = useStyles();
  return (
    <div className={mergeClasses(styles.bar, styles[size])} aria-hidden>
      {terms.parts.map(({ kind, usdM }) => (
        <div
          key={kind}
          className={mergeClasses(styles.part, styles[kind])}
          style={{ width: `${(usdM / terms.wholeUsdM) * 100}%` }}
        />
      ))}
    </div>
  );
}
