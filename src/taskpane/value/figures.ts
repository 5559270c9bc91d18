import { useMemo } from 'react';
import type { Formats } from '../formats';
import { useSurroundings } from '../surroundings';

/** How figures of a valuation are written: more digits than in a list of deals, since steps are followed by hand. */
export interface ValueFigures {
  /** US$ million: 2 decimals below 100,000, so that figures in a column line up. */
  readonly usdM: (value: number) => string;
  readonly signedUsdM: (value: number) => string;
  readonly share: (fraction: number) => string;
  readonly factor: (value: number) => string;
  readonly years: (value: number) => string;
  /** A value of an assumption in its unit. */
  readonly assumed: (value: string | number | boolean, unit: string) => string;
}

function valueFigures(formats: Formats): ValueFigures {
  const number = (options: Intl.NumberFormatOptions) => {
    const format = new Intl.NumberFormat(formats.locale, options);
    // No sum of ours is minus nothing.
    return (value: number) => format.format(Math.abs(value) < 5e-9 ? 0 : value);
  };
  const digits = (fraction: number, more: Intl.NumberFormatOptions = {}) =>
    number({ minimumFractionDigits: fraction, maximumFractionDigits: fraction, ...more });
  const byMagnitude = (more: Intl.NumberFormatOptions) => {
    const [two, none] = [digits(2, more), digits(0, more)];
    return (value: number) => (Math.abs(value) < 99_999.995 ? two(value) : none(value));
  };
  const percent = number({ style: 'percent', maximumFractionDigits: 2 });
  const plain = number({ maximumFractionDigits: 4 });
  return {
    usdM: byMagnitude({}),
    signedUsdM: byMagnitude({ signDisplay: 'exceptZero' }),
    share: digits(1, { style: 'percent' }),
    factor: digits(3),
    years: number({ maximumFractionDigits: 2 }),
    assumed: (value, unit) => {
      if (typeof value !== 'number') return String(value);
      if (unit === 'date') return formats.date(value, 'day');
      return unit.startsWith('fraction') || unit === 'probability' ? percent(value) : plain(value);
    },
  };
}

export function useFigures(): ValueFigures {
  const { formats } = useSurroundings();
  return useMemo(() => valueFigures(formats), [formats]);
}
