/** The bytes of a file. */
export interface FileBytes {
  /** None of them while they are away. */
  bytes: Uint8Array<ArrayBuffer>;
  /** Whether another thread has them at present. */
  isAway: boolean;
}
