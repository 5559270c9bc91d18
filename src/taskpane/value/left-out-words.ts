import type { LeftOut } from '../../valuation/left-out';

/** Notes of the schedule that the pane says in its own words, without names of arguments. */
export type NoteName =
  | 'royalties'
  | 'noRoyalties'
  | 'profitShare'
  | 'salesThresholds'
  | 'chinaOnly'
  | 'countedInParent'
  | 'receivedToDate'
  | 'withholdingTax';

/** How each is told: by its event, and by its basis, of which a part may be named. */
const NOTES: readonly (readonly [event: string, basis: RegExp, name: NoteName])[] = [
  ['royalties', /^left out: .+?; (.+)$/, 'royalties'],
  ['royalties', /^no royalties: (.+)$/, 'noRoyalties'],
  ['profit share', /^left out: /, 'profitShare'],
  ['sales thresholds', /^not used: /, 'salesThresholds'],
  ['China only', /./, 'chinaOnly'],
  ['counted in parent', /headline of (\S+): /, 'countedInParent'],
  ['received to date', /./, 'receivedToDate'],
  ['withholding tax', /^([\d.]+ %) given/, 'withholdingTax'],
];

/** Which note it is, and what it names in words of the schedule; undefined for one that is not known. */
export function knownNote({
  event,
  basis = '',
}: Pick<LeftOut, 'event' | 'basis'>): { readonly name: NoteName; readonly found: string } | undefined {
  for (const [known, pattern, name] of NOTES) {
    const found = known === event ? pattern.exec(basis) : null;
    if (found) return { name, found: found[1] ?? '' };
  }
  return undefined;
}
