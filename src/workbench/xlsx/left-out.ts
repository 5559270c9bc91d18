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

  add(kind: LeftOutKind, sheet: string): void {
    const sheets = this.found.get(kind) ?? new Set<string>();
    this.found.set(kind, sheets.add(sheet));
  }

  get list(): LeftOut[] {
    return [...this.found].map(([kind, sheets]) => ({ kind, sheets: [...sheets] }));
  }
}
