/**
 * The pane in the workbench, in a real browser: how soon it can be used, how soon the list follows what is typed among
 * 100,000 deals, how smoothly it scrolls, and what inserting costs beside the spreadsheet's own mutations. The deals are
 * resampled from the bundled ones with a fixed seed and come as a data version does: through the feed.
 */
import { loadavg } from 'node:os';
import { buildIfStale } from '../../scripts/build.mjs';
import { measure } from './child.mjs';
import { measureCancel, measureInsertion, measureLarge } from './pane/inserting.mjs';
import { measureScrolling, measureTyping } from './pane/list.mjs';
import { measureOpening } from './pane/opening.mjs';
import { openWorkbench } from './pane/workbench.mjs';

const [SMALL, LARGE] = [10_000, 100_000];
const TYPED = ['adc 2024 >500', 'hengrui', 'phase 2 oncology'];

export const title = 'The pane: opening, typing, scrolling, inserting';

const sorted = (values) => [...values].sort((a, b) => a - b);
const median = (values) => sorted(values)[Math.floor(values.length / 2)];
/** The time that 95 of 100 keys stay within, as PERCENTILE.INC rounds up. */
const ninetyFifth = (values) => sorted(values)[Math.ceil((values.length - 1) * 0.95)];
const worst = (values) => Math.max(...values);
const short = (value) => Math.round(value * 10) / 10;
const row = (what, measured, unit, aim, met) => ({
  what,
  measured: short(measured),
  unit,
  aim,
  outcome: met === undefined ? '' : met ? 'met' : 'NOT MET',
});

async function measured(step, work) {
  const begun = performance.now();
  const result = await work();
  const seconds = ((performance.now() - begun) / 1e3).toFixed(1);
  console.error(`  ${step}: ${seconds} s, load ${loadavg()[0].toFixed(1)}`);
  return result;
}

export async function run() {
  await buildIfStale();
  // Each version is newer than the one before it; the large one comes twice, so that nothing stands in the sheets yet
  // while typing and scrolling are measured.
  const large = measure('pane/version.ts', 'offerResampled', LARGE, '2027-01');
  const small = measure('pane/version.ts', 'offerResampled', SMALL, '2027-02');
  const largeAgain = measure('pane/version.ts', 'offerResampled', LARGE, '2027-03');
  const workbench = await openWorkbench([large, small, largeAgain]);
  try {
    const opening = await measured('opening', () => measureOpening(workbench, 5));
    await measured('100,000 deals', () => workbench.use(large));
    const typing = await measured('typing', () => measureTyping(workbench, TYPED));
    const scrolling = await measured('scrolling', () => measureScrolling(workbench, 5));
    await measured('10,000 deals', () => workbench.use(small));
    await chooseTwelveColumns(workbench);
    const inserted = await measured('inserting 10,000', () => measureInsertion(workbench, 6));
    await measured('100,000 deals', () => workbench.use(largeAgain));
    const whole = await measured('inserting 100,000', () => measureLarge(workbench));
    const cancelled = await measured('cancelling', () => measureCancel(workbench, whole.milliseconds, 12));
    return report({ opening, inserted, typing, scrolling, cancelled, whole });
  } finally {
    await workbench.close();
  }
}

/** The columns of the set "Science" are twelve. */
async function chooseTwelveColumns({ pane }) {
  await pane.getByTitle('Columns and place').click();
  await pane.getByLabel('On a new sheet').check();
  await pane.getByLabel('Columns', { exact: true }).selectOption('science');
  await pane.getByTitle('Columns and place').click();
}

function report({ opening, inserted, typing, scrolling, cancelled, whole }) {
  const keys = typing.map(({ milliseconds }) => milliseconds);
  const ratio = median(inserted.map((each) => each.insert / each.mutations));
  // A press that came too late found the table inserted, and has no time.
  const pressed = cancelled.filter(({ milliseconds }) => milliseconds !== undefined);
  const unheeded = pressed.filter(({ outcome }) => outcome === 'inserted');
  const stopped = pressed.map(({ milliseconds }) => milliseconds);
  const shown = median(opening.shown);
  const started = median(opening.started);
  const rows = [
    row('click on the ribbon to the pane, add-in running', shown, 'ms', '≤ 700', shown <= 700),
    row('click on the ribbon to the pane, add-in started', started, 'ms', '≤ 700', started <= 700),
    row(
      'a key in the search to the list, 100k deals, median',
      median(keys),
      'ms',
      '≤ 50',
      median(keys) <= 50,
    ),
    row('the same, 95 of 100 keys', ninetyFifth(keys), 'ms', '≤ 50', ninetyFifth(keys) <= 50),
    row('the same, slowest key', worst(keys), 'ms', '', undefined),
    row(
      'scrolling 100k deals, wheel',
      scrolling.wheel.perSecond,
      'frames/s',
      '≥ 55',
      scrolling.wheel.perSecond >= 55,
    ),
    row(
      'scrolling 100k deals, thumb',
      scrolling.thumb.perSecond,
      'frames/s',
      '≥ 55',
      scrolling.thumb.perSecond >= 55,
    ),
    row(
      'frames without deals while scrolling',
      scrolling.wheel.blank + scrolling.thumb.blank,
      'frames',
      '',
      undefined,
    ),
    row('insert 10k × 12, all', median(inserted.map((each) => each.whole)), 'ms', '', undefined),
    row(
      'insert 10k × 12, without the wait for recalculation',
      median(inserted.map((each) => each.insert)),
      'ms',
      '',
      undefined,
    ),
    row(
      'the same by the spreadsheet’s own mutations',
      median(inserted.map((each) => each.mutations)),
      'ms',
      '',
      undefined,
    ),
    row('insert against mutations', ratio, '×', '≤ 1.5', ratio <= 1.5),
    row(
      'a press on Cancel of 100k × 12 to the pane’s answer',
      worst(stopped),
      'ms',
      '≤ 300',
      worst(stopped) <= 300,
    ),
    row('the same, median', median(stopped), 'ms', '', undefined),
    row('presses on Cancel', pressed.length, 'presses', '', undefined),
    row('of these, followed by a table inserted', unheeded.length, 'presses', '0', unheeded.length === 0),
    row('insert 100k × 12, all', whole.milliseconds, 'ms', '', undefined),
    row('the longest time without an answer meanwhile', whole.longestGap, 'ms', '', undefined),
  ];
  return { rows, load: loadavg(), details: { opening, inserted, typing, scrolling, cancelled, whole } };
}
