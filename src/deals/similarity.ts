import { normaliseName } from './names';
import type { DealRow } from './row';
import { modalityGroupOf } from './vocabulary';
import type { Stage } from './vocabulary';

/** What a deal is about, apart from its money: what comparables are looked for by. */
export type DealProfile = Partial<
  Pick<
    DealRow,
    | 'modality'
    | 'target'
    | 'therapeutic_area'
    | 'stage'
    | 'territory_class'
    | 'announced'
    | 'licensor_type'
    | 'licensee_type'
  >
>;

/** What makes two deals alike, in the order in which reasons are told. */
export const FEATURES = ['modality', 'target', 'area', 'stage', 'territory', 'date', 'party type'] as const;
export type Feature = (typeof FEATURES)[number];

/** The fields of a profile that each feature looks at. */
export const FIELDS_OF: Readonly<Record<Feature, readonly (keyof DealProfile)[]>> = {
  modality: ['modality'],
  target: ['target'],
  area: ['therapeutic_area'],
  stage: ['stage'],
  territory: ['territory_class'],
  date: ['announced'],
  'party type': ['licensor_type', 'licensee_type'],
};

/** What a deal is looked for by: what it is about, and what each feature that it discloses is worth; together 1. */
export interface Wanted {
  readonly profile: DealProfile;
  readonly parts: readonly { readonly feature: Feature; readonly worth: number }[];
}

/** How alike two deals are in one feature: 0 not at all, 1 the same; and why, in words. */
export interface Likeness {
  readonly similarity: number;
  readonly reason: string;
}

const UNLIKE: Likeness = { similarity: 0, reason: '' };

/**
 * How alike a deal is to the one that comparables are wanted for (house). Undefined where the wanted deal does not
 * disclose the feature, so that it can't count; a candidate that does not disclose it is unlike.
 */
export const LIKENESS: Readonly<
  Record<Feature, (wanted: DealProfile, other: DealProfile) => Likeness | undefined>
> = {
  /** 1 the same modality, 0.5 another of the same group. */
  modality(wanted, other) {
    if (wanted.modality === undefined) return undefined;
    if (other.modality === undefined) return UNLIKE;
    if (other.modality === wanted.modality) return alike(`same modality (${other.modality})`);
    const group = modalityGroupOf(wanted.modality);
    return modalityGroupOf(other.modality) === group
      ? alike(`same modality group (${group}: ${other.modality})`, 0.5)
      : UNLIKE;
  },
  /** Shared targets as a fraction of all targets of both. */
  target(wanted, other) {
    const own = targetsOf(wanted.target);
    if (own.size === 0) return undefined;
    const theirs = targetsOf(other.target);
    const shared = [...own].filter(([key]) => theirs.has(key)).map(([, name]) => name);
    if (shared.length === 0) return UNLIKE;
    const all = own.size + theirs.size - shared.length;
    const what = shared.length === all ? 'same target' : 'shared target';
    return alike(`${what} (${shared.join(', ')})`, shared.length / all);
  },
  /** 1 the same therapeutic area. */
  area: (wanted, other) => same('area', wanted.therapeutic_area, other.therapeutic_area),
  /** 1 the same stage, a third less for each phase between them. */
  stage(wanted, other) {
    if (wanted.stage === undefined) return undefined;
    if (other.stage === undefined) return UNLIKE;
    const similarity = Math.max(0, 1 - Math.abs(STAGE_PLACE[wanted.stage] - STAGE_PLACE[other.stage]) / 3);
    if (similarity === 0) return UNLIKE;
    return alike(
      `${other.stage === wanted.stage ? 'same stage' : 'near stage'} (${other.stage})`,
      similarity,
    );
  },
  /** 1 the same class of territory; Global and Ex-China 0.8, since both hold all large markets. */
  territory(wanted, other) {
    const classes = [wanted.territory_class, other.territory_class];
    if (classes.includes('Global') && classes.includes('Ex-China')) {
      return alike(`near territory (${other.territory_class ?? ''})`, 0.8);
    }
    return same('territory', wanted.territory_class, other.territory_class);
  },
  /** Half for each three years between the announcements. */
  date(wanted, other) {
    if (wanted.announced === undefined) return undefined;
    if (other.announced === undefined) return UNLIKE;
    const years = Math.abs(wanted.announced.serial - other.announced.serial) / 365.25;
    const similarity = 0.5 ** (years / 3);
    return alike(years < 1 / 24 ? 'same time' : `${years.toFixed(1)} years apart`, similarity);
  },
  /** Half for the same type of licensee, half for the same type of licensor. */
  'party type'(wanted, other) {
    const pairs = [
      ['licensee', wanted.licensee_type, other.licensee_type],
      ['licensor', wanted.licensor_type, other.licensor_type],
    ] as const;
    const known = pairs.filter(([, own]) => own !== undefined);
    if (known.length === 0) return undefined;
    const equal = known.filter(([, own, theirs]) => own === theirs);
    if (equal.length === 0) return UNLIKE;
    const named = equal.map(([party, own]) => `${party} ${own ?? ''}`).join(', ');
    return alike(`same party type (${named})`, equal.length / known.length);
  },
};

const alike = (reason: string, similarity = 1): Likeness => ({ similarity, reason });

function same(what: string, wanted: string | undefined, other: string | undefined): Likeness | undefined {
  if (wanted === undefined) return undefined;
  return wanted === other ? alike(`same ${what} (${wanted})`) : UNLIKE;
}

/** Place of a stage on the way to approval, in phases. */
const STAGE_PLACE: Readonly<Record<Stage, number>> = {
  Platform: 0,
  Discovery: 0,
  Preclinical: 1,
  IND: 1.5,
  'Phase 1': 2,
  'Phase 1/2': 2.5,
  'Phase 2': 3,
  'Phase 2/3': 3.5,
  'Phase 3': 4,
  Filed: 5,
  Approved: 6,
};

/** "PD-1xVEGF" and "GLP-1R/GIPR; GLP-1R" name two targets each; key without hyphens, value as written. */
function targetsOf(text: string | undefined): Map<string, string> {
  const parts = (text ?? '')
    .split(/[;,/+×]|(?<=[A-Z0-9])x(?=[A-Z])/)
    .map((part) => part.trim())
    .filter((part) => part !== '' && !/undisclosed|various|multiple/i.test(part));
  return new Map(parts.map((part) => [normaliseName(part.replace(/^claudin /i, 'CLDN')), part]));
}
