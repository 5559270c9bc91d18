import type { Citation, Cited } from './citation';
import { ALL_INDICATIONS } from './segments';
import type { MarketTables, SuccessRateRow } from './tables';

export const CLINICAL_PHASES = ['Phase 1', 'Phase 2', 'Phase 3', 'Filed'] as const;
export type ClinicalPhase = (typeof CLINICAL_PHASES)[number];

/** A study that holds a full chain of success rates from Phase 1 to approval. */
export interface Study {
  /** The column `basis` of pos.csv. */
  readonly name: string;
  /** Short names that a user may type. */
  readonly aliases: readonly string[];
  /** Its segment for all medicines together: what a small or missing segment falls back to. */
  readonly overall: string;
  /**
   * The study follows each medicine to approval and has no rate for the review: the success of a phase is its
   * likelihood of approval divided by that of the next phase, and the review is inside Phase 3 (src/data/README.md:
   * path-by-path rates must never be multiplied).
   */
  readonly pathByPath?: true;
}

/** The studies that assumption `pos_source` can name; the first is the default. */
export const STUDIES: readonly [Study, ...Study[]] = [
  {
    name: 'BIO/QLS/Informa 2011-2020',
    aliases: ['BIO', 'BIO 2021', 'BIO 2011-2020', 'BIO/QLS/Informa'],
    overall: ALL_INDICATIONS,
  },
  {
    name: 'BIO/Biomedtracker/Amplion 2006-2015',
    aliases: ['BIO 2016', 'BIO 2006-2015'],
    overall: ALL_INDICATIONS,
  },
  {
    name: 'Wong Siah Lo 2019',
    aliases: ['Wong', 'Wong 2019', 'Wong, Siah and Lo', 'MIT'],
    overall: 'Overall',
    pathByPath: true,
  },
  { name: 'Hay 2014', aliases: ['Hay'], overall: ALL_INDICATIONS, pathByPath: true },
  { name: 'DiMasi 2010', aliases: ['DiMasi'], overall: 'Lead indications', pathByPath: true },
  { name: 'Citeline 2014-2023', aliases: ['Citeline', 'Citeline 2024'], overall: ALL_INDICATIONS },
  {
    name: 'Japan Institute (JPMA OPIR no. 66)',
    aliases: ['JPMA', 'JPMA OPIR', 'OPIR'],
    overall: 'All (Japan-cited averages)',
  },
  { name: 'Paul 2010', aliases: ['Paul', 'Paul et al. 2010'], overall: 'New molecular entities' },
];

/** A cell on fewer cases than this takes the study's overall rate. */
const FEWEST_CASES = 30;

/** What other studies, and the tables of BIO itself, call the segments of segments.csv. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  Autoimmune: ['Autoimmune/Inflammation'],
  Metabolic: ['Metabolic/Endocrinology'],
  Endocrine: ['Metabolic/Endocrinology'],
  Neurology: ['CNS'],
  Vaccine: ['Vaccines (Infectious Disease)'],
  'Rare disease': ['Rare disease (non-oncology)', 'Orphan - Overall'],
  'Oncology - hematologic': ['Oncology'],
};

const clinicalRows = (tables: MarketTables, study: Study, segment: string) =>
  tables.pos.filter(
    (row) =>
      row.basis === study.name &&
      row.segment === segment &&
      (row.success_rate !== undefined || (study.pathByPath === true && row.loa !== undefined)),
  );

/** The name under which a study holds a whole chain for a segment; undefined where it holds none. */
function nameInStudy(tables: MarketTables, study: Study, segment: string): string | undefined {
  const phases = study.pathByPath ? CLINICAL_PHASES.slice(0, 3) : CLINICAL_PHASES;
  return [segment, ...(OTHER_NAMES[segment] ?? [])].find((name) => {
    const rows = clinicalRows(tables, study, name);
    return phases.every((phase) => rows.some((row) => row.phase === phase));
  });
}

const cite = (study: Study, row: SuccessRateRow, fallback?: string): Citation => ({
  sourceId: row.source_id,
  study: study.name,
  sourceUrl: row.source_url,
  segment: row.segment,
  ...(row.n === undefined ? {} : { n: row.n }),
  ...(fallback === undefined ? {} : { fallback }),
});

type Chain = Readonly<Record<ClinicalPhase, Cited>>;

/**
 * Success rates of the clinical phases and the review in a study's segment. A segment that the study lacks, and a
 * cell on fewer than 30 cases, takes the study's overall rate; the citation says so.
 * @param fromReview the asset starts at Filed: a study whose review is inside Phase 3 then lends BIO's review rate
 */
export function chainOfStudy(tables: MarketTables, study: Study, segment: string, fromReview = false): Chain {
  const own = nameInStudy(tables, study, segment);
  const isOverall = segment === ALL_INDICATIONS || segment === study.overall;
  const missing = own === undefined && !isOverall ? `${study.name} has no ${segment}` : undefined;
  const name = own ?? study.overall;
  if (study.pathByPath) return pathByPathChain(tables, study, name, missing, fromReview);
  const rows = clinicalRows(tables, study, name);
  const overall = clinicalRows(tables, study, study.overall);
  return toChain((phase) => {
    const row = rowOf(rows, phase, study);
    const few = row.n !== undefined && row.n < FEWEST_CASES && name !== study.overall;
    if (!few) return { value: row.success_rate ?? Number.NaN, citation: cite(study, row, missing) };
    const general = rowOf(overall, phase, study);
    const fallback = `${row.segment} rests on ${row.n} cases`;
    return { value: general.success_rate ?? Number.NaN, citation: cite(study, general, fallback) };
  });
}

function pathByPathChain(
  tables: MarketTables,
  study: Study,
  name: string,
  missing: string | undefined,
  fromReview: boolean,
): Chain {
  const own = clinicalRows(tables, study, name);
  const few = name !== study.overall && own.some((row) => row.n !== undefined && row.n < FEWEST_CASES);
  const rows = few ? clinicalRows(tables, study, study.overall) : own;
  const fallback = few ? `${name} rests on fewer than ${FEWEST_CASES} cases` : missing;
  const loa = (phase: ClinicalPhase) => rowOf(rows, phase, study).loa ?? Number.NaN;
  const rate = (phase: ClinicalPhase, value: number): Cited => ({
    value,
    citation: cite(study, rowOf(rows, phase, study), fallback),
  });
  return toChain((phase) => {
    if (phase === 'Phase 1') return rate(phase, loa('Phase 1') / loa('Phase 2'));
    if (phase === 'Phase 2') return rate(phase, loa('Phase 2') / loa('Phase 3'));
    if (phase === 'Phase 3') return rate(phase, loa('Phase 3'));
    if (!fromReview) {
      const { value, citation } = rate('Phase 3', 1);
      return { value, citation: { ...citation, fallback: 'the review is inside Phase 3 to approval' } };
    }
    const { value, citation } = chainOfStudy(tables, STUDIES[0], ALL_INDICATIONS).Filed;
    return { value, citation: { ...citation, fallback: `${study.name} has no rate for the review` } };
  });
}

const toChain = (rate: (phase: ClinicalPhase) => Cited): Chain => ({
  'Phase 1': rate('Phase 1'),
  'Phase 2': rate('Phase 2'),
  'Phase 3': rate('Phase 3'),
  Filed: rate('Filed'),
});

function rowOf(rows: readonly SuccessRateRow[], phase: string, study: Study): SuccessRateRow {
  const row = rows.find((each) => each.phase === phase);
  if (!row) throw new Error(`pos.csv has no ${phase} for ${study.name}`);
  return row;
}

const PAUL: Study = { name: 'Paul 2010', aliases: [], overall: 'New molecular entities' };

function paulRate(tables: MarketTables, steps: readonly string[]): Cited {
  const rows = clinicalRows(tables, PAUL, PAUL.overall);
  const used = steps.map((step) => rowOf(rows, step, PAUL));
  const [first] = used;
  if (!first) throw new Error('no step asked for');
  const value = used.reduce((product, row) => product * (row.success_rate ?? Number.NaN), 1);
  return { value, citation: cite(PAUL, first) };
}

/** Success rate of Preclinical: Paul et al. 2010, since the clinical studies have none. */
export const preclinicalRate = (tables: MarketTables): Cited => paulRate(tables, ['Preclinical']);

/** Success rate of Discovery: target-to-hit × hit-to-lead × lead optimisation, Paul et al. 2010. */
export const discoveryRate = (tables: MarketTables): Cited =>
  paulRate(tables, ['Target-to-hit', 'Hit-to-lead', 'Lead optimisation']);
