import type { Texts } from './texts';

/** Says that a sheet of ours stays after an undo; nothing where none does. */
export const keptSheetWords = (
  { keptSheet }: { readonly keptSheet?: string | undefined },
  { sheetKept }: Texts['common'],
): string | undefined => (keptSheet === undefined ? undefined : sheetKept(keptSheet));
