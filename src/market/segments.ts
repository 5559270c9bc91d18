import type { Modality, TherapeuticArea } from '../deals/vocabulary';
import { remembered } from './remember';
import type { MarketTables, SegmentRow } from './tables';

/** What the segment of an asset is chosen from; undisclosed is undefined. */
export interface AssetProfile {
  readonly area?: TherapeuticArea | undefined;
  readonly modality?: Modality | undefined;
  /** Indication as announced: some areas have a finer segment for what it names. */
  readonly indication?: string | undefined;
  /** Asset as announced: an antisense oligonucleotide is told from an siRNA by it. */
  readonly asset?: string | undefined;
}

export const SEGMENT_CHOICES = ['area', 'modality', 'all'] as const;
/** What decides the success-rate segment (assumption `pos_by`). */
export type SegmentChoice = (typeof SEGMENT_CHOICES)[number];

export const ALL_INDICATIONS = 'All indications';

/**
 * Finer segments that the notes of segments.csv name, and the words that ask for them. A rule holds only where the
 * note names its segment, so that the file stays in charge.
 */
const FINER_SEGMENTS: readonly { segment: string; of: 'indication' | 'asset'; words: RegExp }[] = [
  { segment: 'Endocrine', of: 'indication', words: /diabet|obes/i },
  {
    segment: 'Oncology - hematologic',
    of: 'indication',
    words: /leuk[ae]*mia|lymphoma|myeloma|myelofibrosis/i,
  },
  { segment: 'Antisense', of: 'asset', words: /antisense|\bASOs?\b/i },
];

const segmentRow = (tables: MarketTables, kind: SegmentRow['kind'], value: string | undefined) =>
  tables.segments.find((row) => row.kind === kind && row.value === value);

/** The finer segment that the note of a row names and the asset's indication or name asks for. */
function finerSegment(row: SegmentRow, profile: AssetProfile): string | undefined {
  return FINER_SEGMENTS.find(
    ({ segment, of, words }) => row.note?.startsWith(segment) && words.test(profile[of] ?? ''),
  )?.segment;
}

/**
 * The success-rate segment of an asset by segments.csv: by therapeutic area, by modality, or All indications; a
 * biosimilar always has its own. An undisclosed area or modality takes All indications.
 */
export const successSegment = remembered(
  ({ area, modality, indication, asset }: AssetProfile, by: SegmentChoice) =>
    `${by}|${area}|${modality}|${indication}|${asset}`,
  readSuccessSegment,
);

function readSuccessSegment(tables: MarketTables, profile: AssetProfile, by: SegmentChoice): string {
  if (profile.modality === 'Biosimilar') {
    return segmentRow(tables, 'modality', 'Biosimilar')?.success_segment ?? ALL_INDICATIONS;
  }
  if (by === 'all') return ALL_INDICATIONS;
  const row = segmentRow(tables, by, by === 'area' ? profile.area : profile.modality);
  if (!row) return ALL_INDICATIONS;
  return finerSegment(row, profile) ?? row.success_segment;
}

/** Segments that durations are looked for in, the wanted one first, and single phases that another segment lends. */
export interface DurationSegments {
  readonly segments: readonly string[];
  /** By phase as the duration table names it, such as 'Filed (regulatory review)'. */
  readonly lent: ReadonlyMap<string, string>;
}

export const REGULATORY_REVIEW = 'Filed (regulatory review)';

/** The duration segments of a therapeutic area by segments.csv; its notes lend single phases ("Phase 3 from …"). */
export const durationSegments = remembered(
  ({ area, indication }: AssetProfile) => `${area}|${indication}`,
  readDurationSegments,
);

function readDurationSegments(tables: MarketTables, profile: AssetProfile): DurationSegments {
  const row = segmentRow(tables, 'area', profile.area);
  if (!row) return { segments: [ALL_INDICATIONS], lent: new Map() };
  const lent = [...(row.note ?? '').matchAll(/(Phase \d|regulatory review) from ([^;]+)/g)].map(
    ([, phase = '', segment = '']) =>
      [phase === 'regulatory review' ? REGULATORY_REVIEW : phase, segment.trim()] as const,
  );
  const finer = finerSegment(row, profile);
  const own = [finer, row.duration_segment].filter((segment) => segment !== undefined);
  return { segments: own.length ? own : [ALL_INDICATIONS], lent: new Map(lent) };
}
