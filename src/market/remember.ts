import type { MarketTables } from './tables';

const MOST_ANSWERS = 2000;

/**
 * A look-up that is made once for each question and set of tables: the tables never change, and a valuation asks the
 * same few questions thousands of times in a sensitivity or a simulation.
 * @param keyOf what of the question decides the answer, as text
 */
export function remembered<Question extends readonly unknown[], Answer>(
  keyOf: (...question: Question) => string,
  lookUp: (tables: MarketTables, ...question: Question) => Answer,
): (tables: MarketTables, ...question: Question) => Answer {
  const byTables = new WeakMap<MarketTables, Map<string, Answer>>();
  return (tables, ...question) => {
    let answers = byTables.get(tables);
    if (!answers) byTables.set(tables, (answers = new Map()));
    const key = keyOf(...question);
    const known = answers.get(key);
    if (known !== undefined) return known;
    const answer = lookUp(tables, ...question);
    // Questions can hold what a user typed: a memory that only grows would never be given back.
    if (answers.size >= MOST_ANSWERS) answers.clear();
    answers.set(key, answer);
    return answer;
  };
}
