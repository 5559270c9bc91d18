import type { DealCase } from './events/payment';
import type { ValuationEvent } from './pricing';

/** What a valuation does not count, and why a reader must know. */
export interface LeftOut {
  readonly what:
    | 'ended'
    | 'floor'
    | 'upfront undisclosed'
    | 'upfront estimated'
    | 'milestones undisclosed'
    | 'headline rest'
    | 'note'
    | 'licensee'
    | 'launch cost';
  /** US$ million, where an amount is known that the value does not count. */
  readonly amountUsdM?: number | undefined;
  /** What the schedule says of it: the event, and its basis. */
  readonly event?: string;
  readonly basis?: string;
}

/**
 * What is undisclosed or not given and therefore not in the value, or in it as an estimate only, in the order in which it matters.
 * @param events the licensor's schedule of the deal
 */
export function leftOutOf(deal: DealCase, events: readonly ValuationEvent[]): readonly LeftOut[] {
  const { terms, headline, forecast, assumptions, ended } = deal;
  const upfrontStandsElsewhere = terms.nearTermUsdM !== undefined || terms.dealType === 'Acquisition';
  const upfront: LeftOut[] =
    terms.upfrontUsdM !== undefined || upfrontStandsElsewhere
      ? []
      : headline.upfront
        ? [
            {
              what: 'upfront estimated',
              amountUsdM: headline.upfront.amountUsdM,
              basis: headline.upfront.basis(),
            },
          ]
        : [{ what: 'upfront undisclosed' }];
  const noMilestones =
    !headline.floor && !headline.devReg && !headline.sales && terms.milestonesUsdM === undefined;
  const notes = events
    .filter(({ part }) => part === 'note' || part === 'headline rest')
    .filter(({ event }) => event !== 'ended')
    .map(({ part, event, amountUsdM, basis }): LeftOut => ({
      what: part === 'headline rest' ? 'headline rest' : 'note',
      event,
      basis,
      ...(amountUsdM === 0 ? {} : { amountUsdM }),
    }));
  return [
    ...(ended === undefined ? [] : [{ what: 'ended' as const, basis: ended }]),
    ...(headline.floor ? [{ what: 'floor' as const }] : []),
    ...upfront,
    ...(noMilestones && terms.dealType !== 'Acquisition'
      ? [{ what: 'milestones undisclosed' as const }]
      : []),
    ...notes,
    ...(forecast ? [] : [{ what: 'licensee' as const }]),
    ...(forecast && assumptions.values.launch_cost === 0 ? [{ what: 'launch cost' as const }] : []),
  ];
}
