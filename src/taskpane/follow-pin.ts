import { decideSource, pinFollowed } from '../source/in-force';
import { isSamePin } from '../source/pinned-version';
import type { PinnedVersion } from '../source/pinned-version';
import { readPin } from '../workbook/pin';
import { watchPin } from '../workbook/write-pin';

/** What the pane itself writes is followed by then. */
const AFTER_MILLISECONDS = 500;

/**
 * Keeps to the workbook's pin when somebody else sets or lifts it while the workbook is open: a co-author, another window.
 * An Excel that tells of no changed settings leaves it at what the pin was on opening.
 * @param recalculate asks all cells anew
 */
export async function followPin(recalculate: () => Promise<void>): Promise<void> {
  if (typeof Excel === 'undefined') return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = async () => {
    if (await decideAnew()) await recalculate();
  };
  const listener = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void look().catch(() => undefined), AFTER_MILLISECONDS);
  };
  try {
    await watchPin(listener);
    // The pin was read seconds ago: nobody told of what has changed since.
    await look();
  } catch {
    // What this Excel does not tell, or can't be read now, is not followed.
  }
}

/**
 * Reads the workbook's pin and, where it is not the one that answers keep to, decides anew.
 * @returns whether cells that have answered before would answer otherwise now
 * @throws WorkbookError where the workbook can't be read
 */
export async function decideAnew(read: () => Promise<PinnedVersion | undefined> = readPin): Promise<boolean> {
  const followed = pinFollowed();
  const pin = await read();
  if (followed === 'undecided' || isSamePin(pin, followed)) return false;
  return decideSource({ pin });
}
