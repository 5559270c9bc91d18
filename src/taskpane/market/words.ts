import { useMemo } from 'react';
import { useSurroundings, useTexts } from '../surroundings';
import { DATA_TEXTS } from '../data/data-texts';
import { MOST_BARS } from './charts';
import { CHARTS_TEXTS } from './charts-texts';
import type { Words } from './insertable';
import { MARKET_TEXTS } from './market-texts';

/** The words of tables and charts in the pane's language. */
export function useWords(): Words {
  const { texts, formats, entry } = useSurroundings();
  const t = useTexts(MARKET_TEXTS);
  const data = useTexts(DATA_TEXTS);
  const charts = useTexts(CHARTS_TEXTS);
  return useMemo(
    () => ({
      figure: t.figure,
      lower: t.lower,
      median: t.median,
      upper: t.upper,
      number: t.number,
      deals: t.deals,
      ended: t.ended,
      unknown: t.unknown,
      endedShare: t.endedShare,
      notDisclosed: t.notDisclosed,
      views: t.views,
      units: t.units,
      splits: t.splits,
      cohorts: t.cohorts,
      benchmarked: t.benchmarked,
      entry,
      figureOf: (pictured) => (pictured === 'deals' ? t.figures.deals : t.inUsdM(t.figures[pictured])),
      anyType: t.anyType,
      licences: texts.filters.licences,
      largest: charts.largest(formats.count(MOST_BARS)),
      year: data.year,
      coverage: data.coverage,
      here: charts.here,
      hereAndPublished: charts.hereAndPublished,
      published: charts.published,
      dealsHere: data.dealsHere,
      dealsPublished: `${data.dealsHere} · ${charts.published}`,
      valueHere: data.valueHere,
      valuePublished: `${data.valueHere} · ${charts.published}`,
    }),
    [t, texts, entry, charts, formats, data],
  );
}
