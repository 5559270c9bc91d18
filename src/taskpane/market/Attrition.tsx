import type { DealFilters } from '../deals/filters';
import { useSurroundings, useTexts } from '../surroundings';
import type { AttritionRow } from './ended-deals';
import { ENDED } from './ended-deals';
import { BarTable } from './BarTable';
import { Hint } from './Hint';
import type { Cohort, MarketScope } from './market-state';
import { filtersOfEntry, filtersOfScope } from './market-state';
import { MARKET_TEXTS } from './market-texts';

interface AttritionProps {
  readonly rows: readonly AttritionRow[];
  readonly by: Cohort;
  readonly scope: MarketScope;
  readonly onShowDeals: (filters: DealFilters) => void;
}

/** What became of the deals, cohort by cohort; each cohort leads to its deals that ended. */
export function Attrition({ rows, by, scope, onShowDeals }: AttritionProps) {
  const { formats, entry } = useSurroundings();
  const t = useTexts(MARKET_TEXTS);
  const shareOf = ({ ended, deals }: AttritionRow) => (deals > 0 ? ended / deals : 0);
  const longest = Math.max(0, ...rows.map(shareOf));
  // The newest year is what a reader looks for.
  const shown = by === 'year' ? [...rows].reverse() : rows;
  // A scope of half a year leaves half of the year's deals: no period shows just those.
  const filtersOf = ({ name }: AttritionRow): DealFilters | undefined => {
    if (name === undefined || (by === 'year' && scope.period !== '')) return undefined;
    const filters =
      by === 'year' ? { ...filtersOfScope(scope), period: name } : filtersOfEntry(scope, by, name);
    return filters && { ...filters, status: String(ENDED.test) };
  };
  return (
    <>
      <Hint>{t.attritionHint}</Hint>
      <BarTable
        label={`${t.views.attrition}: ${t.cohorts[by]}`}
        headings={[t.cohorts[by], t.deals, t.ended, t.unknown, t.endedShare]}
        rows={shown.map((row) => {
          const { deals, ended, unknown } = row;
          const name = row.name === undefined ? t.notDisclosed : entry(row.name);
          const filters = ended > 0 ? filtersOf(row) : undefined;
          return {
            key: name,
            name,
            length: longest > 0 ? shareOf(row) / longest : 0,
            figures: [
              ...[deals, ended, unknown].map((count) => ({ text: formats.count(count) })),
              { text: formats.share(shareOf(row)) },
            ],
            lead: filters && {
              label: t.showDeals(name, formats.count(ended), ended),
              go: () => onShowDeals(filters),
            },
          };
        })}
      />
    </>
  );
}
