import { alternativesOf, anyOf } from '../deals/alternatives';
import type { DealQuery } from '../deals/query';

/** The deals that a table of deals picked by hand asks for; undefined where a query asks for anything else. */
export function pickedIn({ criteria, search = '' }: DealQuery): readonly string[] | undefined {
  const [only, ...others] = criteria;
  if (!only || others.length > 0 || search !== '' || only.field !== 'deal_id') return undefined;
  const { test } = only;
  if (typeof test !== 'string' || /^[<>=]|[*?~]/.test(test)) return undefined;
  return alternativesOf(test, 'deal')?.tests ?? [test];
}

/** The query of picked deals with one more; as it is where it asks for that already. */
export const withPicked = (query: DealQuery, picked: readonly string[], dealId: string): DealQuery =>
  picked.some((each) => isSameDeal(each, dealId))
    ? query
    : { ...query, criteria: [{ field: 'deal_id', test: anyOf([...picked, dealId]) }] };

export const isSameDeal = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
