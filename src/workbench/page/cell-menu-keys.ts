import { ContextMenuPosition, IContextMenuService } from '@univerjs/preset-sheets-core';
import type { IMouseEvent } from '@univerjs/preset-sheets-core';
import type { SpreadsheetHost } from '../host';

/** The entries of the menu that is open, from top to bottom. */
const entriesOf = (menu: Element) => [...menu.querySelectorAll<HTMLElement>('button:enabled')];

/** Where a key leads among `count` entries; undefined for a key that leads nowhere. */
const placeAfter = (key: string, place: number, count: number): number | undefined =>
  ({
    ArrowDown: (place + 1) % count,
    ArrowUp: (place - 1 + count) % count,
    Home: 0,
    End: count - 1,
  })[key];

/**
 * Opens the menu of the selected cell with the menu key or Shift+F10, as Excel does: the arrows move in it, Enter
 * chooses, Escape goes back to the sheet. The spreadsheet has the menu for the mouse alone.
 * @param container what the spreadsheet is drawn in
 * @param entry the label of an entry that this menu alone has
 */
export function openCellMenuByKeys(host: SpreadsheetHost, container: HTMLElement, entry: string): void {
  const service = host.injector.get(IContextMenuService);
  /** What had the focus before the menu. */
  let before: HTMLElement | undefined;
  const menu = () =>
    [...document.querySelectorAll('.univer-popup')].find((each) =>
      entriesOf(each).some((button) => button.textContent?.trim() === entry),
    );

  document.addEventListener('contextmenu', (event) => {
    const { target } = event;
    const canvas = container.querySelector('canvas[id^="univer-sheet-main-canvas"]');
    const range = host.workbook.getActiveRange();
    // A key has no button.
    if (event.button > 0 || host.workbook.isCellEditing() || !canvas || !range) return;
    if (!(target instanceof HTMLElement) || !container.contains(target)) return;
    event.preventDefault();
    const { x, y } = canvas.getBoundingClientRect();
    const cell = range.getCellRect();
    before = target;
    // The menu looks at nothing else of the event.
    const below = new MouseEvent('contextmenu', { clientX: x + cell.x, clientY: y + cell.y + cell.height });
    service.triggerContextMenu(below as IMouseEvent, ContextMenuPosition.MAIN_AREA);
    focusFirst();
  });

  /** It is drawn a few frames later. */
  const focusFirst = (frames = 30) => {
    const opened = service.visible ? menu() : undefined;
    if (opened) entriesOf(opened)[0]?.focus();
    else if (frames > 0) requestAnimationFrame(() => focusFirst(frames - 1));
  };

  addEventListener(
    'keydown',
    (event) => {
      const opened = before && service.visible ? menu() : undefined;
      const { activeElement } = document;
      if (!opened?.contains(activeElement) || activeElement instanceof HTMLInputElement) return;
      const entries = entriesOf(opened);
      const place = entries.findIndex((each) => each === activeElement);
      const next = placeAfter(event.key, place, entries.length);
      // The spreadsheet's own keys are not meant here.
      event.stopImmediatePropagation();
      if (next !== undefined) entries[next]?.focus();
      else if (event.key === 'Enter') entries[place]?.click();
      else if (event.key === 'Escape' || event.key === 'Tab') {
        service.hideContextMenu();
        before?.focus();
      } else return;
      event.preventDefault();
    },
    true,
  );
}
