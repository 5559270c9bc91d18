import type { FieldCriterion } from '../../deals/query';
import type { DealFilters } from '../deals/filters';
import { useSurroundings, useTexts } from '../surroundings';
import type { AttritionRow } from './ended-deals';
import { ENDED, UNKNOWN } from './ended-deals';
import { BarTable } from './BarTable';
import { Hint } from './Hint';
import { filtersOfEntry, filtersOfPeriod } from './leads';
import { EndedOverTime } from './OverTime';
import type { Cohort, MarketScope } from './market-state';
import { MARKET_TEXTS } from './market-texts';

interface AttritionProps {
  readonly rows: readonly AttritionRow[];
  readonly by: Cohort;
  readonly scope: MarketScope;
  readonly onShowDeals: (filters: DealFilters) => void;
}

/** What became of the deals, cohort by cohort; each cohort leads to its deals that ended, a number to what it counts. */
export function Attrition({ rows, by, scope, onShowDeals }: AttritionProps) {
  const { formats, entry, texts } = useSurroundings();
  const t = useTexts(MARKET_TEXTS);
  const shareOf = ({ ended, deals }: AttritionRow) => (deals > 0 ? ended / deals : 0);
  const longest = Math.max(0, ...rows.map(shareOf));
  // The newest year is what a reader looks for.
  const shown = by === 'year' ? [...rows].reverse() : rows;
  const leadTo = ({ name }: AttritionRow, status: FieldCriterion | undefined, count: number) => {
    if (count === 0) return undefined;
    const filters = by === 'year' ? filtersOfPeriod(scope, name ?? '') : filtersOfEntry(scope, by, name);
    const said = [
      name === undefined ? t.notDisclosed : entry(name),
      ...(status ? [entry(String(status.test))] : []),
    ];
    return {
      label: t.showDeals(said.join(', '), formats.count(count), count),
      go: () => onShowDeals({ ...filters, status: String(status?.test ?? '') }),
    };
  };
  return (
    <>
      <Hint>{t.attritionHint}</Hint>
      {by === 'year' ? <EndedOverTime rows={rows} /> : null}
      <BarTable
        label={`${t.views.attrition}: ${t.cohorts[by]}`}
        headings={[t.cohorts[by], t.deals, t.ended, t.unknown, t.endedShare]}
        rows={shown.map((row) => {
          const { deals, ended, unknown } = row;
          const name = row.name === undefined ? t.notDisclosed : entry(row.name);
          return {
            key: name,
            name,
            length: longest > 0 ? shareOf(row) / longest : 0,
            figures: [
              { text: formats.count(deals), lead: leadTo(row, undefined, deals) },
              { text: formats.count(ended) },
              { text: formats.count(unknown), lead: leadTo(row, UNKNOWN, unknown) },
              // Of no deals there is no share, as in the formulas.
              { text: deals > 0 ? formats.share(shareOf(row)) : texts.common.dash },
            ],
            lead: leadTo(row, ENDED, ended),
          };
        })}
      />
    </>
  );
}
