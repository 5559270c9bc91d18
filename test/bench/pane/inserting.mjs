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

/** One insertion beside the same written by mutations, several times: milliseconds. */
export async function measureInsertion({ page, frame, settled }, rounds) {
  await page.evaluate(countWaits);
  const runs = [];
  for (let round = 0; round < rounds; round += 1) {
    await settled();
    const before = await waited(page);
    const { milliseconds, longestGap } = await frame().evaluate(insert);
    const wait = (await waited(page)) - before;
    await settled();
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

/** Runs in the add-in's frame: presses Insert, and Cancel once it has written a share; until the pane says so. */
async function cancel(share) {
  const { document } = globalThis;
  const labelled = (words) =>
    [...document.querySelectorAll('button')].find((each) => words.test(each.textContent));
  labelled(/^Insert table/).click();
  const seen = new Set();
  for (;;) {
    await new Promise((drawn) => setTimeout(drawn, 0));
    const done = Number(document.querySelector('[role=progressbar]')?.getAttribute('aria-valuenow') ?? 0);
    seen.add(done);
    if (/Writing/.test(document.body.textContent) && done >= share * 100) break;
    if (/ inserted/.test(document.querySelector('[role=status]:not(:empty)')?.textContent ?? ''))
      throw new Error('inserted before it could be cancelled');
  }
  const begun = performance.now();
  labelled(/^Cancel/).click();
  while (!/Cancelled\. The sheet is as it was/.test(document.body.textContent))
    await new Promise((drawn) => setTimeout(drawn, 0));
  return { milliseconds: performance.now() - begun, steps: seen.size };
}

/** How soon a large insertion stops when it is cancelled at several moments, the sheet put back. */
export async function measureCancel({ frame, settled }, shares) {
  const runs = [];
  for (const share of shares) {
    await settled();
    runs.push({ share, ...(await frame().evaluate(cancel, share)) });
  }
  return runs;
}

/** A whole large insertion: milliseconds, the longest time in which the page answered nothing, and steps of progress. */
export async function measureLarge({ page, frame, settled }) {
  await settled();
  const before = await waited(page);
  const run = await frame().evaluate(insert);
  return { ...run, wait: (await waited(page)) - before };
}
