import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { DealRow } from '../../deals/row';
import { useSurroundings } from '../surroundings';
import { CardSection } from './CardSection';
import { TermsBar, useTermsFills } from './TermsBar';
import { termsParts } from './terms';
import type { TermsPart } from './terms';

const useStyles = makeStyles({
  table: {
    width: '100%',
    marginTop: tokens.spacingVerticalS,
    borderCollapse: 'collapse',
    fontVariantNumeric: 'tabular-nums',
    '& th': {
      padding: '2px 0',
      fontWeight: tokens.fontWeightRegular,
      textAlign: 'left',
      verticalAlign: 'baseline',
    },
    '& td': { padding: '2px 0', textAlign: 'right', whiteSpace: 'nowrap', verticalAlign: 'baseline' },
  },
  label: { display: 'flex', alignItems: 'baseline' },
  swatch: {
    flexShrink: 0,
    width: '8px',
    height: '8px',
    marginRight: tokens.spacingHorizontalS,
    borderRadius: '1px',
  },
  noSwatch: { flexShrink: 0, width: '16px' },
  share: {
    width: '56px',
    color: tokens.colorNeutralForeground3,
    '@media (max-width: 250px)': { display: 'none' },
  },
  part: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  total: {
    borderTop: `1px solid ${tokens.colorNeutralStroke1}`,
    '& th': { fontWeight: tokens.fontWeightSemibold },
    '& td': { fontWeight: tokens.fontWeightSemibold },
  },
  undisclosed: {
    color: tokens.colorNeutralForeground3,
    fontWeight: `${tokens.fontWeightRegular} !important`,
  },
  royalties: { margin: `${tokens.spacingVerticalS} 0 0`, overflowWrap: 'anywhere' },
  royaltyLabel: { color: tokens.colorNeutralForeground3 },
});

interface TermsLine {
  readonly key: string;
  readonly label: string;
  readonly usdM: number | undefined;
  readonly fill?: TermsPart['kind'];
  /** A part of the line above it. */
  readonly within?: boolean;
}

/** The terms of a deal: the bar, and its figures beneath, undisclosed said where a reader would look for it. */
export function CardTerms({ deal }: { deal: DealRow }) {
  const styles = useStyles();
  const fills = useTermsFills();
  const { texts, formats, entry } = useSurroundings();
  const { card } = texts;
  const terms = termsParts(deal);
  const rest = terms?.parts.find((part) => part.kind === 'rest')?.usdM;
  const isPrice = deal.deal_type === 'Acquisition';
  const together = deal.upfront_usd_m === undefined && deal.near_term_usd_m !== undefined;

  const lines: TermsLine[] = [];
  if (!together) {
    lines.push({
      key: 'upfront',
      label: isPrice ? card.price : card.parts.upfront,
      usdM: deal.upfront_usd_m,
      fill: 'upfront',
    });
  }
  if (deal.near_term_usd_m !== undefined) {
    const label = together ? card.upfrontAndNearTerm : card.parts.nearTerm;
    lines.push({ key: 'nearTerm', label, usdM: deal.near_term_usd_m, fill: 'nearTerm' });
  }
  if (deal.equity_usd_m !== undefined) {
    const inside = deal.equity_in === 'total';
    const place = inside
      ? card.equityInside
      : deal.equity_in === 'outside'
        ? card.equityOutside
        : card.parts.equity;
    const label = deal.equity_kind === undefined ? place : `${place} (${entry(deal.equity_kind)})`;
    lines.push({
      key: 'equity',
      label,
      usdM: deal.equity_usd_m,
      ...(inside ? { fill: 'equity' as const } : {}),
    });
  }
  if (!isPrice || deal.milestones_usd_m !== undefined) {
    lines.push({
      key: 'milestones',
      label: card.parts.milestones,
      usdM: deal.milestones_usd_m,
      fill: 'milestones',
    });
  }
  for (const [key, label, usdM] of [
    ['devReg', card.devReg, deal.dev_reg_milestones_usd_m],
    ['sales', card.sales, deal.sales_milestones_usd_m],
  ] as const) {
    if (usdM !== undefined) lines.push({ key, label, usdM, within: true });
  }
  if (rest !== undefined) lines.push({ key: 'rest', label: card.parts.rest, usdM: rest, fill: 'rest' });

  const money = (usdM: number | undefined) =>
    usdM === undefined ? texts.common.undisclosed : formats.usdM(usdM);
  const share = (usdM: number | undefined) =>
    usdM === undefined || deal.total_usd_m === undefined || deal.total_usd_m <= 0
      ? ''
      : formats.share(usdM / deal.total_usd_m);
  return (
    <CardSection heading={card.terms}>
      {terms ? <TermsBar terms={terms} size="large" /> : null}
      <table className={styles.table}>
        <tbody>
          {lines.map(({ key, label, usdM, fill, within }) => (
            <tr key={key} className={within ? styles.part : undefined}>
              <th scope="row">
                <span className={styles.label}>
                  {fill && usdM !== undefined ? (
                    <span className={mergeClasses(styles.swatch, fills(fill))} />
                  ) : (
                    <span className={styles.noSwatch} />
                  )}
                  {label}
                </span>
              </th>
              <td className={usdM === undefined ? styles.undisclosed : undefined}>{money(usdM)}</td>
              <td className={styles.share}>{key === 'equity' && !fill ? '' : share(usdM)}</td>
            </tr>
          ))}
          <tr className={styles.total}>
            <th scope="row">
              <span className={styles.label}>
                <span className={styles.noSwatch} />
                {card.total}
              </span>
            </th>
            <td className={deal.total_usd_m === undefined ? styles.undisclosed : undefined}>
              {money(deal.total_usd_m)}
            </td>
            <td className={styles.share} />
          </tr>
        </tbody>
      </table>
      {deal.royalty_text === undefined && royaltyRange(deal) === undefined ? null : (
        <p className={styles.royalties}>
          <span className={styles.royaltyLabel}>{card.royalties}: </span>
          <span lang="en">{deal.royalty_text}</span>
          {royaltyRange(deal) === undefined ? null : ` (${card.royaltyReading(royaltyRange(deal) ?? '')})`}
        </p>
      )}
    </CardSection>
  );
}

/** "10–12 %" or "18 %"; undefined where no tier is a figure. */
function royaltyRange({ royalty_low_pct: low, royalty_high_pct: high }: DealRow): string | undefined {
  if (low === undefined && high === undefined) return undefined;
  return low === undefined || high === undefined || low === high ? `${low ?? high}%` : `${low}–${high}%`;
}
