import { createRoot } from 'react-dom/client';
import { decideSource, organisation } from '../source/in-force';
import type { PinnedVersion } from '../source/in-force';
import { readPin } from '../workbook/pin';
import { preloadDeals } from './deals/DealsPlace';
import { displayLanguage, languageFor } from './language';
import { officeAnswer } from './office-ready';
import { takeOwnDeals } from './own/own-start';
import { Pane } from './Pane';
import { TEXTS } from './texts';
import { excelWorkbook, prepareWorkbook } from './workbook-access';

/**
 * Starts the pane in `root`: waits for Office, decides which data answer, renders. Where Office does not answer, a
 * notice says so in place of a white page; should it answer later after all, the pane starts then.
 */
export async function startPane(root: HTMLElement): Promise<void> {
  const answer = await officeAnswer();
  if (answer !== 'ready') {
    const texts = TEXTS[languageFor(displayLanguage())];
    const notice = await import(/* webpackChunkName: "last-resort" */ './last-resort');
    notice.notifyWithoutPane(texts.start.title, texts.start.reasons[answer], texts.common.close);
    if (answer === 'scriptMissing') return;
    await Office.onReady();
    notice.withdrawNotice();
  }
  createRoot(root).render(<Pane displayLanguage={displayLanguage()} />);
  const [pin] = await Promise.all([pinOfWorkbook(), takeOwnDeals()]);
  const changed = await decideSource({ pin });
  // Cells that were told too soon (the bundled data, or #N/A) are asked again; Excel would keep what they show.
  if (changed) await excelWorkbook.recalculateDeals().catch(() => undefined);
  organisation.onNewVersion(() => void excelWorkbook.recalculateDeals().catch(() => undefined));
  setTimeout(prepareWorkbook, 1_000);
  void preloadDeals();
}

/** The version that the workbook is pinned to. One that can't be read is not the same as none: it is asked again. */
async function pinOfWorkbook(waitMilliseconds = 500): Promise<PinnedVersion | undefined> {
  try {
    return await readPin();
  } catch {
    await new Promise((resolve) => setTimeout(resolve, waitMilliseconds));
    return pinOfWorkbook(Math.min(waitMilliseconds * 2, 30_000));
  }
}
