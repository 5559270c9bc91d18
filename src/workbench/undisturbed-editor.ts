import type { Injector } from '@univerjs/core';
import { IEditorBridgeService } from '@univerjs/sheets-ui';

/**
 * Whatever writes to the cell at the edited place, even on another sheet, has Univer fill its editor anew in the
 * middle of a word. While somebody types, that waits until the editor is closed.
 */
export function leaveEditorAlone(injector: Injector): void {
  const editor = injector.get(IEditorBridgeService);
  const refresh = editor.refreshEditCellState.bind(editor);
  let isDue = false;
  editor.refreshEditCellState = () => {
    if (editor.isVisible().visible) isDue = true;
    else refresh();
  };
  editor.visible$.subscribe(({ visible }) => {
    if (visible || !isDue) return;
    isDue = false;
    setTimeout(() => editor.refreshEditCellState(), 100); // what was typed is read from the editor first
  });
}

/** Resolves when no cell is being edited. */
export function untilNobodyTypes(injector: Injector): Promise<void> {
  const editor = injector.get(IEditorBridgeService);
  if (!editor.isVisible().visible) return Promise.resolve();
  return new Promise((resolve) => {
    const subscription = editor.visible$.subscribe(({ visible }) => {
      if (visible) return;
      subscription.unsubscribe();
      resolve();
    });
  });
}

/** Does something during which nobody can type into the spreadsheet: for work of less than a second. */
export async function withoutTyping(container: HTMLElement, work: () => Promise<void>): Promise<void> {
  const focused = document.activeElement;
  container.inert = true;
  try {
    await work();
  } finally {
    container.inert = false;
    if (focused instanceof HTMLElement && document.activeElement === document.body) focused.focus();
  }
}
