import type { ChartOfBlock } from '../../workbook/charted-formulas';
import type { FormulaBlock } from '../../workbook/insert-formulas';
import type { CoverageYear } from '../data/coverage';
import type { FieldCriterion } from '../../deals/query';
import type { AttritionRow } from './ended-deals';
import type { BenchmarkRow } from './benchmarks';
import { LICENCES } from '../deals/filters';
import { PUBLIC_ONLY, attritionBlock, publishedBlock, shareBlock } from './blocks';
import { CHART_FORMATS, chartOfBlock, MOST_BARS } from './charts';
import { benchmarkBlock, breakdownBlock, trendBlock } from './formulas';
import type { MarketScope, MarketState, MarketView } from './market-state';
import { COMPARES_AMOUNTS, scopeOf } from './market-state';
import type { PictureRow } from './pictures';
import { NOT_DISCLOSED } from '../deals/filters';
import type { StageShare } from './upfront-shares';

/** What a view would write into the sheet. */
export interface Insertable {
  readonly block: FormulaBlock;
  readonly chart: ChartOfBlock;
}

/** What the views show now; each view reads its own. */
export interface Shown {
  readonly pictures: readonly PictureRow[];
  readonly shares: readonly StageShare[];
  readonly attrition: readonly AttritionRow[];
  readonly quartiles: readonly BenchmarkRow[];
  readonly years: readonly CoverageYear[];
  /** Whether own deals lie over the public ones. */
  readonly hasOwn: boolean;
}

/** The words of tables and charts, in the pane's language. */
export interface Words {
  readonly figure: string;
  readonly lower: string;
  readonly median: string;
  readonly upper: string;
  readonly number: string;
  readonly deals: string;
  readonly ended: string;
  readonly unknown: string;
  readonly endedShare: string;
  readonly year: string;
  readonly dealsHere: string;
  readonly dealsPublished: string;
  readonly valueHere: string;
  readonly valuePublished: string;
  readonly coverage: string;
  readonly here: string;
  readonly hereAndPublished: string;
  readonly published: string;
  readonly notDisclosed: string;
  readonly views: Readonly<Record<MarketView, string>>;
  readonly units: Readonly<Record<MarketState['unit'], string>>;
  readonly splits: Readonly<Record<MarketState['split'], string>>;
  readonly cohorts: Readonly<Record<MarketState['cohort'], string>>;
  readonly benchmarked: Readonly<Record<BenchmarkRow['measure'], string>>;
  readonly figureOf: (pictured: MarketState['pictured']) => string;
  readonly largest: string;
  readonly anyType: string;
  readonly licences: string;
  readonly entry: (entry: string) => string;
}

/** Title of a chart: what, by what, of which deals. */
const titled = (parts: readonly string[], scope: MarketScope, { entry, licences }: Words): string =>
  [
    ...parts,
    ...Object.values(scope)
      .filter(Boolean)
      .map((each) => (each === LICENCES ? licences : entry(each))),
  ].join(' · ');

/** What the view shown would write; undefined where it writes nothing. */
export function insertableOf(
  state: MarketState,
  criteria: readonly FieldCriterion[],
  shown: Shown,
  words: Words,
): Insertable | undefined {
  const { view, unit, split, pictured, cohort } = state;
  const seen = scopeOf(state);
  // Where amounts are compared, it is said even of all types: prices of companies are among them.
  const scope =
    COMPARES_AMOUNTS.has(view) && seen.deal_type === '' ? { ...seen, deal_type: words.anyType } : seen;
  const measured = { name: words.figureOf(pictured), column: pictured === 'deals' ? 1 : 3 };
  const { count, money, share } = CHART_FORMATS;
  const format = pictured === 'deals' ? count : money;
  const of = (block: FormulaBlock, chart: Parameters<typeof chartOfBlock>[1]): Insertable => ({
    block,
    chart: chartOfBlock(block, { ...chart, title: titled([chart.title], scope, words) }),
  });
  const { pictures } = shown;
  if (view === 'trend')
    return of(trendBlock(pictured, unit, criteria, pictures.length), {
      title: `${measured.name} · ${words.units[unit]}`,
      kind: 'columns',
      figures: [measured],
      format,
    });
  if (view === 'mix') {
    const largest = pictures.length > MOST_BARS ? ` (${words.largest})` : '';
    return of(breakdownBlock(split, pictured, criteria, pictures.length), {
      title: `${measured.name} · ${words.splits[split]}${largest}`,
      kind: 'bars',
      figures: [measured],
      format,
    });
  }
  const quartiles = [words.lower, words.median, words.upper];
  if (view === 'upfrontShare') {
    const headings = [words.splits.stage, ...quartiles, words.number];
    const labels = shown.shares.map(({ stage }) =>
      stage === NOT_DISCLOSED ? words.notDisclosed : words.entry(stage),
    );
    return of(shareBlock(shown.shares, criteria, headings, labels), {
      title: `${words.views.upfrontShare} · ${words.median}`,
      kind: 'bars',
      figures: [{ name: words.median, column: 2 }],
      format: '0.0%',
    });
  }
  if (view === 'attrition') {
    const headings = [words.cohorts[cohort], words.deals, words.ended, words.unknown, words.endedShare];
    const labels = shown.attrition.map(({ name }) =>
      name === undefined ? words.notDisclosed : words.entry(name),
    );
    return of(attritionBlock(shown.attrition, criteria, headings, labels), {
      title: `${words.views.attrition} · ${words.endedShare} · ${words.cohorts[cohort]}`,
      kind: cohort === 'year' ? 'columns' : 'bars',
      figures: [{ name: words.endedShare, column: 4 }],
      format: share,
    });
  }
  if (view === 'benchmarks') {
    const labels = shown.quartiles.map(({ measure }) => words.benchmarked[measure]);
    const headings = [words.figure, ...quartiles, words.number];
    const block = benchmarkBlock(shown.quartiles, criteria, headings, labels);
    // Shares and percentages stand below the money, on no scale with it: they stay in the table.
    const amounts = shown.quartiles.filter(({ measure }) => measure.endsWith('_usd_m')).length;
    const chart = chartOfBlock(
      { ...block, rows: amounts + 1 },
      {
        title: titled([words.views.benchmarks], scope, words),
        kind: 'columns',
        figures: quartiles.map((name, index) => ({ name, column: index + 1 })),
        format: money,
      },
    );
    return { block, chart };
  }
  if (view === 'published') {
    // Oldest first: time runs from left to right.
    const years = shown.years.map(({ year }) => year).reverse();
    const { dealsHere, dealsPublished, valueHere, valuePublished } = words;
    const headings = [words.year, dealsHere, dealsPublished, valueHere, valuePublished, words.coverage];
    const block = publishedBlock(years, headings, shown.hasOwn ? PUBLIC_ONLY : []);
    const figures = [
      { name: words.here, column: 1 },
      { name: words.published, column: 2 },
    ];
    const title = `${words.hereAndPublished} · ${words.licences}`;
    return {
      block,
      chart: chartOfBlock(block, { title, kind: 'columns', figures, format: count }),
    };
  }
  return undefined;
}
