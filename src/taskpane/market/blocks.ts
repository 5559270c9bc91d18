import type { FieldCriterion } from '../../deals/query';
import { widthsFor } from '../../workbook/block-look';
import { cellInput } from '../../workbook/cell';
import { COUNT_FORMAT, SHARE_FORMAT } from '../../workbook/number-formats';
import type { FormulaBlock } from '../../workbook/insert-formulas';
import { COVERAGE_PUBLISHER, COVERAGE_SEGMENT } from '../data/coverage';
import { LICENCES_ONLY } from '../deals/filters';
import type { AttritionRow } from './ended-deals';
import { ENDED, UNKNOWN } from './ended-deals';
import { QUARTILES } from './benchmarks';
import { quoted } from '../../workbook/formula-text';
import { call, orNone, pairs } from './formulas';
import type { StageShare } from './upfront-shares';

/** A text as a cell takes it, never as a formula or date; a year is a number. */
const written = (text: string) => (/^\d{4}$/.test(text) ? text : String(cellInput(text)));

interface Column {
  readonly heading: string;
  readonly format: string | null;
}

function tableOf(columns: readonly Column[], rows: readonly (readonly string[])[]): FormulaBlock {
  const formats = columns.map(({ format }) => format);
  const headings = columns.map(({ heading }) => heading);
  return {
    cells: [headings.map(written), ...rows],
    rows: rows.length + 1,
    columns: columns.length,
    look: { widths: widthsFor([headings, ...rows], 48), figuresFrom: 1 },
    formats: [columns.map(() => null), ...rows.map(() => formats)],
  };
}

/**
 * Quartiles of the upfront's share by stage, each figure a formula of its own.
 * @param headings of the columns: the stage, a quartile each, the number of deals
 * @param labels of the rows, in their order
 */
export function shareBlock(
  rows: readonly StageShare[],
  criteria: readonly FieldCriterion[],
  headings: readonly string[],
  labels: readonly string[],
): FormulaBlock {
  const formats = [null, ...QUARTILES.map(() => SHARE_FORMAT), COUNT_FORMAT];
  const columns = headings.map((heading, index) => ({ heading, format: formats[index] ?? null }));
  return tableOf(
    columns,
    rows.map(({ stage }, index) => {
      const all = pairs([...criteria, { field: 'stage', test: stage }]);
      return [
        written(labels[index] ?? stage),
        ...QUARTILES.map((k) =>
          orNone(call('DEAL_PERCENTILEIFS', quoted('upfront share'), String(k), ...all)),
        ),
        call('DEAL_COUNTIFS', quoted('upfront share'), quoted('<>'), ...all),
      ];
    }),
  );
}

/**
 * What became of the deals, cohort by cohort: deals, those that ended, those of which nothing is known, share ended.
 * @param headings of the columns: the cohort, then the four figures
 * @param labels of the rows, in their order
 */
export function attritionBlock(
  rows: readonly AttritionRow[],
  criteria: readonly FieldCriterion[],
  headings: readonly string[],
  labels: readonly string[],
): FormulaBlock {
  const formats = [null, COUNT_FORMAT, COUNT_FORMAT, COUNT_FORMAT, SHARE_FORMAT];
  const columns = headings.map((heading, index) => ({ heading, format: formats[index] ?? null }));
  return tableOf(
    columns,
    rows.map(({ criterion }, index) => {
      const count = (...more: readonly FieldCriterion[]) =>
        call('DEAL_COUNTIFS', ...pairs([...criteria, criterion, ...more]));
      return [
        written(labels[index] ?? ''),
        count(),
        count(ENDED),
        count(UNKNOWN),
        `=IFERROR(${count(ENDED).slice(1)}/${count().slice(1)},NA())`,
      ];
    }),
  );
}

/** US$ billion, as publishers print it. */
const USD_BN = '#,##0.0_)';

/** Without own deals, which no publisher counts. */
export const PUBLIC_ONLY: readonly FieldCriterion[] = [{ field: 'origin', test: 'Public' }];

/**
 * Deals and value here beside those published, year by year, with the share of the published deals that are here.
 * @param headings of the columns: the year, deals here and published, value here and published, coverage
 * @param more criteria of the deals here
 */
export function publishedBlock(
  years: readonly string[],
  headings: readonly string[],
  more: readonly FieldCriterion[] = [],
): FormulaBlock {
  const formats = [null, COUNT_FORMAT, COUNT_FORMAT, USD_BN, USD_BN, SHARE_FORMAT];
  const columns = headings.map((heading, index) => ({ heading, format: formats[index] ?? null }));
  return tableOf(
    columns,
    years.map((year) => {
      const licences = pairs([{ field: 'period', test: year }, ...LICENCES_ONLY, ...more]);
      const here = call('DEAL_COUNTIFS', ...licences);
      const published = (metric: string) =>
        call('MARKET_STAT', quoted(metric), year, quoted(COVERAGE_SEGMENT), quoted(COVERAGE_PUBLISHER));
      return [
        written(year),
        here,
        published('deal count'),
        `${call('DEAL_SUMIFS', quoted('total'), ...licences)}/1000`,
        published('total deal value'),
        `${here}/${published('deal count').slice(1)}`,
      ];
    }),
  );
}
