import type { AssumptionInForce } from '../in-force';
import type { AssumptionName } from '../assumption-list';
import type { DealCase } from '../events/payment';

/** What the head of the sheet says of the deal, and where its terms were read. */
export interface ModelSubject {
  /** "Kelun-Biotech → Merck & Co.": the parties, or what the user calls a deal of their own. */
  readonly title: string;
  readonly dealId?: string | undefined;
  /** Asset, stage and the like, in words. */
  readonly about: readonly string[];
  /** Page where the terms were read. */
  readonly sourceUrl?: string | undefined;
  /** Version of the deal data. */
  readonly dataVersion: string;
}

/** All that the blocks are made from. */
export interface ModelInput {
  readonly deal: DealCase;
  readonly subject: ModelSubject;
  /** Every assumption in force, by name. */
  readonly inForce: ReadonlyMap<string, AssumptionInForce>;
}

/** @throws Error for an assumption that the list of those in force lacks: never, the list is complete */
export function assumptionIn({ inForce }: ModelInput, name: AssumptionName): AssumptionInForce {
  const row = inForce.get(name);
  if (!row) throw new Error(`no assumption ${name} in force`);
  return row;
}
