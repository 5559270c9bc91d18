import type { DealSet } from '../../deals/dataset';
import type { ReadSearch } from './filters-as-read';
import { searchNames } from './search-names';
import { readSearch } from './search-reading';

/** How a search over these deals is read. In a chunk of its own: the pane shows deals before anybody types. */
export const readerOf =
  (set: DealSet): ReadSearch =>
  (text) =>
    readSearch(text, searchNames(set));
