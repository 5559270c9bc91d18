import { launchYears } from '../net-sales';
import { originOf } from '../assumptions';
import { numberText } from '../wording';
import { timeText } from './pathway-text';
import type { DealCase } from './payment';

/** When and on what condition something falls due `years` after launch. */
export function afterLaunch(deal: DealCase, years: number) {
  const { pathway, assumptions } = deal;
  const approved = pathway.phases.at(-1)?.endYears ?? 0;
  return {
    phasesPassed: pathway.phases.length,
    lagYears: launchYears(pathway, assumptions) - approved + years,
    afterSigning: true,
    onMarket: true,
    cash: true,
  } as const;
}

/** Where the time of something that falls due `years` after launch came from. */
export function launchTimeText({ pathway, assumptions }: DealCase, years: number, origin: string): string {
  const delay = assumptions.values.launch_delay;
  const launch =
    delay === 0 ? '' : ` + ${numberText(delay)} to launch ${originOf(assumptions, 'launch_delay')}`;
  return `${timeText(pathway.phases)}${launch} + ${numberText(years)} on the market ${origin}`;
}
