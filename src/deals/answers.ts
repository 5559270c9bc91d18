import type { DealSet } from './dataset';
import { criterionKey } from './plan';
import type { FieldCriterion } from './plan';

/** Answers already given for a data set; thousands of cells ask the same. Forgotten all at once when they grow too many. */
const answersBySet = new WeakMap<DealSet, Map<string, unknown>>();
const MOST_ANSWERS = 50_000;

/**
 * The answer to a query, worked out once for a data set: a new set starts without any.
 * @param kind what is asked about the query, with every argument besides it
 */
export function keptAnswer<Answer>(
  set: DealSet,
  kind: string,
  query: { readonly criteria: readonly FieldCriterion[]; readonly search?: string },
  work: () => Answer,
): Answer {
  let answers = answersBySet.get(set);
  if (!answers) answersBySet.set(set, (answers = new Map()));
  let key = kind;
  if (query.search) key += `\u0001${query.search}`;
  for (const criterion of query.criteria) key += `\u0002${criterionKey(criterion)}`;
  if (answers.has(key)) return answers.get(key) as Answer;
  const answer = work();
  if (answers.size >= MOST_ANSWERS) answers.clear();
  answers.set(key, answer);
  return answer;
}
