import type { Cited } from './citation';
import type { Phase } from './phases';
import { remembered } from './remember';
import type { MarketTables } from './tables';

const STEPS: Readonly<Record<Phase, readonly string[]>> = {
  Discovery: ['Target-to-hit', 'Hit-to-lead', 'Lead optimisation'],
  Preclinical: ['Preclinical'],
  'Phase 1': ['Phase 1'],
  'Phase 2': ['Phase 2'],
  'Phase 3': ['Phase 3'],
  Filed: ['Filed'],
};

/** R&D cost of one project in a phase, US$ million, Paul et al. 2010 (out of pocket, in the money of the paper). */
export const phaseCost = remembered((phase: Phase) => phase, readCost);

function readCost(tables: MarketTables, phase: Phase): Cited {
  const rows = STEPS[phase].map((step) =>
    tables.costs.find((row) => row.source_id === 'PAUL2010' && row.phase === step),
  );
  const [first] = rows;
  if (!first) throw new Error(`costs.csv has no ${phase} of Paul 2010`);
  return {
    value: rows.reduce((sum, row) => sum + (row?.point ?? Number.NaN), 0),
    citation: {
      sourceId: first.source_id,
      study: 'Paul 2010',
      sourceUrl: first.source_url,
      segment: first.segment,
    },
  };
}
