import { STAGES } from '../../deals/vocabulary';
import { PHASES, phaseOfStage } from '../../market/phases';
import { typicalUpfrontShare } from '../headline';
import { POST_EXCLUSIVITY_YEARS, SHARE_OF_YEAR } from '../net-sales';
import { TIMINGS } from '../assumption-list';
import { NEAR_TERM_YEARS } from '../events/signing';
import { DAYS_A_YEAR } from '../valuation-date';
import type { Kind } from './cells';
import { COLUMN } from './draft';
import type { Draft } from './draft';

/** Differences up to this share of a figure are those of arithmetic. */
const TOLERANCE = 1e-9;
/** Shock of the tornado. */
const SHOCK = 0.2;
/** Characters of the longest bar of the tornado. */
const BAR_LENGTH = 20;

const FIXED: readonly (readonly [string, string, string, number, Kind])[] = [
  ['days_a_year', 'Days a year', 'days', DAYS_A_YEAR, 'years'],
  [
    'near_term_years',
    'A near-term payment beside an upfront is due after',
    'years',
    NEAR_TERM_YEARS,
    'years',
  ],
  ['tail_years', 'Sales after loss of exclusivity count for', 'years', POST_EXCLUSIVITY_YEARS, 'years'],
  ['shock', 'Shock of the tornado, up and down', '%', SHOCK, 'percent'],
  ['bar_length', 'Length of the longest bar', 'characters', BAR_LENGTH, 'count'],
  ['tolerance', 'Differences up to this share are rounding', 'fraction', TOLERANCE, 'text'],
];

/** Fixed conventions (house) and look-up lists: every constant of the formulas stands here. */
export function conventionsBlock(draft: Draft): void {
  draft.block(
    'CONVENTIONS',
    'fixed by the method (house); the constants of the formulas stand here and nowhere else',
  );
  for (const [key, label, unit, value, kind] of FIXED) {
    draft.put(COLUMN.label, label, { role: 'label' });
    draft.put(COLUMN.name, unit, { role: 'name' });
    draft.put(COLUMN.value, value, { role: 'fixed', kind });
    draft.mark(key);
    draft.next();
  }
  draft.headings(['Stage at signing', 'Phase number', 'Typical upfront']);
  const rows = STAGES.length;
  draft.mark('stages', COLUMN.label, { rows });
  draft.mark('stage_phases', COLUMN.name, { rows });
  draft.mark('stage_upfronts', COLUMN.value, { rows });
  for (const stage of STAGES) {
    const phase = phaseOfStage(stage);
    draft.put(COLUMN.label, stage, { role: 'fixed' });
    draft.put(COLUMN.name, (phase === 'Approved' ? PHASES.length : PHASES.indexOf(phase)) + 1, {
      role: 'fixed',
      kind: 'count',
    });
    draft.put(COLUMN.value, typicalUpfrontShare(stage), { role: 'fixed', kind: 'percent' });
    draft.next();
  }
  draft.headings(['Timing', 'Part of a market year at which its sales count']);
  draft.mark('timings', COLUMN.label, { rows: TIMINGS.length });
  draft.mark('timing_shares', COLUMN.name, { rows: TIMINGS.length });
  for (const timing of TIMINGS) {
    draft.put(COLUMN.label, timing, { role: 'fixed' });
    draft.put(COLUMN.name, SHARE_OF_YEAR[timing], { role: 'fixed', kind: 'years' });
    draft.next();
  }
}
