// The list of deals: from a key in the search box to the list that it gives, and frames while it scrolls.

/** Runs in the add-in's frame: notes when the list or its sums changed after a key went down. */
function watchTyping() {
  const list = globalThis.document.querySelector('main');
  const watch = { key: 0, changed: 0 };
  globalThis.dealSheetBench = watch;
  globalThis.document.addEventListener(
    'keydown',
    (event) => {
      watch.key = event.timeStamp;
      watch.changed = 0;
    },
    true,
  );
  // The list and the sums; what is typed itself is an attribute of the box.
  new globalThis.MutationObserver(() => {
    globalThis.requestAnimationFrame(() => {
      const drawn = new globalThis.MessageChannel();
      drawn.port1.onmessage = () => (watch.changed = performance.now());
      drawn.port2.postMessage(null);
    });
  }).observe(list, { childList: true, characterData: true, subtree: true });
}

/** Milliseconds from each key to the last change that it made to the list, once drawn. */
export async function measureTyping({ frame, pane, page }, texts) {
  const box = pane.getByLabel('Search deals').first();
  await frame().evaluate(watchTyping);
  const times = [];
  for (const text of texts) {
    await box.fill('');
    await page.waitForTimeout(600);
    for (const key of text) {
      await page.keyboard.press(key === ' ' ? 'Space' : key);
      await page.waitForTimeout(500);
      const { key: down, changed } = await frame().evaluate(() => globalThis.dealSheetBench);
      if (changed > down) times.push({ text, key, milliseconds: changed - down });
    }
  }
  await box.fill('');
  await page.waitForTimeout(600);
  return times;
}

/** Runs in the add-in's frame: scrolls the list by so many pixels a frame; frames a second, and frames with a gap. */
async function scroll({ seconds, pixels }) {
  const list = globalThis.document.querySelector('[role=listbox]');
  const { left, top, width, height } = list.getBoundingClientRect();
  const isBlank = () =>
    globalThis.document.elementFromPoint(left + width / 2, top + height / 2)?.closest('[role=option]') ===
    null;
  list.scrollTop = 0;
  await new Promise((drawn) => setTimeout(drawn, 300));
  const begun = performance.now();
  let [frames, blank, longest, last] = [0, 0, 0, begun];
  while (last - begun < seconds * 1000) {
    const now = await new Promise((drawn) =>
      globalThis.requestAnimationFrame(() => drawn(performance.now())),
    );
    longest = Math.max(longest, now - last);
    last = now;
    frames += 1;
    if (isBlank()) blank += 1;
    list.scrollTop += pixels;
    if (list.scrollTop + height >= list.scrollHeight - 1) list.scrollTop = 0;
  }
  return { perSecond: frames / ((last - begun) / 1000), blank, frames, longest };
}

/** Frames a second while the list scrolls, slowly and as fast as a dragged thumb. */
export async function measureScrolling({ frame }, seconds) {
  return {
    wheel: await frame().evaluate(scroll, { seconds, pixels: 60 }),
    thumb: await frame().evaluate(scroll, { seconds, pixels: 20_011 }),
  };
}
