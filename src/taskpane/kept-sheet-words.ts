import type { Texts } from './texts';

/** Says that a sheet of ours stays after an undo, a cancel or a failure; nothing where none does. */
export const keptSheetWords = (
  { keptSheet }: { readonly keptSheet?: string | undefined },
  texts: Texts,
): string | undefined => (keptSheet === undefined ? undefined : texts.common.sheetKept(keptSheet));
