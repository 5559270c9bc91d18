import { useSurroundings, useTexts } from '../surroundings';
import { EVENTS_TEXTS } from './events-texts';

type EventTexts = (typeof EVENTS_TEXTS)['en-US'];

/** Events that are always called the same, as a schedule names them in cells. */
const NAMES: Readonly<Record<string, keyof EventTexts>> = {
  upfront: 'upfront',
  'upfront and near-term': 'upfrontAndNearTerm',
  'near-term': 'nearTerm',
  price: 'price',
  equity: 'equity',
  'equity outside the headline': 'equityOutside',
  'milestone: filing': 'filing',
  'milestone: approval': 'approval',
  'milestone: further approvals': 'furtherApprovals',
  'cost share, launch': 'costShareLaunch',
  'launch cost': 'launchCost',
};

/** How events begin that end with a phase, a year, an amount or the name of another event. */
const BEGINNINGS: readonly (readonly [beginning: string, key: keyof EventTexts])[] = [
  ['milestone: entry into ', 'entry'],
  ['sales milestone, launch + ', 'salesAfterLaunch'],
  ['sales milestone, net sales ', 'salesAtNetSales'],
  ['royalty, market year ', 'royalty'],
  ['profit share, market year ', 'profitShare'],
  ['cost share, ', 'costShare'],
  ['operating profit, market year ', 'operatingProfit'],
  ['tax, market year ', 'tax'],
  ['R&D cost, ', 'researchCost'],
  ['payment: ', 'payment'],
];

/**
 * The name of an event in the language of the pane; an event that is not known stays as the schedule has it.
 * @param entry a phase in that language
 */
export function eventWords(texts: EventTexts, entry: (phase: string) => string, event: string): string {
  const name = NAMES[event];
  const text = name && texts[name];
  if (typeof text === 'string') return text;
  for (const [beginning, key] of BEGINNINGS) {
    if (!event.startsWith(beginning)) continue;
    const say = texts[key];
    const rest = event.slice(beginning.length);
    if (typeof say === 'function')
      return say(key === 'payment' ? eventWords(texts, entry, rest) : entry(rest));
  }
  return event;
}

/** Names of events in the language that this view speaks. */
export function useEventWords(): (event: string) => string {
  const { entry } = useSurroundings();
  const texts = useTexts(EVENTS_TEXTS);
  return (event) => eventWords(texts, entry, event);
}
