// From a click on the ribbon to a pane that can be used: a deal is listed, and the search box takes what is typed.

/** Runs in the workbench's page: milliseconds from the click on "Deals" until the hidden pane is there again. */
async function shown() {
  const button = globalThis.document.querySelector('.wb-ribbon button');
  const frame = globalThis.document.querySelector('iframe');
  const usable = () =>
    frame.getBoundingClientRect().width > 0 && frame.contentDocument.querySelector('[role=option]') !== null;
  const clicked = performance.now();
  button.click();
  do await new Promise((drawn) => globalThis.requestAnimationFrame(drawn));
  while (!usable());
  return performance.now() - clicked;
}

/** Runs in the workbench's page: the same with an add-in that has to start: its page loads anew. */
async function started() {
  const frame = globalThis.document.querySelector('iframe');
  const before = frame.contentDocument;
  const clicked = performance.now();
  frame.contentWindow.location.reload();
  const usable = () => {
    const document = frame.contentDocument;
    if (!document || document === before) return false;
    const search = document.querySelector('[role=searchbox], input');
    return search !== null && !search.disabled && document.querySelector('[role=option]') !== null;
  };
  do await new Promise((drawn) => globalThis.requestAnimationFrame(drawn));
  while (!usable());
  return performance.now() - clicked;
}

/** Times of several openings, milliseconds. */
export async function measureOpening({ page, pane, settled }, rounds) {
  const times = { shown: [], started: [] };
  for (let round = 0; round < rounds; round += 1) {
    await page.getByRole('button', { name: 'Close the pane' }).click();
    times.shown.push(await page.evaluate(shown));
  }
  for (let round = 0; round < rounds; round += 1) {
    times.started.push(await page.evaluate(started));
    await pane.locator('[role=option]').first().waitFor();
    await settled();
  }
  return times;
}
