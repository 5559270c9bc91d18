// Inserting a table through the pane, beside the same cells, formats and table written by the spreadsheet's own
// mutations; and how soon a large insertion stops.

/** Runs in the workbench's page: from now on counts how long requests wait for the recalculation. */
function countWaits() {
  const { host } = globalThis.dealSheetWorkbench;
  const calculated = host.calculated.bind(host);
  globalThis.dealSheetWaited = 0;
  host.calculated = async () => {
    const begun = performance.now();
    await calculated();
    globalThis.dealSheetWaited += performance.now() - begun;
  };
}

const waited = (page) => page.evaluate(() => globalThis.dealSheetWaited);

/** Runs in the add-in's frame: presses Insert and waits until the pane says that it is done. */
async function insert() {
  const button = [...globalThis.document.querySelectorAll('button')].find((each) =>
    /^Insert table/.test(each.textContent),
  );
  globalThis.document.querySelector('[role=status] button[aria-label=Close]')?.click();
  await new Promise((drawn) => setTimeout(drawn, 100));
  const begun = performance.now();
  button.click();
  let longestGap = 0;
  let last = begun;
  for (;;) {
    await new Promise((drawn) => setTimeout(drawn, 0));
    const now = performance.now();
    longestGap = Math.max(longestGap, now - last);
    last = now;
    const said = globalThis.document.querySelector('[role=status] div, [role=alert] div')?.textContent ?? '';
    if (/ inserted/.test(said)) return { milliseconds: now - begun, longestGap };
    if (/Nothing was inserted/.test(said)) throw new Error(said);
  }
}

/**
 * Runs in the workbench's page: writes what the active sheet holds to another sheet by the spreadsheet's own mutations:
 * one for the new sheet, as the pane inserts on one, one for all values with their formats, then the widths, the table
 * and the frozen row; and shows it.
 */
async function mutations() {
  const { host } = globalThis.dealSheetWorkbench;
  const { univerAPI, workbook } = host;
  const from = workbook.getActiveSheet();
  const snapshot = from.getSheet().getSnapshot();
  const used = from.getDataRange();
  const range = { startRow: 0, startColumn: 0, endRow: used.getLastRow(), endColumn: used.getLastColumn() };
  // A copy of each cell, made before the clock starts: value, type and format.
  const cellValue = {};
  const styles = workbook.getWorkbook().getStyles();
  for (let row = 0; row <= range.endRow; row += 1) {
    cellValue[row] = {};
    for (let column = 0; column <= range.endColumn; column += 1) {
      const cell = snapshot.cellData[row]?.[column];
      if (cell)
        cellValue[row][column] = { v: cell.v, t: cell.t, s: styles.getStyleByCell(cell) ?? undefined };
    }
  }
  const unitId = workbook.getId();
  const id = `mutations-${Math.round(performance.now())}`;
  const freeze = { xSplit: 0, ySplit: 0, startRow: -1, startColumn: -1 };
  const added = { ...snapshot, id, name: id, cellData: {}, rowData: {}, columnData: {}, freeze };
  const target = { unitId, subUnitId: id };
  const mutate = (id, params) => univerAPI.syncExecuteCommand(id, { ...target, ...params });
  const header = Array.from({ length: range.endColumn + 1 }, (_, column) => String(cellValue[0][column]?.v));
  const colWidth = Object.fromEntries(header.map((_, column) => [column, from.getColumnWidth(column)]));
  const begun = performance.now();
  mutate('sheet.mutation.insert-sheet', { index: workbook.getNumSheets(), sheet: added });
  const sheet = workbook.getSheetBySheetId(id);
  mutate('sheet.mutation.set-range-values', { cellValue });
  mutate('sheet.mutation.set-worksheet-col-width', { ranges: [range], colWidth });
  const tableId = String(Math.round(1e6 * Math.random()));
  mutate('sheet.mutation.add-table', { tableId, name: `tbl${tableId}`, range, header, options: {} });
  mutate('sheet.mutation.set-frozen', { startRow: 1, startColumn: -1, ySplit: 1, xSplit: 0 });
  sheet.activate();
  await new Promise((drawn) => globalThis.requestAnimationFrame(drawn));
  return { milliseconds: performance.now() - begun, rows: range.endRow + 1, columns: range.endColumn + 1 };
}

/** What the side before left to be done later (saving, drawing) is done by then, in milliseconds: each begins in quiet. */
const QUIET = 1_000;

/** One insertion beside the same written by mutations, several times: milliseconds. */
export async function measureInsertion({ page, frame, settled }, rounds) {
  await page.evaluate(countWaits);
  const runs = [];
  for (let round = 0; round < rounds; round += 1) {
    await settled();
    await page.waitForTimeout(QUIET);
    const before = await waited(page);
    const { milliseconds, longestGap } = await frame().evaluate(insert);
    const wait = (await waited(page)) - before;
    await settled();
    await page.waitForTimeout(QUIET);
    const own = await page.evaluate(mutations);
    runs.push({
      whole: milliseconds,
      wait,
      insert: milliseconds - wait,
      longestGap,
      ...own,
      mutations: own.milliseconds,
    });
  }
  return runs;
}

/**
 * Runs in the add-in's frame: presses Insert and waits for the button that cancels; gives its middle in the page. Then
 * the browser tells of the press and of what the pane says: nothing here polls, the main thread is as busy as the
 * insertion makes it.
 */
async function beginAndWatch() {
  const { document, frameElement, MutationObserver, performance, PerformanceObserver } = globalThis;
  const labelled = (words) =>
    [...document.querySelectorAll('button')].find((each) => words.test(each.textContent));
  const changed = (look) =>
    new Promise((found) => {
      const observer = new MutationObserver(() => {
        const seen = look();
        if (seen === undefined) return;
        observer.disconnect();
        found(seen);
      });
      observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    });
  const phase = () =>
    document.querySelector('[role=progressbar]')?.parentElement?.previousElementSibling?.textContent ?? '';
  const shown = changed(() => labelled(/^Cancel$/));
  labelled(/^Insert table/).click();
  const button = await shown;
  const begun = performance.now();
  const press = new Promise((arrived) =>
    document.addEventListener(
      'pointerdown',
      // When the browser was given the press, and when the add-in got it.
      ({ timeStamp }) => arrived({ dispatched: timeStamp, arrived: performance.now(), phase: phase() }),
      { once: true, capture: true },
    ),
  );
  const tasks = [];
  new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({ type: 'longtask' });
  const said = changed(() => {
    const words = [...document.querySelectorAll('[role=status] div, [role=alert] div')]
      .map((each) => each.textContent)
      .join(' ');
    const outcome = /Cancelled\. The sheet is as it was|Nothing was inserted| inserted/
      .exec(words)?.[0]
      .trim();
    return outcome && { outcome, at: performance.now() };
  });
  globalThis.dealSheetCancel = { begun, press, tasks, said };
  const box = button.getBoundingClientRect();
  const around = frameElement.getBoundingClientRect();
  return { x: around.x + box.x + box.width / 2, y: around.y + box.y + box.height / 2 };
}

/** Runs in the add-in's frame: what the pane said, and how long after the press. */
async function afterPress() {
  const { begun, press, tasks, said } = globalThis.dealSheetCancel;
  const [{ outcome, at }, { dispatched, arrived, phase }] = await Promise.all([said, press]);
  if (dispatched > at) return { outcome };
  await new Promise((later) => setTimeout(later, 100)); // an observer is told late of a long task
  const meanwhile = tasks.filter(
    (task) => task.startTime + task.duration > dispatched && task.startTime < at,
  );
  return {
    outcome,
    phase,
    moment: dispatched - begun,
    milliseconds: at - dispatched,
    unheard: arrived - dispatched,
    longestTask: Math.max(0, ...meanwhile.map(({ duration }) => duration)),
  };
}

/** Numbers from 0 to 1, the same in each run: one in each of `count` equal parts, so that no phase is left out. */
function* spread(count, seed = 20261123) {
  let state = seed;
  for (let part = 0; part < count; part += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield (part + state / 2 ** 32) / count;
  }
}

/**
 * How soon a large insertion stops when the mouse presses Cancel, at moments all over the time that a whole one takes:
 * from the dispatch of the press to the pane saying what came of it. The press waits for the main thread, as a person's
 * does. One that finds the table inserted already has no time.
 */
export async function measureCancel({ page, frame, settled }, wholeMilliseconds, presses) {
  const session = await page.context().newCDPSession(page);
  const mouse = (type, at) =>
    session.send('Input.dispatchMouseEvent', { type, ...at, button: 'left', clickCount: 1 });
  const runs = [];
  for (const share of spread(presses)) {
    await settled();
    const begun = performance.now();
    const at = await frame().evaluate(beginAndWatch);
    const rest = Math.max(0, share * wholeMilliseconds - (performance.now() - begun));
    const before = await Promise.race([
      frame().evaluate(() => globalThis.dealSheetCancel.said),
      new Promise((passed) => setTimeout(passed, rest)),
    ]);
    // Down and up at once: each is answered only when the main thread has taken it.
    if (!before) await Promise.all([mouse('mousePressed', at), mouse('mouseReleased', at)]);
    const run = before ? { outcome: before.outcome } : await frame().evaluate(afterPress);
    if (/^Nothing/.test(run.outcome)) throw new Error(run.outcome);
    runs.push({ share, ...run });
  }
  await session.detach();
  return runs;
}

/** A whole large insertion: milliseconds, the longest time in which the page answered nothing, and steps of progress. */
export async function measureLarge({ page, frame, settled }) {
  await settled();
  const before = await waited(page);
  const run = await frame().evaluate(insert);
  return { ...run, wait: (await waited(page)) - before };
}
