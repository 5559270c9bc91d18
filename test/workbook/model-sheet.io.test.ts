/** The model sheet calculates what the functions answer: one engine, native formulas on one side, our own on the other. */
import { sensitivityOf } from '../../src/valuation/sensitivity';
import { valueBothSides } from '../../src/valuation/value-split';
import { waterfallOf } from '../../src/valuation/waterfall';
import { buildModelSheet, takeBackModelSheet } from '../../src/workbook/model-sheet';
import { selectedDeal } from '../../src/workbook/selected-deal';
import { differsFrom } from '../oracle/near';
import { assume, rnpv, tables, terms, value } from '../valuation/deals';
import type { Pairs } from '../valuation/deals';
import type { ExcelHost } from '../workbench/headless';
import { at, ModelEngine } from './model-engine';
import { MODEL_CASES, modelOf } from './model-cases';
import type { ModelCase } from './model-cases';
import { batchOf, onSheet } from './io';
import { openModelHost } from './model-host';

const seconds = 600_000;

/** One workbook at a time: engines in one process share what they have parsed. */
async function inWorkbook(work: (host: ExcelHost) => Promise<void>): Promise<void> {
  const host = await openModelHost();
  try {
    await work(host);
  } finally {
    host.dispose();
  }
}

const isClose = (theirs: unknown, ours: number) =>
  typeof theirs === 'number' && Number.isFinite(theirs) && !differsFrom(theirs, ours);

/** What a sheet shows that our own code has otherwise; empty where all agree. */
function differences({ dealId, assumptions }: ModelCase, shown: unknown[][]): string[] {
  const model = modelOf({ dealId, assumptions });
  const valuation = value(dealId, assumptions);
  const schedule = valuation.events.reduce((sum, { valueUsdM }) => sum + valueUsdM, 0);
  const expected: [string, number][] = [
    ['licensor', valuation.rnpvUsdM],
    ['licensor', schedule],
    ['deal_rnpv', valuation.rnpvUsdM],
    ['failed', 0],
    ['pic_end_rnpv', valuation.rnpvUsdM],
    ['received', valuation.receivedToDateUsdM],
    ['floor', valuation.floor ? 1 : 0],
    ['loa', valuation.pathway.likelihoodOfApproval],
    ...waterfallOf(valuation).map(({ step, amountUsdM }): [string, number] => [STEPS[step], amountUsdM]),
  ];
  const hasForecast = at(model, shown, 'forecast') === 1;
  if (hasForecast) {
    const { split } = valueBothSides(terms(dealId), assume(assumptions), tables);
    expected.push(['licensee', split.licenseeUsdM], ['both_sides', split.totalUsdM]);
    if (split.licensorShare !== undefined) expected.push(['licensor_share', split.licensorShare]);
  } else if (at(model, shown, 'licensee') !== 'needs peak_sales') expected.push(['licensee', Number.NaN]);
  const found = expected.filter(([key, ours]) => !isClose(at(model, shown, key), ours));
  return [
    ...found.map(([key, ours]) => `${key}: ${String(at(model, shown, key))} is not ${String(ours)}`),
    ...pictureDifferences(
      model,
      shown,
      waterfallOf(valuation).map(({ amountUsdM }) => amountUsdM),
    ),
    ...errorsIn(shown),
  ];
}

const STEPS = {
  headline: 'step_headline',
  'outside the headline': 'step_outside',
  'past or ended': 'step_past',
  'less unlikely': 'step_unlikely',
  'less later': 'step_later',
} as const;

/** Columns of the picture of the waterfall that do not run from where the one before ended, on both sides of 0. */
function pictureDifferences(
  model: ReturnType<typeof modelOf>,
  shown: unknown[][],
  steps: readonly number[],
): string[] {
  let end = 0;
  return steps.flatMap((amount, index) => {
    const cell = (key: string) => {
      const { row = 0, column = 0 } = model.places.get(key) ?? {};
      return Number(shown[row + index]?.[column]);
    };
    const [from, to] = [Math.min(end, end + amount), Math.max(end, end + amount)];
    end += amount;
    const above = ['pic_total', 'pic_rise', 'pic_fall'].reduce((sum, key) => sum + cell(key), 0);
    const below = cell('pic_rise_below') + cell('pic_fall_below');
    const drawn = [cell('pic_base'), above, below];
    const right = [
      Math.max(0, from) + Math.min(0, to),
      Math.max(0, to) - Math.max(0, from),
      Math.min(0, from) - Math.min(0, to),
    ];
    const wrong = drawn.some((value, part) => differsFrom(value, right[part] ?? NaN));
    return wrong
      ? [`step ${String(index + 1)} of the picture: ${String(drawn)} is not ${String(right)}`]
      : [];
  });
}

/** Cells that show an error, or a number that is none. */
const errorsIn = (shown: unknown[][]) =>
  shown.flatMap((row, index) =>
    row
      .filter((cell) => (typeof cell === 'string' ? /^#[A-Z/0!?]+/.test(cell) : cell === Infinity))
      .map((cell) => `row ${String(index + 1)}: ${String(cell)}`),
  );

/** Rows of the tornado that differ from the add-in's. */
function tornadoDifferences({ dealId, assumptions }: ModelCase, shown: unknown[][]): string[] {
  const model = modelOf({ dealId, assumptions });
  const list = (key: string) => model.places.get(key) ?? { row: 0, column: 0, rows: 0, columns: 0 };
  const names = list('tor_name');
  const cell = (key: string, index: number) => shown[names.row + index]?.[list(key).column];
  const drivers = new Map(
    Array.from({ length: names.rows }, (_, index) => [String(cell('tor_name', index)), index]),
  );
  const { rows } = sensitivityOf(terms(dealId), assume(assumptions), tables);
  return rows.flatMap(({ driver, rnpvAtLowUsdM, rnpvAtHighUsdM }) => {
    const index = drivers.get(driver);
    if (index === undefined) return [`no driver ${driver}`];
    if (cell('tor_out', index) === 1) return [];
    const pair = [cell('tor_at_low', index), cell('tor_at_high', index)];
    return isClose(pair[0], rnpvAtLowUsdM) && isClose(pair[1], rnpvAtHighUsdM)
      ? []
      : [`${driver}: ${String(pair)} is not ${String([rnpvAtLowUsdM, rnpvAtHighUsdM])}`];
  });
}

/** A date later than signing moves the base of some drivers in sensitivityOf itself. */
const isAtSigning = ({ assumptions }: ModelCase) => !('valuation_date' in assumptions);

test(
  'for 25 deals, as they are and with inputs typed over: the sheet = DEAL_RNPV = the sum of its schedule',
  () =>
    inWorkbook(async (host) => {
      const found: string[] = [];
      const [first] = MODEL_CASES;
      if (!first) throw new Error('no case');
      const engine = await ModelEngine.open(host, modelOf(first));
      for (const each of MODEL_CASES) {
        await engine.retype(modelOf(each));
        const shown = await engine.shown();
        const wrong = [
          ...differences(each, shown),
          ...(isAtSigning(each) ? tornadoDifferences(each, shown) : []),
        ];
        found.push(...wrong.map((text) => `${each.dealId} ${JSON.stringify(each.assumptions)}: ${text}`));
      }
      expect(found).toEqual([]);
    }),
  2 * seconds,
);

const OTHER_LAYOUTS: readonly [string, Pairs][] = [
  ['hansoh-gsk-2023-12', { royalty_tiers: '0: 5%; 500: 8%; 1000: 10.5%; 2000: 12%', peak_sales: 1800 }],
  [
    'kelun-merck-2022-12',
    {
      sales_thresholds: '200; 500: 300; 900; 5000: 100',
      peak_sales: 1000,
      tax_rate: 0.2,
      currency: 'CNY',
      fx_rate: 7.1,
      received_to_date: 20,
      sales_milestone_years: '1;2;3;4;5;6;7',
    },
  ],
];

test.each(OTHER_LAYOUTS)(
  'with what changes the layout: %s %j',
  (dealId, assumptions) =>
    inWorkbook(async (host) => {
      const model = modelOf({ dealId, assumptions });
      const shown = await (await ModelEngine.open(host, model)).shown();
      expect(differences({ dealId, assumptions }, shown)).toEqual([]);
      expect(at(model, shown, 'tor_left_out')).toBeGreaterThan(0);
      if (assumptions['fx_rate'] !== undefined)
        expect(at(model, shown, 'second_view')).toBeCloseTo(7.1 * rnpv(dealId, assumptions), 6);
    }),
  seconds,
);

test(
  'what the sheet does not carry makes its checks fail, and is said',
  () =>
    inWorkbook(async (host) => {
      const assumptions = { abandon: true, peak_sales: 60, launch_cost: 200 };
      const model = modelOf({ dealId: 'hansoh-gsk-2023-12', assumptions });
      expect(model.notCarried.join()).toMatch(/abandon/);
      const shown = await (await ModelEngine.open(host, model)).shown();
      const [asked, licensor] = [at(model, shown, 'deal_rnpv'), at(model, shown, 'licensor')];
      expect(asked).toBeCloseTo(rnpv('hansoh-gsk-2023-12', assumptions), 9);
      expect(licensor).not.toBeCloseTo(Number(asked), 6);
      expect(at(model, shown, 'failed')).toBe(2);
    }),
  seconds,
);

test(
  'text in the input of a number is no answer: the checks fail, as the add-in refuses it',
  () =>
    inWorkbook(async (host) => {
      const model = modelOf({ dealId: 'kelun-merck-2022-12', assumptions: { peak_sales: 900 } });
      const engine = await ModelEngine.open(host, model);
      const before = await engine.shown();
      expect(at(model, before, 'failed')).toBe(0);
      expect(at(model, before, 'tor_left_out')).toBe(0);
      const place = model.places.get('milestones_usd_m');
      if (!place) throw new Error('no such input');
      await Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getItem('Valuation');
        sheet.getCell(place.row, place.column).values = [['n/a']];
        await context.sync();
      });
      await host.spreadsheet.settled();
      const shown = await engine.shown();
      expect(at(model, shown, 'deal_rnpv')).toBe('refused');
      expect(at(model, shown, 'failed')).toBe(2);
    }),
  seconds,
);

describe('on a workbook', () => {
  const formulasOn = (name: string, address: string) =>
    Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem(name).getRange(address).load('formulas');
      await context.sync();
      return range.formulas;
    });
  const names = () =>
    Excel.run(async (context) => {
      const { worksheets, names: defined } = context.workbook;
      worksheets.load('items/name');
      defined.load('items/name');
      await context.sync();
      return {
        sheets: worksheets.items.map(({ name }) => name),
        names: defined.items.map(({ name }) => name),
      };
    });

  test(
    'built beside what is there, taken back while untouched, left once it was typed on',
    () =>
      inWorkbook(async () => {
        const first = await buildModelSheet({ dealId: 'hansoh-gsk-2023-12' });
        const second = await buildModelSheet({ dealId: 'HANSOH-gsk-2023-12' });
        expect([first.sheetName, second.sheetName]).toEqual(['Valuation', 'Valuation (2)']);
        expect(first.rnpvUsdM).toBeCloseTo(rnpv('hansoh-gsk-2023-12'), 9);
        expect((await names()).names).toEqual(
          expect.arrayContaining([
            'Valuation_peak_sales',
            'Valuation2_peak_sales',
            'Valuation_rnpv_licensor',
          ]),
        );
        await takeBackModelSheet(first);
        expect(await names()).toEqual({
          sheets: ['Sheet1', 'Valuation (2)'],
          names: expect.not.arrayContaining(['Valuation_peak_sales']),
        });
        await Excel.run(async (context) => {
          context.workbook.names.getItem('Valuation2_peak_sales').getRange().values = [[900]];
          await context.sync();
        });
        await expect(takeBackModelSheet(second)).rejects.toMatchObject({ code: 'changedSince' });
        await expect(takeBackModelSheet(first)).rejects.toMatchObject({ code: 'gone' });
        expect((await names()).sheets).toEqual(['Sheet1', 'Valuation (2)']);
        expect(await formulasOn('Valuation (2)', 'A1')).toEqual([['Hansoh Pharma → GSK']]);
      }),
    seconds,
  );

  test(
    'an undo leaves alone another sheet that has the name by then, and the sheet itself once it was renamed',
    () =>
      inWorkbook(async () => {
        const report = await buildModelSheet({ dealId: 'hansoh-gsk-2023-12' });
        await Excel.run(async (context) => {
          context.workbook.worksheets.getItem('Valuation').name = 'Kept';
          context.workbook.worksheets.add('Valuation');
          await context.sync();
        });
        await expect(takeBackModelSheet(report)).rejects.toMatchObject({ code: 'changedSince' });
        await Excel.run(async (context) => {
          context.workbook.worksheets.getItem('Kept').delete();
          await context.sync();
        });
        await expect(takeBackModelSheet(report)).rejects.toMatchObject({ code: 'gone' });
        expect((await names()).sheets).toEqual(['Sheet1', 'Valuation']);
      }),
    seconds,
  );

  test('a deal that the data do not have is refused, and nothing is written', () =>
    inWorkbook(async () => {
      await expect(buildModelSheet({ dealId: 'nobody-nowhere' })).rejects.toMatchObject({ code: 'gone' });
      expect((await names()).sheets).toEqual(['Sheet1']);
    }));

  test(
    'a cancel leaves the workbook as it was',
    () =>
      inWorkbook(async () => {
        const cancel = new AbortController();
        const building = buildModelSheet(
          { dealId: 'hansoh-gsk-2023-12' },
          { signal: cancel.signal, onProgress: ({ phase }) => phase === 'writing' && cancel.abort() },
        );
        await expect(building).rejects.toMatchObject({ code: 'cancelled' });
        expect(await names()).toEqual({ sheets: ['Sheet1'], names: [] });
      }),
    seconds,
  );

  test(
    'a cancel leaves the sheet where the user put something on it meanwhile, without what was written',
    () =>
      inWorkbook(async () => {
        const cancel = new AbortController();
        const put = () =>
          Excel.run(async (context) => {
            context.workbook.worksheets.getItem('Valuation').getRange('AZ99').values = [['mine']];
            await context.sync();
            cancel.abort();
          });
        let typing: Promise<void> | undefined;
        // The first part is written and told before the next look at the signal, which waits for what is typed.
        const { run } = Excel;
        Excel.run = ((...args: unknown[]) =>
          run(async (context) => {
            const sync = context.sync.bind(context);
            context.sync = (async () => {
              await sync();
              await typing;
            }) as typeof context.sync;
            return batchOf(args)(context);
          })) as typeof Excel.run;
        const onProgress = ({ phase }: { phase: string }) => {
          if (phase === 'writing') typing ??= (Excel.run = run) && put();
        };
        const building = buildModelSheet(
          { dealId: 'hansoh-gsk-2023-12' },
          { signal: cancel.signal, onProgress },
        ).finally(() => (Excel.run = run));
        await expect(building).rejects.toMatchObject({ code: 'cancelled', keptSheet: 'Valuation' });
        expect(await names()).toEqual({ sheets: ['Sheet1', 'Valuation'], names: [] });
        const used = await onSheet('Valuation', (sheet) => sheet.getUsedRange(true).load('address'));
        expect(used.address).toBe('Valuation!AZ99');
      }),
    seconds,
  );

  test('the selected deal: the id in the cell, else the first in its row', () =>
    inWorkbook(async () => {
      await Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getItem('Sheet1');
        sheet.getRange('A1:C2').values = [
          ['note', 'kelun-merck-2022-12', 'hansoh-gsk-2023-12'],
          ['nothing', '', 3],
        ];
        sheet.getRange('C1').select();
        await context.sync();
      });
      expect(await selectedDeal()).toBe('hansoh-gsk-2023-12');
      await Excel.run(async (context) => {
        context.workbook.worksheets.getItem('Sheet1').getRange('A1').select();
        await context.sync();
      });
      expect(await selectedDeal()).toBe('kelun-merck-2022-12');
      await Excel.run(async (context) => {
        context.workbook.worksheets.getItem('Sheet1').getRange('A2').select();
        await context.sync();
      });
      expect(await selectedDeal()).toBeUndefined();
    }));
});
