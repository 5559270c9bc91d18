import { makeStyles, tokens } from '@fluentui/react-components';
import type { DealFilters } from '../deals/filters';
import type { Formats } from '../formats';
import { useSurroundings, useTexts } from '../surroundings';
import { BarTable } from './BarTable';
import { DISCLOSING, FEWEST_DEALS } from './benchmarks';
import type { Benchmarked, BenchmarkRow } from './benchmarks';
import { filtersOfScope } from './market-state';
import type { MarketScope } from './market-state';
import { MARKET_TEXTS } from './market-texts';

const useStyles = makeStyles({
  hint: {
    margin: `0 0 ${tokens.spacingVerticalS}`,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
});

interface BenchmarksProps {
  readonly rows: readonly BenchmarkRow[];
  /** Deals looked at, whether they disclose anything or not. */
  readonly deals: number;
  readonly scope: MarketScope;
  readonly onShowDeals: (filters: DealFilters) => void;
}

/** How a figure is written: royalties are percentage points, a share is a fraction. */
function figureOf(measure: Benchmarked, formats: Formats): (value: number) => string {
  if (measure === 'upfront_share') return formats.share;
  if (measure === 'royalty_low_pct' || measure === 'royalty_high_pct') {
    return (percentagePoints) => formats.share(percentagePoints / 100);
  }
  return formats.usdMWhole;
}

/** Quartiles of what deals disclose; each measure leads to the deals behind it. */
export function Benchmarks({ rows, deals, scope, onShowDeals }: BenchmarksProps) {
  const styles = useStyles();
  const { texts, formats } = useSurroundings();
  const t = useTexts(MARKET_TEXTS);
  const { dash } = texts.common;
  return (
    <>
      <p className={styles.hint}>
        {t.benchmarkHint} {t.few(formats.count(FEWEST_DEALS))}
      </p>
      <BarTable
        label={t.views.benchmarks}
        headings={[t.figure, formats.progress(0.25), t.median, formats.progress(0.75), t.number]}
        rows={rows.map(({ measure, disclosed, quartiles }) => {
          const name = t.benchmarked[measure];
          const count = formats.count(disclosed);
          const figure = figureOf(measure, formats);
          return {
            key: measure,
            name,
            // How many of the deals disclose it: the shorter the bar, the less the quartiles say.
            length: deals > 0 ? disclosed / deals : 0,
            isThin: disclosed < FEWEST_DEALS,
            figures: [
              ...quartiles.map((value) => ({ text: value === undefined ? dash : figure(value) })),
              { text: count, title: t.disclosed(count, formats.count(deals)) },
            ],
            lead:
              disclosed === 0
                ? undefined
                : {
                    label: t.showDeals(name, count, disclosed),
                    go: () => onShowDeals({ ...filtersOfScope(scope), search: DISCLOSING[measure] }),
                  },
          };
        })}
      />
    </>
  );
}
