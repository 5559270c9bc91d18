import type {} from '@univerjs/ui/facade';
import type { SpreadsheetHost } from '../host';
import type { RibbonButton } from './ribbon';

/** Adds what the add-in's manifest lists to the menu that a right click on a cell opens, as Excel does. */
export function addToCellMenu(
  { univerAPI }: SpreadsheetHost,
  entries: readonly RibbonButton[],
  run: (name: string) => void,
): void {
  for (const { id, label, tip, action } of entries) {
    univerAPI
      .createMenu({
        id: `add-in.${id}`,
        title: label,
        tooltip: tip,
        action: () => {
          if (action !== 'showPane') run(action.run);
        },
      })
      .appendTo(['contextMenu.mainArea', 'contextMenu.others']);
  }
}
