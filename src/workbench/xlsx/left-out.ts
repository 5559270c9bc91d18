/** What an .xlsx file written or read here does not carry. */
export type LeftOutKind =
  | 'charts'
  | 'drawings'
  | 'conditionalFormats'
  | 'validations'
  | 'comments'
  | 'filters'
  | 'richText'
  | 'linksOfNumbers'
  | 'protectionPasswords';

/** Something that a file leaves out, and on which sheets; the page says it in the reader's language. */
export interface LeftOut {
  readonly kind: LeftOutKind;
  readonly sheets: readonly string[];
}

/** Collects what is left out, each kind once. */
export class LeftOutList {
  private readonly found = new Map<LeftOutKind, Set<string>>();

  /** @param sheet where it is, as far as that can be told */
  add(kind: LeftOutKind, sheet?: string): void {
    const sheets = this.found.get(kind) ?? new Set<string>();
    if (sheet !== undefined) sheets.add(sheet);
    this.found.set(kind, sheets);
  }

  get list(): LeftOut[] {
    return [...this.found].map(([kind, sheets]) => ({ kind, sheets: [...sheets] }));
  }
}
