import { makeStyles, tokens } from '@fluentui/react-components';
import { useMemo } from 'react';
import type { DealSet } from '../../deals/dataset';
import { bundledTables } from '../../source/bundled';
import { useSurroundings, useTexts } from '../surroundings';
import { WebLink } from '../TextLink';
import { COVERAGE_PUBLISHER, coverageByYear, trustShares } from './coverage';
import { DATA_TEXTS } from './data-texts';

const useStyles = makeStyles({
  section: { marginTop: tokens.spacingVerticalXL },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  hint: {
    margin: `2px 0 ${tokens.spacingVerticalXS}`,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    fontVariantNumeric: 'tabular-nums',
    '& th, & td': { padding: '3px 0', textAlign: 'right', fontWeight: tokens.fontWeightRegular },
    '& th:first-child': { textAlign: 'left' },
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

/** Our figures beside the published ones, and what share of the deals is sourced and disclosed. */
export function Coverage({ set }: { set: DealSet }) {
  const styles = useStyles();
  const { formats } = useSurroundings();
  const t = useTexts(DATA_TEXTS);
  const years = useMemo(() => coverageByYear(set, bundledTables().market), [set]);
  const shares = useMemo(() => trustShares(set), [set]);
  const trust = [
    [t.withSource, shares.withSource],
    [t.withTwoSources, shares.withTwoSources],
    [t.withTotal, shares.withTotal],
    [t.withUpfront, shares.withUpfront],
  ] as const;
  return (
    <>
      {years.length === 0 ? null : (
        <section className={styles.section}>
          <h2 className={styles.heading}>{t.coverage}</h2>
          <p className={styles.hint}>{t.coverageHint(COVERAGE_PUBLISHER)}</p>
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
                  <td>{formats.count(each.deals)}</td>
                  <td className={styles.published}>{formats.count(each.publishedDeals)}</td>
                  <td>{formats.usdBn(each.valueUsdBn)}</td>
                  <td className={styles.published}>{formats.usdBn(each.publishedValueUsdBn)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <section className={styles.section}>
        <h2 className={styles.heading}>{t.trust}</h2>
        <table className={styles.table}>
          <tbody>
            {trust.map(([label, share]) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>{formats.share(share)}</td>
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
