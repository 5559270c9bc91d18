import { EQUAL_WITHIN } from '../../deals/term-percentiles';
import type { TermPercentile } from '../../deals/term-percentiles';
import type { BlockCell, CellBlock } from '../../workbook/comparison-sheet';
import { COUNT_FORMAT, POINTS_FORMAT, SHARE_FORMAT, USD_M_FORMAT } from '../../workbook/number-formats';
import { quoted } from '../../workbook/formula-text';

/** Words of the block. */
export interface TermsWords {
  /** Of the five columns: term, here, percentile, number of others, compared with. */
  readonly headings: readonly string[];
  readonly term: (row: TermPercentile) => string;
  readonly scope: (row: TermPercentile) => string;
  readonly notes: readonly string[];
}

/** A field as an analyst writes it. */
const words = (field: string) => quoted(field.replace(/_(usd_m|pct)$/, '').replaceAll('_', ' '));

/**
 * A criterion of a number that stands in a cell. Excel joins numbers to text with 15 digits and with the decimal sign of
 * its user's country, which our functions would read as text or as thousands: a cell's figure is moved past what was cut
 * off, and the sign made a point.
 */
const compared = (operator: '<' | '<=', cell: string) => {
  const margin = EQUAL_WITHIN.toExponential().toUpperCase();
  return `"${operator}"&SUBSTITUTE(${cell}*(1${operator === '<' ? '-' : '+'}${margin}),",",".")`;
};

/**
 * A deal's terms among comparable deals as formulas: the figure, the share of others below it (equal ones half) and how
 * many there are. The deal's id stands in a cell of its own: another one can be typed over it.
 */
export function termsBlock(dealId: string, rows: readonly TermPercentile[], text: TermsWords): CellBlock {
  const line = (...cells: readonly BlockCell[]): BlockCell[] => [...cells, '', '', '', '', ''].slice(0, 5);
  const cells = [
    line('deal', dealId),
    line(...text.headings),
    ...rows.map((row, index) => {
      const [here, n] = [`{R${String(index + 3)}C2}`, `{R${String(index + 3)}C4}`];
      const others = row.criteria
        .map(({ field, test }) =>
          field === 'deal_id' ? `"deal id","<>"&{R1C2}` : `${words(field)},${quoted(String(test))}`,
        )
        .join(',');
      const count = (test: string) => `DEALS.DEAL_COUNTIFS(${words(row.term)},${test},${others})`;
      return line(
        text.term(row),
        { formula: `=DEALS.DEAL_GET({R1C2},${words(row.term)})` },
        {
          formula: `=IF(OR(${here}="",${n}=0),NA(),(${count(compared('<', here))}+${count(compared('<=', here))})/2/${n})`,
        },
        { formula: `=${count('"<>"')}` },
        text.scope(row),
      );
    }),
    ...text.notes.map((note) => line(note)),
  ];
  const formats = cells.map((_, index): (string | null)[] => {
    const row = rows[index - 2];
    if (!row) return [null, null, null, null, null];
    const own =
      row.term === 'upfront_share'
        ? SHARE_FORMAT
        : row.term.startsWith('royalty')
          ? POINTS_FORMAT
          : USD_M_FORMAT;
    return [null, own, '0%_)', COUNT_FORMAT, null];
  });
  return {
    cells,
    formats,
    bold: text.headings.map((_, column) => [1, column] as const),
    inputs: [[0, 1]],
    widths: [150, 130, 70, 50, 150],
    stem: 'Terms',
  };
}
