import { screen } from '@testing-library/react';

/** The button that cancels what is running: a question that waits behind it has a disabled one. */
export function cancelOfRunning(): HTMLElement {
  const enabled = screen
    .getAllByRole('button', { name: 'Cancel' })
    .filter((button) => button.getAttribute('aria-disabled') !== 'true');
  const [cancel, ...others] = enabled;
  if (!cancel || others.length > 0) throw new Error(`${String(enabled.length)} buttons cancel`);
  return cancel;
}
