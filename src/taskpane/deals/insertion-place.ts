import { useEffect, useState } from 'react';
import type { TableSize } from '../../workbook/insertion-place';
import { useWorkbook } from '../workbook-access';

/**
 * The cells that a table of this size would fill at the selection, which it follows; undefined until they are known, where
 * the table does not fit, and where Excel does not tell.
 */
export function useInsertionPlace(size: TableSize | undefined): string | undefined {
  const workbook = useWorkbook();
  const [place, setPlace] = useState<string>();
  const { rows, columns } = size ?? {};
  useEffect(() => {
    if (rows === undefined || columns === undefined) return undefined;
    let turn = 0;
    const look = () => {
      const mine = ++turn;
      const show = (found: string | undefined) => {
        if (mine === turn) setPlace(found);
      };
      workbook.placeAtSelection({ rows, columns }).then(show, () => show(undefined));
    };
    look();
    const watching = workbook.watchSelection(look);
    // Where this Excel does not tell of it, a selection is seen when the hand comes back from the sheet.
    watching.catch(() => undefined);
    window.addEventListener('focus', look);
    return () => {
      turn = -1;
      window.removeEventListener('focus', look);
      void watching.then((stop) => stop()).catch(() => undefined);
    };
  }, [workbook, rows, columns]);
  return size && place;
}
