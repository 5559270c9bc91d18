import { makeStyles, tokens } from '@fluentui/react-components';
import type { DealSet } from '../../deals/dataset';
import { countDeals } from '../../deals/query';
import type { DealFilters } from '../deals/filters';
import { queryOf } from '../deals/filters';
import { useSurroundings, useTexts } from '../surroundings';
import { BarTable } from './BarTable';
import { MOST_BARS } from './charts';
import { filtersOfEntry, filtersOfPeriod } from './leads';
import { measureOf, scopeOf } from './market-state';
import type { MarketState } from './market-state';
import type { PictureRow } from './pictures';
import { TrendOverTime } from './OverTime';
import { MARKET_TEXTS } from './market-texts';

const useStyles = makeStyles({
  note: {
    margin: `${tokens.spacingVerticalXS} 0 0`,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
});

interface PictureProps {
  readonly set: DealSet;
  readonly state: MarketState;
  readonly rows: readonly PictureRow[];
  readonly onShowDeals: (filters: DealFilters) => void;
}

/** A trend or a split as bars, with the figures that the formula gives; each name leads to its deals. */
export function Picture({ set, state, rows, onShowDeals }: PictureProps) {
  const styles = useStyles();
  const { texts, formats, entry } = useSurroundings();
  const t = useTexts(MARKET_TEXTS);
  const { dash } = texts.common;
  const isTrend = state.view === 'trend';
  const longest = Math.max(0, ...rows.map(({ length }) => length));
  const partly = isTrend && rows.some(({ coverage }) => coverage < 1);
  // The newest period is what a reader looks for; the sheet has time from left to right, for a chart.
  const shown = isTrend ? [...rows].reverse() : rows.slice(0, MOST_BARS);

  const scope = scopeOf(state);
  /** The filters that show the deals of a row. */
  const filtersOf = ({ name }: PictureRow): DealFilters =>
    isTrend ? filtersOfPeriod(scope, name ?? '') : filtersOfEntry(scope, state.split, name);

  return (
    <>
      {isTrend ? <TrendOverTime rows={rows} state={state} /> : null}
      <BarTable
        label={`${t.views[isTrend ? 'trend' : 'mix']}: ${t.figures[state.pictured]}`}
        headings={[
          isTrend ? t.units[state.unit] : t.splits[state.split],
          t.deals,
          t.inUsdM(t.figures[measureOf(state.pictured)]),
          isTrend ? t.growth : t.share,
        ]}
        rows={shown.map((row) => {
          const filters = filtersOf(row);
          // A company's deals are also those that it shares with others, which stand in lines of their own.
          const found = row.deals === 0 ? 0 : countDeals(set, queryOf(filters));
          const name = row.name === undefined ? t.notDisclosed : isTrend ? row.name : entry(row.name);
          const count = formats.count(row.deals);
          return {
            key: row.name ?? '',
            name: isTrend && row.coverage < 1 ? `${name}*` : name,
            // Over time the picture above has the columns.
            length: longest > 0 && !isTrend ? row.length / longest : 0,
            figures: [
              { text: count },
              {
                text: row.disclosed > 0 ? formats.usdMWhole(row.sumUsdM) : dash,
                title: t.disclosed(formats.count(row.disclosed), count),
              },
              {
                text: row.fraction === undefined ? dash : formats.share(row.fraction),
                title: row.reason,
              },
            ],
            lead:
              found === 0
                ? undefined
                : {
                    label: t.showDeals(name, formats.count(found), found),
                    go: () => onShowDeals(filters),
                  },
          };
        })}
      />
      {rows.length > shown.length ? (
        <p className={styles.note}>{t.others(formats.count(rows.length - shown.length))}</p>
      ) : null}
      {partly ? (
        <p className={styles.note}>
          {t.partly(formats.date(set.version.from, 'day'), formats.date(set.version.through, 'day'))}
        </p>
      ) : null}
    </>
  );
}
