/** One entry of the request queue. */
export interface Action {
  /** What it does, as JavaScript, for the error's debug information. */
  readonly statement: string;
  /** Class and member, such as "Range.values". */
  readonly location: string;
  /** What travels to Excel with it. */
  readonly payload?: () => unknown;
  /** Reads cells, so waits until the sheet is calculated. */
  readonly reads?: boolean;
  run(): void | Promise<void>;
}
