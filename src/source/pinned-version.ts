/** A data version that a workbook keeps to. */
export interface PinnedVersion {
  readonly name: string;
  /** SHA-256 of its canonical CSV: two feeds may have different data under one name. */
  readonly sha256?: string | undefined;
  /** The days that it covers, as 2026-02-28: two feeds may say different ones of the same data. */
  readonly from?: string | undefined;
  readonly through?: string | undefined;
  /** SHA-256 of the other tables that came with the add-in when the workbook was pinned (bundled.ts). */
  readonly tables?: string | undefined;
  /**
   * The workbook's settings where they are a pin of a form that is not known here: a newer DealSheet wrote it, or it is
   * damaged. No version meets it, and `name` is only what can be said of it.
   */
  readonly unread?: Readonly<Record<string, unknown>> | undefined;
}

/** What is said of a version wherever it is: in a feed, on this machine, in the add-in. Days as 2026-02-28. */
interface VersionLabel {
  readonly name: string;
  readonly sha256?: string | undefined;
  readonly from: string;
  readonly through: string;
}

/**
 * Whether a version is the one that a workbook is pinned to: name, data and days. Pins of earlier versions of DealSheet do
 * not say all of it; what they don't say is not asked.
 */
export const meetsPin = (pin: PinnedVersion, version: VersionLabel): boolean =>
  pin.unread === undefined &&
  pin.name === version.name &&
  (pin.sha256 ?? version.sha256) === version.sha256 &&
  (pin.from ?? version.from) === version.from &&
  (pin.through ?? version.through) === version.through;

/** Whether two pins say the same. */
export const isSamePin = (one: PinnedVersion | undefined, other: PinnedVersion | undefined): boolean =>
  JSON.stringify(partsOf(one)) === JSON.stringify(partsOf(other));

const partsOf = (pin: PinnedVersion | undefined) =>
  pin && [pin.name, pin.sha256, pin.from, pin.through, pin.tables, pin.unread];
