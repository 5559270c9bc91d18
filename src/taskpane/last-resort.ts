import { UI } from '@microsoft/office-js-helpers';

const NOTICE = '.office-js-helpers-notification';

/**
 * The notice of last resort, for when the pane can't start. Loaded on demand in a chunk of its own: it needs neither
 * React nor Fluent, so it works where they do not. Its button, which relies on a font that is not there, gets a name
 * and a sign of its own; its colours stand in taskpane.html.
 */
export function notifyWithoutPane(title: string, message: string, close: string): void {
  UI.notify(message, title, 'error');
  const notice = document.querySelector(NOTICE);
  notice?.setAttribute('role', 'alert');
  const button = notice?.querySelector('button');
  button?.setAttribute('aria-label', close);
  button?.replaceChildren('✕');
}

/** Takes the notice away again, once Office answered after all. */
export function withdrawNotice(): void {
  document.querySelectorAll(NOTICE).forEach((notice) => notice.remove());
}
