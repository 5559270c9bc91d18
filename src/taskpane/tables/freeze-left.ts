import type { WorkbookFreeze } from '../../workbook/freeze-workbook';
import { useSurroundings, useTexts } from '../surroundings';
import { FREEZE_TEXTS } from './freeze-texts';

/** What a freeze leaves as it is, an entry each with its reason: protected sheets, then formulas. */
export function useLeftEntries(): (freeze: WorkbookFreeze) => readonly string[] {
  const { formats } = useSurroundings();
  const t = useTexts(FREEZE_TEXTS);
  return ({ protectedSheets, left }) => [
    ...protectedSheets.map(({ sheetName, formulas }) =>
      t.protectedSheet(sheetName, formats.count(formulas), formulas),
    ),
    ...left.map(({ address, why, shown, usedBy = '', usedIn }) => {
      if (why === 'card') return t.card(address);
      if (why === 'arrayFormula') return t.arrayFormula(address);
      if (why === 'spillReference')
        return t.spillReference(address, usedIn ? t.ruleOf[usedIn](usedBy) : usedBy);
      return t.error(address, shown);
    }),
  ];
}

/** How many formulas a freeze leaves as they are. */
export const leftCount = ({ protectedSheets, left }: WorkbookFreeze): number =>
  protectedSheets.reduce((sum, { formulas }) => sum + formulas, left.length);
