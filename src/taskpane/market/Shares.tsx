import { NOT_DISCLOSED } from '../deals/filters';
import type { DealFilters } from '../deals/filters';
import { useSurroundings, useTexts } from '../surroundings';
import { BarTable } from './BarTable';
import { DISCLOSING, FEWEST_DEALS } from './benchmarks';
import { Hint } from './Hint';
import type { MarketScope } from './market-state';
import { filtersOfScope } from './market-state';
import { MARKET_TEXTS } from './market-texts';
import type { StageShare } from './upfront-shares';

interface SharesProps {
  readonly rows: readonly StageShare[];
  readonly scope: MarketScope;
  readonly onShowDeals: (filters: DealFilters) => void;
}

/** Quartiles of the upfront's share by stage; each stage leads to the deals that disclose it. */
export function Shares({ rows, scope, onShowDeals }: SharesProps) {
  const { texts, formats, entry } = useSurroundings();
  const t = useTexts(MARKET_TEXTS);
  const longest = Math.max(0, ...rows.map(({ quartiles }) => quartiles[1] ?? 0));
  return (
    <>
      <Hint>
        {t.shareHint} {t.few(formats.count(FEWEST_DEALS))}
      </Hint>
      <BarTable
        label={t.views.upfrontShare}
        headings={[t.splits.stage, formats.progress(0.25), t.median, formats.progress(0.75), t.number]}
        rows={rows.map(({ stage, deals, disclosed, quartiles }) => {
          const name = stage === NOT_DISCLOSED ? t.notDisclosed : entry(stage);
          const count = formats.count(disclosed);
          return {
            key: stage,
            name,
            length: longest > 0 ? (quartiles[1] ?? 0) / longest : 0,
            isThin: disclosed < FEWEST_DEALS,
            figures: [
              ...quartiles.map((value) => ({
                text: value === undefined ? texts.common.dash : formats.share(value),
              })),
              { text: count, title: t.disclosed(count, formats.count(deals)) },
            ],
            lead:
              disclosed === 0
                ? undefined
                : {
                    label: t.showDeals(name, count, disclosed),
                    go: () =>
                      onShowDeals({ ...filtersOfScope(scope), stage, search: DISCLOSING.upfront_share }),
                  },
          };
        })}
      />
    </>
  );
}
