import { useCallback, useLayoutEffect, useRef } from 'react';

/**
 * The same function for as long as a view lives, which calls the latest one: a list of a thousand lines is not drawn
 * anew because the function that it calls saw a key pressed.
 */
export function useStableCallback<Arguments extends readonly unknown[], Result>(
  callback: (...args: Arguments) => Result,
): (...args: Arguments) => Result {
  const latest = useRef(callback);
  useLayoutEffect(() => {
    latest.current = callback;
  });
  return useCallback((...args: Arguments) => latest.current(...args), []);
}
