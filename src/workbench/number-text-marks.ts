import type { ICellDataForSheetInterceptor, Nullable } from '@univerjs/core';
import { INTERCEPTOR_POINT, SheetInterceptorService } from '@univerjs/sheets';

/*
 * Univer marks texts that could be numbers or dates, and to find them tries all names of months and weekdays on every
 * text, six times for each cell whenever it draws: half the time of a drawing. A text that is not marked is tried once.
 */

/** What tells the part that marks texts from the others, which have no names: the setting that it reads. */
const ITS_SETTING = 'disableForceStringMark';

/** Texts are forgotten all at once when they grow too many. */
const MOST_TEXTS = 50_000;

/** Makes Univer try each text only once; call before it starts, since its parts come when the first sheet is drawn. */
export function tryTextsOnce(): void {
  const intercept = SheetInterceptorService.prototype.intercept;
  SheetInterceptorService.prototype.intercept = function (point, interceptor) {
    const { handler } = interceptor;
    const marksTexts = point === INTERCEPTOR_POINT.CELL_CONTENT && String(handler).includes(ITS_SETTING);
    const given = marksTexts
      ? { ...interceptor, handler: onceForEachText(handler as Handler) as typeof handler }
      : interceptor;
    return intercept.call(this, point, given);
  };
}

type Cell = Nullable<ICellDataForSheetInterceptor>;
type Next = (cell: Cell) => Cell;
/** What Univer asks of each cell before it draws it. */
export type Handler = (cell: Cell, at: { readonly rawData?: Cell }, next: Next) => Cell;

/** The same marks from a handler that is asked once for each text that it leaves unmarked. */
export function onceForEachText(handler: Handler): Handler {
  const unmarked = new Set<string>();
  return (cell, at, next) => {
    const { v, s } = at.rawData ?? {};
    if (typeof v !== 'string' || typeof s === 'object') return handler(cell, at, next);
    // The mark depends on the number format, too.
    const key = `${s ?? ''} ${v}`;
    if (unmarked.has(key)) return next(cell);
    const markers = cell?.markers;
    return handler(cell, at, (given) => {
      if (given === cell && given?.markers === markers) {
        if (unmarked.size >= MOST_TEXTS) unmarked.clear();
        unmarked.add(key);
      }
      return next(given);
    });
  };
}
