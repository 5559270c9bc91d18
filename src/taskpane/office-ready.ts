/** How Office.js answered at start-up. */
export type OfficeAnswer = 'ready' | 'scriptMissing' | 'silent';

/** How long start-up waits for `Office.onReady` before it tells the user, in milliseconds. */
const OFFICE_TIMEOUT_MS = 10_000;

/**
 * Waits for Office.js. It never rejects: `scriptMissing` where office.js did not load at all (the `Office` global is
 * absent), `silent` where it loaded but did not become ready in time. `onReady` is then still pending, so a caller
 * may go on waiting.
 */
export async function officeAnswer(timeoutMs = OFFICE_TIMEOUT_MS): Promise<OfficeAnswer> {
  if (typeof Office === 'undefined') return 'scriptMissing';
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<OfficeAnswer>((resolve) => {
    timer = setTimeout(() => resolve('silent'), timeoutMs);
  });
  const answer = await Promise.race([Office.onReady().then((): OfficeAnswer => 'ready'), tooLate]);
  clearTimeout(timer);
  return answer;
}
