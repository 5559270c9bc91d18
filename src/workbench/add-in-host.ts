import type { CustomFunctionsGlobal } from './bridge/custom-functions';

/** What the workbench's page has ready for the frame in which the add-in runs: the globals that Office.js would set. */
export interface AddInHost {
  readonly globals: Readonly<Record<'Office' | 'Excel' | 'OfficeExtension', unknown>> & {
    readonly CustomFunctions: CustomFunctionsGlobal;
  };
  /** Makes errors of the host errors of the frame, too: there `instanceof Error` asks for the frame's own class. */
  adoptErrors(frameError: ErrorConstructor): void;
}

declare global {
  interface Window {
    /** Set by the workbench before its frame loads the add-in. */
    dealSheetHost?: AddInHost;
  }
}
