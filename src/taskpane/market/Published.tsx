import { makeStyles, tokens } from '@fluentui/react-components';
import type { CoverageYear } from '../data/coverage';
import { COVERAGE_PUBLISHER, yearsCompared } from '../data/coverage';
import { LICENCES, NO_FILTERS } from '../deals/filters';
import type { DealFilters } from '../deals/filters';
import { useSurroundings, useTexts } from '../surroundings';
import { BarTable } from './BarTable';
import { DATA_TEXTS } from '../data/data-texts';
import { PublishedOverTime } from './OverTime';
import { MARKET_TEXTS } from './market-texts';

const useStyles = makeStyles({
  note: {
    margin: `0 0 ${tokens.spacingVerticalS}`,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
});

interface PublishedProps {
  readonly years: readonly CoverageYear[];
  /** Whether own deals lie over the public ones, which alone are compared. */
  readonly hasOwn: boolean;
  readonly onShowDeals: (filters: DealFilters) => void;
}

/** Our licences beside the published series, year by year, with what share of the published deals we have. */
export function Published({ years, hasOwn, onShowDeals }: PublishedProps) {
  const styles = useStyles();
  const { formats } = useSurroundings();
  const t = useTexts(DATA_TEXTS);
  const market = useTexts(MARKET_TEXTS);
  return (
    <>
      <p className={styles.note}>{t.coverageHint(COVERAGE_PUBLISHER, yearsCompared(years))}</p>
      <PublishedOverTime years={years} />
      <BarTable
        label={t.coverageCaption}
        headings={[
          t.year,
          market.hereAndPublished(t.dealsHere),
          market.hereAndPublished(t.valueHere),
          t.coverage,
        ]}
        rows={years.map(({ year, sourceUrl, ...figures }) => {
          const covered = figures.publishedDeals > 0 ? figures.deals / figures.publishedDeals : 0;
          return {
            key: year,
            name: year,
            length: Math.min(1, covered),
            figures: [
              {
                text: `${formats.count(figures.deals)} / ${formats.count(figures.publishedDeals)}`,
                lead: {
                  label: market.showDeals(year, formats.count(figures.deals), figures.deals),
                  go: () =>
                    onShowDeals({
                      ...NO_FILTERS,
                      period: year,
                      deal_type: LICENCES,
                      origin: hasOwn ? 'Public' : '',
                    }),
                },
              },
              {
                text: `${formats.usdBn(figures.valueUsdBn)} / ${formats.usdBn(figures.publishedValueUsdBn)}`,
              },
              { text: formats.progress(covered), title: market.publishedDeals },
            ],
            lead: sourceUrl === undefined ? undefined : { label: sourceUrl, href: sourceUrl },
          };
        })}
      />
    </>
  );
}
