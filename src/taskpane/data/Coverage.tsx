import { makeStyles, tokens } from '@fluentui/react-components';
import { useMemo } from 'react';
import type { DealSet } from '../../deals/dataset';
import { bundledTables } from '../../source/bundled-tables';
import { useSurroundings, useTexts } from '../surroundings';
import { LICENCES, NO_FILTERS } from '../deals/filters';
import type { DealFilters } from '../deals/filters';
import { MARKET_TEXTS } from '../market/market-texts';
import { TextButton, WebLink } from '../TextLink';
import { COVERAGE_PUBLISHER, coverageByYear, TRUSTED, trustShares, yearsCompared } from './coverage';
import { DATA_TEXTS } from './data-texts';
import { useSectionStyles } from './section-styles';

const useStyles = makeStyles({
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    fontVariantNumeric: 'tabular-nums',
    '& th, & td': {
      padding: `3px 0 3px ${tokens.spacingHorizontalXS}`,
      textAlign: 'right',
      fontWeight: tokens.fontWeightRegular,
    },
    '& th:first-child': { paddingLeft: 0, textAlign: 'left' },
    '& td, & th > a': { whiteSpace: 'nowrap' },
    // Zoomed to 200 % five columns are more than the pane has room for.
    '@media (max-width: 250px)': { display: 'block', overflowX: 'auto', fontSize: tokens.fontSizeBase200 },
    '& thead th': { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
    '& tbody tr': { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  published: { color: tokens.colorNeutralForeground3 },
  rules: {
    margin: `${tokens.spacingVerticalSNudge} 0 0`,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
});

interface CoverageProps {
  /** Public deals alone: no publisher counts others. */
  readonly set: DealSet;
  /** Whether own deals lie over them. */
  readonly hasOwn: boolean;
  readonly onShowDeals: (filters: DealFilters) => void;
}

/** Our figures beside the published ones, and what share of the deals is sourced and disclosed. */
export function Coverage({ set, hasOwn, onShowDeals }: CoverageProps) {
  const styles = useStyles();
  const shared = useSectionStyles();
  const { formats } = useSurroundings();
  const t = useTexts(DATA_TEXTS);
  const { showDeals } = useTexts(MARKET_TEXTS);
  const shown = { ...NO_FILTERS, origin: hasOwn ? 'Public' : '' };
  const years = useMemo(() => coverageByYear(set, bundledTables().market), [set]);
  const shares = useMemo(() => trustShares(set), [set]);
  const trust = [
    ['withSource', t.withSource],
    ['withTwoSources', t.withTwoSources],
    ['withTotal', t.withTotal],
    ['withUpfront', t.withUpfront],
  ] as const;
  return (
    <>
      {years.length === 0 ? null : (
        <section className={shared.section}>
          <h2 className={shared.heading}>{t.coverage}</h2>
          <p className={shared.hint}>{t.coverageHint(COVERAGE_PUBLISHER, yearsCompared(years))}</p>
          <table className={styles.table} aria-label={t.coverageCaption}>
            <thead>
              <tr>
                <th scope="col">{t.year}</th>
                <th scope="col">{t.dealsHere}</th>
                <th scope="col">{t.published}</th>
                <th scope="col">{t.valueHere}</th>
                <th scope="col">{t.published}</th>
              </tr>
            </thead>
            <tbody>
              {years.map((each) => (
                <tr key={each.year}>
                  <th scope="row">
                    {each.sourceUrl === undefined ? (
                      each.year
                    ) : (
                      <WebLink href={each.sourceUrl} title={each.sourceUrl}>
                        {each.year}
                      </WebLink>
                    )}
                  </th>
                  <td>
                    <TextButton
                      title={showDeals(each.year, formats.count(each.deals), each.deals)}
                      onClick={() => onShowDeals({ ...shown, period: each.year, deal_type: LICENCES })}
                    >
                      {formats.count(each.deals)}
                    </TextButton>
                  </td>
                  <td className={styles.published}>{formats.count(each.publishedDeals)}</td>
                  <td>{formats.usdBn(each.valueUsdBn)}</td>
                  <td className={styles.published}>{formats.usdBn(each.publishedValueUsdBn)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <section className={shared.section}>
        <h2 className={shared.heading}>{t.trust}</h2>
        <table className={styles.table}>
          <tbody>
            {trust.map(([name, label]) => (
              <tr key={name}>
                <th scope="row">{label}</th>
                <td>
                  <TextButton
                    title={t.showThese(label)}
                    onClick={() => onShowDeals({ ...shown, search: TRUSTED[name] })}
                  >
                    {formats.share(shares[name])}
                  </TextButton>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className={styles.rules}>{t.undisclosedRule}</p>
        <p className={styles.rules}>{t.filterRule}</p>
        <p className={styles.rules}>{t.advice}</p>
      </section>
    </>
  );
}
