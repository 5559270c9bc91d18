import type { ICellData, IStyleData, IWorkbookData } from '@univerjs/core';
import { BorderStyleTypes, HorizontalAlign } from '@univerjs/core';
import type { SpreadsheetLanguage } from '../language';
import { SHEET_LOOK } from '../sheet-look';
import { SHEET_COLUMNS, SHEET_ROWS } from '../univer';
import type { SampleTexts } from './sample-texts';
import { sampleTexts } from './sample-texts';

const GREEN = '#0E6A38';
const line = { s: BorderStyleTypes.THIN, cl: { rgb: '#B9C9BF' } };

const STYLES = {
  title: { fs: 18, bl: 1, cl: { rgb: GREEN } },
  muted: { cl: { rgb: '#666666' } },
  section: { bl: 1, cl: { rgb: GREEN }, bd: { b: line } },
  label: { ht: HorizontalAlign.LEFT },
  right: { ht: HorizontalAlign.RIGHT },
  amount: { bl: 1, ht: HorizontalAlign.RIGHT, n: { pattern: '#,##0' } },
  percent: { bl: 1, ht: HorizontalAlign.RIGHT, n: { pattern: '0.0%' } },
  formula: { ff: 'Consolas', fs: 9, cl: { rgb: '#666666' }, pd: { l: 16 } },
  input: { cl: { rgb: '#0000FF' }, bg: { rgb: '#FFF9DB' }, bd: { b: line, t: line, l: line, r: line } },
  head: { bl: 1, bg: { rgb: '#E9F3ED' }, bd: { b: line } },
  headRight: { bl: 1, bg: { rgb: '#E9F3ED' }, bd: { b: line }, ht: HorizontalAlign.RIGHT },
  headPadded: { bl: 1, bg: { rgb: '#E9F3ED' }, bd: { b: line }, pd: { l: 16 } },
  number: { ht: HorizontalAlign.RIGHT, n: { pattern: '#,##0.0' } },
  count: { ht: HorizontalAlign.RIGHT, n: { pattern: '0' } },
  growth: { ht: HorizontalAlign.RIGHT, n: { pattern: '0.0%' } },
  share: { ht: HorizontalAlign.LEFT, pd: { l: 16 }, n: { pattern: '0%' } },
  asset: { ht: HorizontalAlign.LEFT, pd: { l: 16 } },
  date: { ht: HorizontalAlign.LEFT, n: { pattern: 'd mmm yyyy' } },
} as const satisfies Record<string, IStyleData>;
type StyleName = keyof typeof STYLES;

/** Rows (from 0) of the sheet's parts. */
const ROW = { title: 1, version: 2, questions: 4, inputs: 13, trend: 15, list: 21 } as const;
/** As many rows of a spill as get number formats. */
const LIST_ROWS = 60;
const TREND_ROWS = 4;

const MODALITY = 'C14';
const PERIOD = 'E14';

const QUESTIONS: readonly (readonly [
  text: keyof SampleTexts['questions'],
  style: StyleName,
  formula: string,
])[] = [
  ['total', 'amount', '=DEALS.DEAL_TOTAL_BY_MODALITY("ADC",2024)'],
  ['growth', 'percent', '=DEALS.YOY_GROWTH("total","2025H1","modality","ADC")'],
  ['median', 'amount', '=DEALS.DEAL_MEDIANIFS("upfront","stage","Phase 2")'],
  ['headline', 'amount', '=DEALS.DEAL_GET("kelun-merck-2022-12","total")'],
  ['value', 'amount', '=DEALS.DEAL_RNPV("kelun-merck-2022-12",12%)'],
  ['approval', 'percent', '=DEALS.POS("Phase 2","Oncology")'],
];

type Cells = Record<number, Record<number, ICellData>>;

function put(cells: Cells, row: number, column: number, cell: ICellData): void {
  (cells[row] ??= {})[column] = cell;
}

function questionCells(cells: Cells, texts: SampleTexts): void {
  put(cells, ROW.questions, 1, { v: texts.ask, s: 'section' });
  for (let column = 2; column <= 6; column++) put(cells, ROW.questions, column, { s: 'section' });
  QUESTIONS.forEach(([text, style, formula], index) => {
    const row = ROW.questions + 1 + index;
    put(cells, row, 1, { v: texts.questions[text], s: 'label' });
    put(cells, row, 4, { f: formula, s: style });
    put(cells, row, 5, { f: `=FORMULATEXT(E${row + 1})`, s: 'formula' });
  });
}

function inputCells(cells: Cells, texts: SampleTexts): void {
  put(cells, ROW.inputs - 1, 1, { v: texts.choose, s: 'section' });
  for (let column = 2; column <= 6; column++) put(cells, ROW.inputs - 1, column, { s: 'section' });
  put(cells, ROW.inputs, 1, { v: texts.modality });
  put(cells, ROW.inputs, 2, { v: 'ADC', s: 'input' });
  put(cells, ROW.inputs, 3, { v: texts.period, s: 'right' });
  put(cells, ROW.inputs, 4, { v: 2025, s: 'input' });
}

/** A formula that spills a table with a header, and the formats of its columns. */
function tableCells(
  cells: Cells,
  row: number,
  rows: number,
  formula: string,
  formats: readonly StyleName[],
): void {
  formats.forEach((format, index) => {
    const style: IStyleData = STYLES[format];
    const right = style.ht === HorizontalAlign.RIGHT;
    put(cells, row, 1 + index, {
      s: right ? 'headRight' : format === 'label' || format === 'date' ? 'head' : 'headPadded',
    });
    for (let each = row + 1; each <= row + rows; each++) put(cells, each, 1 + index, { s: format });
  });
  put(cells, row, 1, { f: formula, s: 'head' });
}

/**
 * The workbook that shows what DealSheet does. It holds no result: every figure is a formula's answer to the data.
 */
export function sampleWorkbook(language: SpreadsheetLanguage): Partial<IWorkbookData> {
  const texts = sampleTexts(language);
  const cells: Cells = {};
  put(cells, ROW.title, 1, { v: texts.title, s: 'title' });
  put(cells, ROW.version, 1, { f: texts.version, s: 'muted' });
  questionCells(cells, texts);
  inputCells(cells, texts);
  tableCells(
    cells,
    ROW.trend,
    TREND_ROWS,
    `=DEALS.DEAL_TREND("total","year","modality",${MODALITY},"period","2022:2025")`,
    ['label', 'count', 'count', 'number', 'growth', 'share'],
  );
  tableCells(
    cells,
    ROW.list,
    LIST_ROWS,
    `=DEALS.DEAL_LIST("announced, licensor, licensee, upfront, total, asset","modality",${MODALITY},"period",${PERIOD})`,
    ['date', 'label', 'label', 'number', 'number', 'asset'],
  );
  const widths = [16, 100, 178, 166, 134, 122, 284];
  return {
    id: 'workbook',
    name: 'DealSheet sample',
    styles: STYLES,
    sheetOrder: ['sample'],
    sheets: {
      sample: {
        id: 'sample',
        name: texts.sheet,
        rowCount: SHEET_ROWS,
        columnCount: SHEET_COLUMNS,
        showGridlines: 0,
        ...SHEET_LOOK,
        defaultColumnWidth: 92,
        columnData: Object.fromEntries(widths.map((w, column) => [column, { w }])),
        rowData: { 0: { h: 10, hd: 0 }, [ROW.title]: { h: 34 } },
        cellData: cells,
      },
    },
  };
}
