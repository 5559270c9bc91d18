/** Where a published number was read, and how far it was stretched to answer what was asked. */
export interface Citation {
  /** Id of the source in the data files, such as 'BIO2021-F2'. */
  readonly sourceId: string;
  /** Study or publisher, as an analyst would cite it. */
  readonly study: string;
  readonly sourceUrl: string;
  /** Segment of the study that the number belongs to. */
  readonly segment: string;
  /** Number of cases behind it, where the source gives one. */
  readonly n?: number;
  /** Why this segment was taken instead of the one asked for; absent where it is the one asked for. */
  readonly fallback?: string;
}

/** A published number with its citation. */
export interface Cited {
  readonly value: number;
  readonly citation: Citation;
}

/** Source of a number in running text: 'BIO/QLS/Informa 2011-2020, ADCs'. */
export function citationLabel({ study, segment, fallback }: Citation): string {
  return `${study}, ${segment}${fallback === undefined ? '' : `: ${fallback}`}`;
}

/** Source line of a table: the label, the number of cases and the page. */
export function citationText(citation: Citation): string {
  const cases = citation.n === undefined ? '' : `, n = ${citation.n}`;
  return `${citationLabel(citation)}${cases}, ${citation.sourceUrl}`;
}
