import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';
import { webcrypto } from 'node:crypto';
import { TextDecoder, TextEncoder } from 'node:util';
import { MessageChannel } from 'node:worker_threads';
import { toHaveNoViolations } from 'jest-axe';

expect.extend(toHaveNoViolations);
// Whether each ancestor is displayed costs more than the test, and jsdom does not know it: axe and the browser do.
configure({ defaultHidden: true, asyncUtilTimeout: 5_000 });

// What browsers have and jsdom has not.
class NoObserver {
  observe() {}
  unobserve() {}
  disconnect() {}
}
Object.assign(globalThis, {
  ResizeObserver: NoObserver,
  IntersectionObserver: NoObserver,
  TextDecoder,
  TextEncoder,
});
Object.defineProperty(globalThis, 'crypto', { value: webcrypto, configurable: true });

// jsdom lays nothing out: every element is a pane of 320 by 600, so that the virtual list shows a screen of lines.
Object.defineProperties(HTMLElement.prototype, {
  offsetWidth: { configurable: true, get: () => 320 },
  offsetHeight: { configurable: true, get: () => 600 },
  clientHeight: { configurable: true, get: () => 600 },
});
Element.prototype.scrollTo ??= () => undefined;
Element.prototype.scrollIntoView ??= () => undefined;

// Only once React is there, which would keep one open for ever.
beforeAll(() => void Object.assign(globalThis, { MessageChannel }));
beforeEach(() => localStorage.clear());
