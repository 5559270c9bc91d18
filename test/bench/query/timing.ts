/** Microseconds of each call, one after the other. */
export function timesOf<Input>(inputs: readonly Input[], call: (input: Input) => unknown): number[] {
  return inputs.map((input) => {
    const begun = performance.now();
    call(input);
    return (performance.now() - begun) * 1e3;
  });
}

export const sum = (times: readonly number[]): number => times.reduce((whole, time) => whole + time, 0);

export const mean = (times: readonly number[]): number => sum(times) / times.length;

export const median = (times: readonly number[]): number =>
  [...times].sort((a, b) => a - b)[times.length >> 1] ?? NaN;

/** Figures by name; each measurement gives the same names in every round. */
export type Figures = Readonly<Record<string, number>>;

/** The least of each figure: what other work on the machine adds to a round is not ours. */
export function leastOf(rounds: readonly Figures[]): Figures {
  const [first = {}] = rounds;
  return Object.fromEntries(
    Object.keys(first).map((name) => [name, Math.min(...rounds.map((round) => round[name] ?? NaN))]),
  );
}
