/**
 * Royalties as sources word them ("tiered, high single-digit to low double-digit"), read as percentage points of net
 * sales by a house table. A profit share, commission or supply price is not a royalty and never read as one.
 */

/** What the words of a source say about a royalty. */
export type RoyaltyReading =
  | { readonly kind: 'rates'; readonly lowPct: number; readonly highPct: number; readonly reading: string }
  /** A royalty is due, its rate is not worded. */
  | { readonly kind: 'unstated' }
  /** No royalty at all: the word none, or only a profit share, commission or supply price. */
  | { readonly kind: 'none'; readonly reading: string };

type Grade = 'low' | 'mid' | 'high';
type Range = readonly [lowPct: number, highPct: number];

/** The house table (VALUATION.md, by analogy "mid double digit" is "mid teens" and "teens" run from 10 to 19). */
const HOUSE_TABLE: Readonly<Record<string, Readonly<Partial<Record<Grade | 'plain', Range>>>>> = {
  single: { plain: [1, 9], low: [1, 3], mid: [4, 6], high: [7, 9] },
  double: { plain: [10, 15], low: [10, 13], mid: [14, 16] },
  teen: { plain: [10, 19], low: [10, 13], mid: [14, 16], high: [17, 19] },
  twenty: { plain: [20, 23], low: [20, 23] },
};

/** The bottom of the table: where "up to …" begins, since the source does not say. */
const LOWEST_PCT = 1;
/** "Close to double-digit" is the high end of single digits. */
const JUST_BELOW_DOUBLE_DIGIT: Range = [7, 9];

/** Words of what is not a royalty on the licensee's sales to the licensor. */
const NO_ROYALTY = /profit|commission|supply|proceeds|gross margin|revenue share|equal share|\breceives\b/;

const WORD = /low|mid|high|single|double|teens?|twent(?:y|ies)/g;

const classOf = (word: string): string | undefined => {
  if (word === 'single' || word === 'double') return word;
  if (word.startsWith('teen')) return 'teen';
  return word.startsWith('twent') ? 'twenty' : undefined;
};

/** The ranges that a clause names: "low to mid teens" grades one class twice, "high single to low double digit" two. */
function rangesIn(clause: string): Range[] {
  const ranges: Range[] = [];
  let grades: Grade[] = [];
  for (const [word] of clause.matchAll(WORD)) {
    const table = HOUSE_TABLE[classOf(word) ?? ''];
    if (!table) {
      grades.push(word as Grade);
      continue;
    }
    const asked: (Grade | 'plain')[] = grades.length > 0 ? grades : ['plain'];
    ranges.push(...asked.map((grade) => table[grade] ?? table.plain).filter((range) => range !== undefined));
    grades = [];
  }
  return ranges;
}

/** Percentages in figures: "8% to 15%", "15-20%", "up to 20 %". */
function figuresIn(clause: string): number[] {
  const pair =
    /(\d+(?:\.\d+)?)\s*%?\s*(?:(?:up |rising )?to|-|–|and)\s*(\d+(?:\.\d+)?)\s*(?:%|per ?cent)/.exec(clause);
  if (pair) return [Number(pair[1]), Number(pair[2])];
  const one = /(\d+(?:\.\d+)?)\s*(?:%|per ?cent)/.exec(clause);
  return one ? [Number(one[1])] : [];
}

function readClause(clause: string): RoyaltyReading | undefined {
  const figures = figuresIn(clause);
  const worded = /digit|teen|twent/.test(clause) ? rangesIn(clause) : [];
  const first = figures[0] ?? worded[0]?.[0];
  const last = figures.at(-1) ?? worded.at(-1)?.[1];
  if (first === undefined || last === undefined) return undefined;
  if (/close to|nearly|approaching|just below/.test(clause) && figures.length === 0 && first === 10) {
    return rates(clause, JUST_BELOW_DOUBLE_DIGIT);
  }
  // "Up to" a single level: the source does not say where the tiers begin.
  const upTo = /up to/.test(clause) && Math.max(figures.length, worded.length) === 1;
  const lowPct = upTo ? Math.min(LOWEST_PCT, last) : Math.min(first, last);
  const highPct = Math.max(first, last);
  return highPct < 100 ? rates(clause, [lowPct, highPct]) : undefined;
}

const rates = (clause: string, [lowPct, highPct]: Range): RoyaltyReading => ({
  kind: 'rates',
  lowPct,
  highPct,
  reading: `"${clause}" read as ${lowPct === highPct ? lowPct : `${lowPct}-${highPct}`} %`,
});

/**
 * Reads the words of a source. The first clause that names a rate decides; clauses about a profit share, commission,
 * supply price, or about what the other side receives are left out.
 */
export function readRoyaltyWords(text: string): RoyaltyReading {
  const words = text.normalize('NFKC').toLowerCase();
  const clauses = words
    .split(/[;,()]|\bexcept\b/)
    .map((clause) =>
      clause
        .replace(/(?<=[a-z])\s*-\s*(?=[a-z\s])/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((clause) => clause !== '');
  if (words.trim() === 'none') return { kind: 'none', reading: 'none' };
  const kept = clauses.filter((clause) => !NO_ROYALTY.test(clause));
  for (const clause of kept) {
    const reading = readClause(clause);
    if (reading) return reading;
  }
  const due = kept.some((clause) => /royalt|tiered|net sales|original agreement/.test(clause));
  if (due || kept.length === clauses.length) return { kind: 'unstated' };
  return { kind: 'none', reading: `"${text}" is not a royalty` };
}
