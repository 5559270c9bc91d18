import { makeStyles, tokens } from '@fluentui/react-components';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import type { Range, VirtualItem } from '@tanstack/react-virtual';
import { memo, useCallback, useEffect, useImperativeHandle, useRef } from 'react';
import type { KeyboardEvent, Ref } from 'react';
import type { Selection } from '../../deals/query';
import { useSurroundings } from '../surroundings';
import { DealLine, LINE_HEIGHT } from './DealLine';
import type { LineFigure } from './DealLine';

const useStyles = makeStyles({
  scroller: {
    flexGrow: 1,
    minHeight: 0,
    overflowY: 'auto',
    overscrollBehavior: 'contain',
    contain: 'strict',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  sizer: { position: 'relative', width: '100%' },
});

/** What the search box needs of the list to drive it. */
export interface DealListHandle {
  readonly focus: () => void;
  /** Whole lines that fit on the screen. */
  readonly page: () => number;
}

interface DealListProps {
  readonly id: string;
  readonly selection: Selection;
  /** The figure at the end of each line. */
  readonly figure: LineFigure;
  /** Place of the active deal, -1 before there is one. */
  readonly active: number;
  readonly onOpen: (place: number) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onFocus: () => void;
  readonly handle: Ref<DealListHandle>;
}

/** Lines beyond either edge of what is in sight, for a scroll that goes on before the next frame. */
const OVERSCAN = 6;

/** After a jump by more than a screen, as a dragged thumb makes, the next one is as far: only what is in sight counts. */
const overscanAfter = (start: number, { startIndex, endIndex, overscan }: Range): number =>
  Math.abs(startIndex - start) > endIndex - startIndex ? 1 : overscan;

/** Whether a line is there only because it is the active one, away from those in sight. */
const isApart = (items: readonly VirtualItem[], place: number, active: number): boolean =>
  place === active && items.length > 1 && !items.some(({ index }) => Math.abs(index - place) === 1);

/** The id of a line, for `aria-activedescendant`. */
export const lineId = (listId: string, place: number): string => `${listId}-${place}`;

/** The deals, of which only the visible ones exist: as smooth with 100,000 as with ten. */
export const DealList = memo(function DealList(props: DealListProps) {
  const { id, selection, active, handle } = props;
  const styles = useStyles();
  const { texts } = useSurroundings();
  const scroller = useRef<HTMLDivElement>(null);
  const { count } = selection;
  const before = useRef({ selection, start: 0 });
  const rangeExtractor = useCallback(
    (range: Range) => {
      const visible = defaultRangeExtractor({
        ...range,
        overscan: overscanAfter(before.current.start, range),
      });
      before.current.start = range.startIndex;
      // The active line must exist even when it is scrolled out of sight: a screen reader reads it.
      if (active < 0 || active >= count || visible.includes(active)) return visible;
      return [...visible, active].sort((a, b) => a - b);
    },
    [active, count],
  );
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE_HEIGHT,
    overscan: OVERSCAN,
    // A screen's worth before the first measurement, so that the first paint is the last.
    initialRect: { width: 320, height: 600 },
    rangeExtractor,
  });

  useEffect(() => {
    if (active >= 0) virtualizer.scrollToIndex(active, { align: 'auto' });
  }, [active, virtualizer]);

  useEffect(() => {
    if (before.current.selection !== selection && active < 0) scroller.current?.scrollTo?.({ top: 0 });
    before.current.selection = selection;
  }, [selection, active]);

  useImperativeHandle(
    handle,
    () => ({
      focus: () => scroller.current?.focus(),
      page: () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / LINE_HEIGHT) - 1),
    }),
    [],
  );

  const items = virtualizer.getVirtualItems();
  // Lines that scroll out of sight become those that scroll in: changing one costs half of making it.
  const slots = useRef(0);
  slots.current = Math.max(slots.current, items.length);
  const slotOf = (place: number) => (isApart(items, place, active) ? 'active' : place % slots.current);

  return (
    <div
      id={id}
      ref={scroller}
      role="listbox"
      aria-label={texts.list.label}
      aria-activedescendant={active >= 0 && active < count ? lineId(id, active) : undefined}
      tabIndex={0}
      className={styles.scroller}
      onKeyDown={props.onKeyDown}
      onFocus={props.onFocus}
    >
      <div className={styles.sizer} role="presentation" style={{ height: virtualizer.getTotalSize() }}>
        {items.map((item) => (
          <DealLine
            key={slotOf(item.index)}
            id={lineId(id, item.index)}
            set={selection.set}
            row={selection.rows[item.index] ?? 0}
            figure={props.figure}
            place={item.index}
            count={count}
            active={item.index === active}
            onOpen={props.onOpen}
          />
        ))}
      </div>
    </div>
  );
});
