import { useMemo } from 'react';
import { useSurroundings, useTexts } from '../surroundings';
import type { ShownCell } from './evaluate';
import { FORMULAS_TEXTS } from './formulas-texts';

/** How the pane writes a cell of a result. */
export function useShownText(): (cell: ShownCell) => string {
  const { formats } = useSurroundings();
  const t = useTexts(FORMULAS_TEXTS);
  return useMemo(() => {
    // As much as one reads at a glance: the cell has every digit.
    const large = new Intl.NumberFormat(formats.locale, { maximumFractionDigits: 2 });
    const small = new Intl.NumberFormat(formats.locale, { maximumSignificantDigits: 4 });
    return (cell) => {
      switch (cell.kind) {
        case 'text':
          return cell.text;
        case 'boolean':
          return cell.value ? t.result.yes : t.result.no;
        case 'error':
          return cell.error;
        case 'number':
          if (cell.format?.endsWith('%')) return formats.share(cell.number);
          if (cell.format?.includes('yy'))
            return formats.date(cell.number, cell.format.includes('dd') ? 'day' : 'month');
          return (Math.abs(cell.number) < 10 ? small : large).format(cell.number);
      }
    };
  }, [formats, t]);
}
