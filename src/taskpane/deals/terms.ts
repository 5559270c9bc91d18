/** A piece of a deal's headline, US$ million. `rest` is what the source leaves undivided. */
export interface TermsPart {
  readonly kind: 'upfront' | 'nearTerm' | 'milestones' | 'equity' | 'rest';
  readonly usdM: number;
}

/** The disclosed terms that make up a headline, US$ million; undefined where undisclosed. */
export interface DisclosedTerms {
  readonly upfront_usd_m: number | undefined;
  readonly near_term_usd_m: number | undefined;
  readonly milestones_usd_m: number | undefined;
  readonly equity_usd_m: number | undefined;
  /** 'total' where the equity is part of the headline. */
  readonly equity_in: string | undefined;
  readonly total_usd_m: number | undefined;
}

/** The headline as the parts of a bar, and what the whole bar stands for. */
export interface TermsBarParts {
  readonly parts: readonly TermsPart[];
  /** The headline, or the sum of its parts where sources differ and that is more. */
  readonly wholeUsdM: number;
}

/**
 * Splits a headline into upfront, near-term payments, equity inside the headline, milestones and an undivided rest.
 * Undefined where no headline is disclosed: of a part alone nobody knows what it is a part of. Where the parts exceed the headline (sources differ), the bar stands for
 * their sum, so that no part is drawn larger or smaller than it is.
 */
export function termsParts(terms: DisclosedTerms): TermsBarParts | undefined {
  if (terms.total_usd_m === undefined) return undefined;
  const named: readonly (readonly [TermsPart['kind'], number | undefined])[] = [
    ['upfront', terms.upfront_usd_m],
    ['nearTerm', terms.near_term_usd_m],
    ['equity', terms.equity_in === 'total' ? terms.equity_usd_m : undefined],
    ['milestones', terms.milestones_usd_m],
  ];
  const parts: TermsPart[] = [];
  let sum = 0;
  for (const [kind, usdM] of named) {
    if (usdM === undefined || usdM <= 0) continue;
    parts.push({ kind, usdM });
    sum += usdM;
  }
  const whole = Math.max(terms.total_usd_m, sum);
  if (whole <= 0) return undefined;
  // Sources round: a difference of half a per cent is no part of its own.
  if (whole - sum > whole * 0.005) parts.push({ kind: 'rest', usdM: whole - sum });
  return { parts, wholeUsdM: whole };
}
