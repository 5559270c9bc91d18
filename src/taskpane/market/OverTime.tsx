import { makeStyles } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { ComponentType } from 'react';
import { useSurroundings, useTexts } from '../surroundings';
import { CHARTS_TEXTS } from './charts-texts';
import { DATA_TEXTS } from '../data/data-texts';
import type { CoverageYear } from '../data/coverage';
import type { AttritionRow } from './ended-deals';
import type { MarketState } from './market-state';
import { measureOf } from './market-state';
import { MARKET_TEXTS } from './market-texts';
import type { PictureRow } from './pictures';
import { pictureHeight } from './picture-height';
import type { SeriesPictureProps } from './SeriesPicture';

const load = () => import(/* webpackChunkName: "series-picture" */ './SeriesPicture');
/** Once it is there, a picture is drawn at once. */
let loaded: ComponentType<SeriesPictureProps> | undefined;

const useStyles = makeStyles({ room: { display: 'flow-root' } });

/**
 * Nothing moves when it comes: its room is there before. One that does not load is left out, room and all (the table
 * below it says the same), and asked for again when it is next shown.
 */
function Drawn(props: SeriesPictureProps) {
  const styles = useStyles();
  const [Picture, setPicture] = useState(() => loaded);
  const [isLeftOut, setLeftOut] = useState(false);
  useEffect(() => {
    if (loaded) return;
    load().then(
      (part) => {
        loaded = part.default;
        setPicture(() => part.default);
      },
      () => setLeftOut(true),
    );
  }, []);
  if (isLeftOut || props.periods.length < 2) return null;
  return (
    <div className={styles.room} style={{ minHeight: pictureHeight(props.panels) }}>
      {Picture ? <Picture {...props} /> : null}
    </div>
  );
}

/** Deals of which none discloses the figure have no sum: that is not zero. */
const knownSum = ({ deals, disclosed, sumUsdM }: PictureRow): number | undefined =>
  deals > 0 && disclosed === 0 ? undefined : sumUsdM;

/** Deals and their money by period, one above the other. */
export function TrendOverTime({ rows, state }: { rows: readonly PictureRow[]; state: MarketState }) {
  const { formats } = useSurroundings();
  const t = useTexts(MARKET_TEXTS);
  const money = t.inUsdM(t.figures[measureOf(state.pictured)]);
  return (
    <Drawn
      label={t.pictured(`${t.deals} · ${money}`)}
      periods={rows.map(({ name }) => name ?? '')}
      partly={rows.map(({ coverage }) => coverage < 1)}
      panels={[
        {
          title: t.deals,
          series: [{ name: t.deals, values: rows.map(({ deals }) => deals) }],
          written: formats.count,
        },
        {
          title: money,
          series: [{ name: money, values: rows.map(knownSum) }],
          written: formats.usdMWhole,
        },
      ]}
    />
  );
}

/** Deals here beside those published, and their value. */
export function PublishedOverTime({ years }: { years: readonly CoverageYear[] }) {
  const { formats } = useSurroundings();
  const t = useTexts(DATA_TEXTS);
  const charts = useTexts(CHARTS_TEXTS);
  const market = useTexts(MARKET_TEXTS);
  const oldest = [...years].reverse();
  const beside = (here: (year: CoverageYear) => number, published: (year: CoverageYear) => number) => [
    { name: charts.here, values: oldest.map(here) },
    { name: charts.published, values: oldest.map(published) },
  ];
  return (
    <Drawn
      label={market.pictured(charts.hereAndPublished)}
      periods={oldest.map(({ year }) => year)}
      panels={[
        {
          title: t.dealsHere,
          series: beside(
            ({ deals }) => deals,
            ({ publishedDeals }) => publishedDeals,
          ),
          written: formats.count,
        },
        {
          title: t.valueHere,
          series: beside(
            ({ valueUsdBn }) => valueUsdBn,
            ({ publishedValueUsdBn }) => publishedValueUsdBn,
          ),
          written: formats.usdBn,
        },
      ]}
    />
  );
}

/** Deals announced beside those of them that ended, year by year. */
export function EndedOverTime({ rows }: { rows: readonly AttritionRow[] }) {
  const { formats } = useSurroundings();
  const t = useTexts(MARKET_TEXTS);
  return (
    <Drawn
      label={t.pictured(`${t.deals} · ${t.ended}`)}
      periods={rows.map(({ name }) => name ?? '')}
      panels={[
        {
          title: t.deals,
          series: [
            { name: t.deals, values: rows.map(({ deals }) => deals) },
            { name: t.ended, values: rows.map(({ ended }) => ended), tone: 'loss' },
          ],
          written: formats.count,
        },
      ]}
    />
  );
}
