/**
 * The vocabularies of the deal data: the one place from which types, schema, pane filters, the enums that Excel
 * suggests and the manual are derived. The order is the order in which a person expects to see them.
 */

/** Stage of the most advanced asset at signing, anywhere (mostly China). */
export const STAGES = [
  'Platform',
  'Discovery',
  'Preclinical',
  'IND',
  'Phase 1',
  'Phase 1/2',
  'Phase 2',
  'Phase 2/3',
  'Phase 3',
  'Filed',
  'Approved',
] as const;
export type Stage = (typeof STAGES)[number];

/** Modality groups for reports, with their exact modalities (src/data/README.md). */
export const MODALITY_GROUPS = {
  Antibody: [
    'Monoclonal antibody',
    'Bispecific antibody',
    'Multispecific antibody',
    'Fusion protein',
    'Nanobody',
  ],
  ADC: ['ADC', 'Bispecific ADC'],
  'Small molecule': ['Small molecule', 'Protein degrader'],
  'Cell & gene': ['Cell therapy', 'Gene therapy'],
  'Nucleic acid': ['Oligonucleotide', 'mRNA'],
  Vaccine: ['Vaccine'],
  Peptide: ['Peptide'],
  Radiopharmaceutical: ['Radiopharmaceutical'],
  Biosimilar: ['Biosimilar'],
  Other: ['Platform', 'Other'],
} as const;
export type ModalityGroup = keyof typeof MODALITY_GROUPS;
export type Modality = (typeof MODALITY_GROUPS)[ModalityGroup][number];

export const MODALITY_GROUP_NAMES = Object.keys(MODALITY_GROUPS) as ModalityGroup[];
export const MODALITIES = Object.values(MODALITY_GROUPS).flat() as Modality[];

const groupByModality = new Map<string, ModalityGroup>(
  MODALITY_GROUP_NAMES.flatMap((group) =>
    MODALITY_GROUPS[group].map((modality) => [modality, group] as const),
  ),
);

/** The group that reports count an exact modality in. */
export function modalityGroupOf(modality: Modality): ModalityGroup {
  return groupByModality.get(modality) as ModalityGroup;
}

export const THERAPEUTIC_AREAS = [
  'Oncology',
  'Immunology',
  'Metabolic',
  'Cardiovascular',
  'Neurology',
  'Infectious disease',
  'Respiratory',
  'Ophthalmology',
  'Haematology',
  'Rare disease',
  'Dermatology',
  'Multiple',
  'Other',
] as const;
export type TherapeuticArea = (typeof THERAPEUTIC_AREAS)[number];

export const DEAL_TYPES = [
  'License-out',
  'Option',
  'Collaboration',
  'NewCo',
  'Acquisition',
  'Domestic-rights',
] as const;
export type DealType = (typeof DEAL_TYPES)[number];

export const TERRITORY_CLASSES = ['Global', 'Ex-China', 'US/EU/Japan', 'Other regions', 'China'] as const;
export type TerritoryClass = (typeof TERRITORY_CLASSES)[number];

export const PARTY_TYPES = ['MNC', 'Pharma', 'Biotech', 'NewCo'] as const;
export type PartyType = (typeof PARTY_TYPES)[number];

/** Licensee shares are received by the licensor; licensor shares are bought by the licensee. */
export const EQUITY_KINDS = ['Licensee shares', 'Licensor shares'] as const;
/** Whether the equity is part of the headline or on top of it. */
export const EQUITY_PLACES = ['total', 'outside'] as const;

/** Whose a deal is: of the data version in force, or added by the user as a layer over it. */
export const ORIGINS = ['Public', 'Own'] as const;
export type Origin = (typeof ORIGINS)[number];

export const STATUSES = ['Active', 'Exercised', 'Completed', 'Terminated', 'Unknown'] as const;
export type Status = (typeof STATUSES)[number];
