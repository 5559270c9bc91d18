import { makeStyles, tokens } from '@fluentui/react-components';
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useImperativeHandle, useRef } from 'react';
import type { KeyboardEvent, Ref } from 'react';
import type { Selection } from '../../deals/query';
import { useSurroundings } from '../surroundings';
import { DealLine, LINE_HEIGHT } from './DealLine';

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
  item: { position: 'absolute', top: 0, left: 0, width: '100%' },
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
  /** Place of the active deal, -1 before there is one. */
  readonly active: number;
  readonly onOpen: (place: number) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onFocus: () => void;
  readonly handle: Ref<DealListHandle>;
}

/** The id of a line, for `aria-activedescendant`. */
export const lineId = (listId: string, place: number): string => `${listId}-${place}`;

/** The deals, of which only the visible ones exist: as smooth with 100,000 as with ten. */
export const DealList = memo(function DealList(props: DealListProps) {
  const { id, selection, active, handle } = props;
  const styles = useStyles();
  const { texts } = useSurroundings();
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: selection.count,
    getScrollElement: () => scroller.current,
    estimateSize: () => LINE_HEIGHT,
    overscan: 6,
    // A screen's worth before the first measurement, so that the first paint is the last.
    initialRect: { width: 320, height: 600 },
    // The active line must exist even when it is scrolled out of sight: a screen reader reads it.
    rangeExtractor: (range) => {
      const visible = defaultRangeExtractor(range);
      if (active < 0 || active >= selection.count || visible.includes(active)) return visible;
      return [...visible, active].sort((a, b) => a - b);
    },
  });

  useEffect(() => {
    if (active >= 0) virtualizer.scrollToIndex(active, { align: 'auto' });
  }, [active, virtualizer]);

  const before = useRef(selection);
  useEffect(() => {
    if (before.current !== selection && active < 0) scroller.current?.scrollTo?.({ top: 0 });
    before.current = selection;
  }, [selection, active]);

  useImperativeHandle(
    handle,
    () => ({
      focus: () => scroller.current?.focus(),
      page: () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / LINE_HEIGHT) - 1),
    }),
    [],
  );

  return (
    <div
      id={id}
      ref={scroller}
      role="listbox"
      aria-label={texts.list.label}
      aria-activedescendant={active >= 0 && active < selection.count ? lineId(id, active) : undefined}
      tabIndex={0}
      className={styles.scroller}
      onKeyDown={props.onKeyDown}
      onFocus={props.onFocus}
    >
      <div className={styles.sizer} role="presentation" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((item) => (
          <div
            key={item.key}
            role="presentation"
            className={styles.item}
            style={{ transform: `translateY(${item.start}px)` }}
          >
            <DealLine
              id={lineId(id, item.index)}
              set={selection.set}
              row={selection.rows[item.index] ?? 0}
              place={item.index}
              count={selection.count}
              active={item.index === active}
              onOpen={props.onOpen}
            />
          </div>
        ))}
      </div>
    </div>
  );
});
