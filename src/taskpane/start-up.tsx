import { createRoot } from 'react-dom/client';
import { decideSource, organisation } from '../source/in-force';
import type { PinnedVersion } from '../source/in-force';
import { versionStore } from '../source/stored';
import { readPin } from '../workbook/pin';
import { preloadDeals } from './deals/deals-on-demand';
import { loadTexts, textsOf } from './known-texts';
import { displayLanguage, languageFor } from './language';
import { officeAnswer } from './office-ready';
import { takeOwnDeals } from './own/own-start';
import { Pane } from './Pane';
import { excelWorkbook, prepareWorkbook } from './workbook-access';

/**
 * Starts the pane in `root`: waits for Office, decides which data answer, renders. Where Office does not answer, a
 * notice says so in place of a white page; should it answer later after all, the pane starts then.
 */
export async function startPane(root: HTMLElement): Promise<void> {
  const answer = await officeAnswer();
  const language = languageFor(displayLanguage());
  await loadTexts(language);
  if (answer !== 'ready') {
    const texts = textsOf(language);
    const notice = await import(/* webpackChunkName: "last-resort" */ './last-resort');
    notice.notifyWithoutPane(texts.start.title, texts.start.reasons[answer], texts.common.close);
    if (answer === 'scriptMissing') return;
    await Office.onReady();
    // Only now does Office tell its language.
    await loadTexts(languageFor(displayLanguage()));
    notice.withdrawNotice();
  }
  createRoot(root).render(<Pane displayLanguage={displayLanguage()} />);
  let haveOwn = false;
  const own = takeOwnDeals().then(() => void (haveOwn = true));
  const pin = await pinOfWorkbook();
  const changed = await decideSource({ pin, ready: Promise.race([own, later(OWN_DEALS_MILLISECONDS)]) });
  // Cells that were told too soon (the bundled data, or #N/A) are asked again; Excel would keep what they show.
  if (changed) await recalculate();
  if (!haveOwn) void own.then(recalculate);
  organisation.onNewVersion(() => void recalculate());
  void versionStore.sweep();
  setTimeout(prepareWorkbook, 1_000);
  void afterOpening().catch(() => undefined);
  void preloadDeals();
}

/** Own deals may take their time (a large record, a slow disk); the public ones are not kept waiting for ever. */
const OWN_DEALS_MILLISECONDS = 10_000;

/** Not asked for by the user, so nothing is noted in the workbook. */
const recalculate = (): Promise<void> =>
  excelWorkbook.recalculateDeals({ byItself: true }).catch(() => undefined);

/** What nobody waits for: the workbook's own part of the add-in comes with it. */
const afterOpening = async (): Promise<void> =>
  (await import(/* webpackChunkName: "workbook" */ './after-opening')).afterOpening(recalculate);

const later = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The version that the workbook is pinned to. One that can't be read is not the same as none: it is asked again. */
async function pinOfWorkbook(waitMilliseconds = 500): Promise<PinnedVersion | undefined> {
  try {
    return await readPin();
  } catch {
    await new Promise((resolve) => setTimeout(resolve, waitMilliseconds));
    return pinOfWorkbook(Math.min(waitMilliseconds * 2, 30_000));
  }
}
