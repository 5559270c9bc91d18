import { makeStyles, tokens } from '@fluentui/react-components';
import { useSurroundings, useTexts } from '../surroundings';
import { licenseeRate } from '../../valuation/value-split';
import type { Appraisal } from './appraisal';
import { useFigures } from './figures';
import { useValueStyles } from './value-styles';
import { VALUE_TEXTS } from './value-texts';

const useStyles = makeStyles({
  table: { marginTop: tokens.spacingVerticalS },
  figure: { fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  note: {
    margin: '2px 0 0',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
});

/** What a deal is worth to the licensor and, with sales, to the licensee, and how the total splits. */
export function Worth({ appraisal }: { appraisal: Appraisal }) {
  const styles = useStyles();
  const shared = useValueStyles();
  const { texts } = useSurroundings();
  const t = useTexts(VALUE_TEXTS);
  const figures = useFigures();
  const { valuation, split, deal } = appraisal;
  const share = (fraction: number | undefined) =>
    fraction === undefined ? texts.common.dash : figures.share(fraction);
  const { likelihoodOfApproval, approvalYears, phases } = valuation.pathway;
  const rates = [...new Set([valuation.discountRate, ...(split ? [licenseeRate(deal.assumptions)] : [])])];
  const rows = [
    { side: t.licensor, value: valuation.rnpvUsdM, share: split?.licensorShare },
    ...(split
      ? [
          { side: t.licensee, value: split.licenseeUsdM, share: split.licenseeShare },
          { side: t.total, value: split.totalUsdM, share: split.licensorShare === undefined ? undefined : 1 },
        ]
      : []),
  ];
  return (
    <>
      <table className={`${shared.table} ${styles.table}`} aria-label={t.rnpv}>
        <thead>
          <tr>
            <th scope="col">{t.side}</th>
            <th scope="col">{t.rnpv}</th>
            {split ? <th scope="col">{t.share}</th> : null}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ side, value, share: part }, index) => (
            <tr key={side} className={index === 0 ? shared.strong : undefined}>
              <th scope="row">{side}</th>
              <td className={index === 0 ? styles.figure : undefined}>{figures.usdM(value)}</td>
              {split ? <td>{share(part)}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.note}>
        {phases.length === 0
          ? t.approved
          : t.approval(figures.share(likelihoodOfApproval), figures.years(approvalYears))}
        {' · '}
        {rates.map((rate) => t.atRate(figures.assumed(rate, 'fraction'))).join(' / ')}
      </p>
      {split && split.licensorShare === undefined ? <p className={styles.note}>{t.noShares}</p> : null}
    </>
  );
}
