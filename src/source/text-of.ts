/**
 * The text in bytes that were downloaded.
 * @throws Error in plain language where they are no UTF-8
 */
export function textOf(bytes: Uint8Array<ArrayBuffer>): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new Error('The downloaded file is not text in UTF-8. Nothing was changed.', { cause });
  }
}
