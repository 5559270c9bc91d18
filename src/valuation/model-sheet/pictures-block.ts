import type { Kind, ModelChart } from './cells';
import { COLUMN, formula } from './draft';
import type { Draft } from './draft';

/** Rows that the pictures lie over. */
const PICTURE_ROWS = 16;
/** First column and number of columns of each picture; the labels stay in sight and have none. */
const PLACES = [
  ['pic_at_waterfall', 1, 5],
  ['pic_at_tornado', 7, 7],
  ['pic_at_cash', 15, 7],
] as const;

const TITLES = {
  waterfall: 'From the headline to the rNPV, US$ m',
  tornado: 'What moves the rNPV most, US$ m',
  cash: 'Cash to the licensor by year, US$ m',
} as const;

/** Drivers in the picture of the tornado. */
const DRIVERS = 10;

/** Room for the pictures near the top, where they are looked for. */
export function picturesBlock(draft: Draft): void {
  draft.block('PICTURES', 'of RESULTS 2 to 4; they follow the inputs as the results do');
  for (const [key, column, columns] of PLACES) draft.mark(key, column, { rows: PICTURE_ROWS, columns });
  for (const title of Object.values(TITLES)) draft.note(title);
  draft.next(PICTURE_ROWS - Object.keys(TITLES).length);
}

const STEPS = [
  ['headline', 'Headline', 'step_headline'],
  ['outside', 'Outside it', 'step_outside'],
  ['past', 'Past or ended', 'step_past'],
  ['unlikely', 'Unlikely', 'step_unlikely'],
  ['later', 'Later', 'step_later'],
  ['rnpv', 'rNPV', 'step_sum'],
] as const;

const Y = COLUMN.years;
/** Parts of a column of the waterfall: what carries it unseen, and what is seen above and below zero. */
const PARTS = [
  ['pic_start', COLUMN.unit, 'From'],
  ['pic_end', COLUMN.basis, 'To'],
  ['pic_base', Y, 'Unseen'],
  ['pic_total', Y + 1, 'Total'],
  ['pic_rise', Y + 2, 'Rise'],
  ['pic_rise_below', Y + 3, 'Below 0'],
  ['pic_fall', Y + 4, 'Fall'],
  ['pic_fall_below', Y + 5, 'Below 0'],
] as const;

/** The figures that the pictures of the waterfall and of the tornado show. */
export function picturedBlock(draft: Draft): void {
  draft.block(
    'CALCULATION 9 · What the pictures show',
    'US$ m; steps as columns that stand on the one before, changes of the rNPV by driver',
  );
  draft.headings(['Step', '', 'Amount', ...PARTS.map(([, , heading]) => heading)]);
  const rows = STEPS.length;
  draft.mark('pic_step', COLUMN.label, { rows });
  draft.mark('pic_amount', COLUMN.value, { rows });
  for (const [key, column] of PARTS) draft.mark(key, column, { rows });
  STEPS.forEach((_, index) => stepRow(draft, index));
  draft.next();
  draft.headings(['Driver', '', 'Place', 'At low', 'At high']);
  draft.mark('pic_driver', COLUMN.label, { rows: DRIVERS });
  draft.mark('pic_place', COLUMN.value, { rows: DRIVERS });
  draft.mark('pic_low', COLUMN.unit, { rows: DRIVERS });
  draft.mark('pic_high', COLUMN.basis, { rows: DRIVERS });
  for (let place = 1; place <= DRIVERS; place += 1) driverRow(draft, place);
}

function stepRow(draft: Draft, index: number): void {
  const [key, label, amount] = STEPS[index] ?? STEPS[0];
  const before = STEPS[index - 1];
  const isTotal = key === 'headline' || key === 'rnpv';
  const put = (column: number, text: string, kind: Kind = 'money') =>
    draft.put(column, formula(text), { kind });
  draft.put(COLUMN.label, label, { role: 'label' });
  draft.put(COLUMN.name, 'US$ m', { role: 'name' });
  put(COLUMN.value, `{${amount}}`);
  put(COLUMN.unit, isTotal || !before ? '0' : `{pic_end_${before[0]}}`);
  put(COLUMN.basis, '{pic_start@}+{pic_amount@}');
  draft.mark(`pic_end_${key}`, COLUMN.basis);
  put(Y, 'MAX(0,MIN({pic_start@},{pic_end@}))+MIN(0,MAX({pic_start@},{pic_end@}))');
  put(Y + 1, isTotal ? '{pic_end@}' : '0');
  const seen = (when: string, text: string) => (isTotal ? '0' : `IF({pic_amount@}${when}0,${text},0)`);
  put(Y + 2, seen('>', 'MAX(0,{pic_end@})-MAX(0,{pic_start@})'));
  put(Y + 3, seen('>', 'MIN(0,{pic_start@})-MIN(0,{pic_end@})'));
  put(Y + 4, seen('<', 'MAX(0,{pic_start@})-MAX(0,{pic_end@})'));
  put(Y + 5, seen('<', 'MIN(0,{pic_end@})-MIN(0,{pic_start@})'));
  draft.next();
}

function driverRow(draft: Draft, place: number): void {
  const change = (end: string) =>
    formula(`IF(INDEX({sorted_swing:},{pic_place@})>0,INDEX({sorted_at_${end}:},{pic_place@})-{licensor},0)`);
  draft.put(COLUMN.label, formula('INDEX({sorted_name:},{pic_place@})'), { role: 'label' });
  draft.put(COLUMN.name, 'US$ m', { role: 'name' });
  draft.put(COLUMN.value, place, { role: 'fixed', kind: 'count' });
  draft.put(COLUMN.unit, change('low'), { kind: 'money' });
  draft.put(COLUMN.basis, change('high'), { kind: 'money' });
  draft.next();
}

const COLORS = { total: '#1F3864', rise: '#107C41', fall: '#C55A11' } as const;

/** The pictures, once all blocks stand. */
export function modelCharts(draft: Draft): ModelChart[] {
  const of = (key: string) => draft.place(key);
  return [
    {
      title: TITLES.waterfall,
      kind: 'stackedColumns',
      at: of('pic_at_waterfall'),
      categories: of('pic_step'),
      figures: [
        { name: 'Unseen', values: of('pic_base'), color: 'none' },
        { name: 'Total', values: of('pic_total'), color: COLORS.total },
        { name: 'Rise', values: of('pic_rise'), color: COLORS.rise },
        { name: 'Rise below 0', values: of('pic_rise_below'), color: COLORS.rise },
        { name: 'Fall', values: of('pic_fall'), color: COLORS.fall },
        { name: 'Fall below 0', values: of('pic_fall_below'), color: COLORS.fall },
      ],
      hasLegend: false,
      namesApart: true,
    },
    {
      title: TITLES.tornado,
      kind: 'stackedBars',
      at: of('pic_at_tornado'),
      categories: of('pic_driver'),
      figures: [
        { name: 'Driver at its low', values: of('pic_low'), color: COLORS.fall },
        { name: 'Driver at its high', values: of('pic_high'), color: COLORS.rise },
      ],
      hasLegend: true,
      namesApart: true,
    },
    {
      title: TITLES.cash,
      kind: 'columns',
      at: of('pic_at_cash'),
      categories: of('calendar_year'),
      figures: [
        { name: 'Expected', values: of('cash'), color: COLORS.rise },
        { name: 'Present value', values: of('cash_value'), color: COLORS.total },
      ],
      hasLegend: true,
      namesApart: true,
    },
  ];
}
