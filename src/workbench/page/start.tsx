import { createRoot } from 'react-dom/client';
import { readPreferences } from './preferences';
import { Workbench } from './Workbench';

/** Puts the workbench on the page. */
export function startPage(root: HTMLElement): void {
  createRoot(root).render(<Workbench preferences={readPreferences()} />);
}
