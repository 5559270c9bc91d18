import type { Cited } from './citation';
import type { Phase } from './phases';
import { ALL_INDICATIONS, REGULATORY_REVIEW, durationSegments } from './segments';
import type { AssetProfile, DurationSegments } from './segments';
import { remembered } from './remember';
import type { DurationRow, MarketTables } from './tables';

const BIO = 'BIO2021-DUR';
const PAUL = 'PAUL2010';
const STUDY_NAMES: Readonly<Record<string, string>> = {
  [BIO]: 'BIO/QLS/Informa 2011-2020',
  [PAUL]: 'Paul 2010',
};

/** Years of each phase as BIO/QLS/Informa 2011-2020 has them; Preclinical and Discovery are Paul et al. 2010. */
export type PhaseDurations = Readonly<Record<Phase, Cited>>;

// segments.csv writes "Non-oncology all" for the table's "Non-oncology, all".
const sameSegment = (a: string, b: string) => a.replace(/\W/g, '') === b.replace(/\W/g, '');

const findRow = (tables: MarketTables, sourceId: string, segment: string, phase: string) =>
  tables.durations.find(
    (row) => row.source_id === sourceId && sameSegment(row.segment, segment) && row.phase === phase,
  );

const cited = (row: DurationRow, value: number, fallback?: string): Cited => ({
  value,
  citation: {
    sourceId: row.source_id,
    study: STUDY_NAMES[row.source_id] ?? row.source_id,
    sourceUrl: row.source_url,
    segment: row.segment,
    ...(fallback === undefined ? {} : { fallback }),
  },
});

/**
 * Duration of every phase in years for an asset's therapeutic area, by segments.csv; a phase that the segment lacks
 * comes from the segment that its note names, else from All indications, and the citation says so.
 */
export function phaseDurations(tables: MarketTables, profile: AssetProfile): PhaseDurations {
  return durationsFor(tables, profile.area, durationSegments(tables, profile));
}

const durationsFor = remembered(
  (area: AssetProfile['area'], { segments }: DurationSegments) => `${area}|${segments.join('|')}`,
  readDurations,
);

function readDurations(
  tables: MarketTables,
  area: AssetProfile['area'],
  { segments, lent }: DurationSegments,
): PhaseDurations {
  const clinical = (phase: string): Cited => {
    for (const segment of segments) {
      const row = segment === ALL_INDICATIONS ? undefined : findRow(tables, BIO, segment, phase);
      if (row) return cited(row, row.years);
    }
    const other = lent.get(phase) ?? ALL_INDICATIONS;
    const row = findRow(tables, BIO, other, phase);
    if (!row) throw new Error(`durations.csv has no ${phase} for ${other}`);
    const wanted = segments.find((segment) => segment !== ALL_INDICATIONS) ?? area;
    const stretched = !sameSegment(other, wanted ?? ALL_INDICATIONS);
    return cited(row, row.years, stretched ? `no duration for ${wanted}` : undefined);
  };
  return {
    Discovery: paulSteps(tables, ['Target-to-hit', 'Hit-to-lead', 'Lead optimisation']),
    Preclinical: paulSteps(tables, ['Preclinical']),
    'Phase 1': clinical('Phase 1'),
    'Phase 2': clinical('Phase 2'),
    'Phase 3': clinical('Phase 3'),
    Filed: clinical(REGULATORY_REVIEW),
  };
}

function paulSteps(tables: MarketTables, steps: readonly string[]): Cited {
  const rows = steps.map((step) => findRow(tables, PAUL, 'New molecular entities', step));
  const [first] = rows;
  if (!first) throw new Error(`durations.csv has no ${steps.join(', ')} of Paul 2010`);
  return cited(
    first,
    rows.reduce((sum, row) => sum + (row?.years ?? Number.NaN), 0),
  );
}
