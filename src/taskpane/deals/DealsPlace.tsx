import { makeStyles, tokens } from '@fluentui/react-components';
import { useCallback, useDeferredValue, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { DealSet } from '../../deals/dataset';
import { useActivity } from '../activity';
import type { DealsInForce } from '../deals-in-force';
import type { Remembered } from '../memory';
import { NothingHere } from '../NothingHere';
import { Choice } from '../Choice';
import { PlaceFrame } from '../PlaceFrame';
import { useStableCallback } from '../stable-callback';
import { useSurroundings } from '../surroundings';
import { DealCard } from './DealCard';
import { DealList, lineId } from './DealList';
import type { DealListHandle } from './DealList';
import { FilterChips } from './FilterChips';
import { FilterPanel } from './FilterPanel';
import { NO_FILTERS, SORTS, filterCount, queryOf } from './filters';
import type { DealFilters } from './filters';
import { InsertBar } from './InsertBar';
import { Legend } from './Legend';
import { useInsertion } from './insertion';
import { listKey } from './list-keys';
import { LoadingList } from './LoadingList';
import { SearchRow } from './SearchRow';
import { selectAndSum } from './sums';
import { SumStrip } from './SumStrip';

const useStyles = makeStyles({
  view: { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0 },
  results: { position: 'relative', display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0 },
  head: {
    display: 'flex',
    justifyContent: 'space-between',
    alignItems: 'center',
    padding: `0 ${tokens.spacingHorizontalM} 0 ${tokens.spacingHorizontalXS}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    color: tokens.colorNeutralForeground3,
    fontSize: '11px',
  },
  spoken: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
});

interface DealsPlaceProps {
  readonly deals: DealsInForce;
  readonly memory: Remembered;
  readonly onMemory: (change: Partial<Remembered>) => void;
}

/** Find deals, look at them, insert them as a linked table. */
export function DealsPlace({ deals, memory, onMemory }: DealsPlaceProps) {
  const set = deals.state === 'ready' ? deals.set : undefined;
  const styles = useStyles();
  const { texts, formats } = useSurroundings();
  const { running } = useActivity();
  const listId = useId();
  const [filtersOpen, setFiltersOpen] = useState(false);
  const [optionsOpen, setOptionsOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const [name, setName] = useState('');
  const search = useRef<HTMLInputElement>(null);
  const list = useRef<DealListHandle>(null);
  /** Where the focus came from when a deal was opened: the search box or the list. */
  const openedFrom = useRef<'search' | 'list'>('list');

  const { filters, sort, openDeal } = memory;
  const settled = useDeferredValue(filters);
  const query = useMemo(() => queryOf(settled, sort), [settled, sort]);
  const answer = useMemo(() => set && selectAndSum(set, query), [set, query]);
  const selection = answer?.selection;
  const insertion = useInsertion();

  const onFilters = useCallback(
    (change: Partial<DealFilters>) => {
      setActive(-1);
      onMemory({ filters: { ...filters, ...change } });
    },
    [filters, onMemory],
  );
  const clear = () => onFilters(NO_FILTERS);

  const dealAt = useCallback(
    (place: number) => {
      const row = selection?.rows[place];
      return row === undefined ? undefined : String(set?.value(row, 'deal_id') ?? '');
    },
    [selection, set],
  );
  const open = useStableCallback((place: number) => {
    setActive(place);
    onMemory({ openDeal: dealAt(place) });
  });
  const back = useCallback(() => {
    onMemory({ openDeal: undefined });
    if (openedFrom.current === 'search') search.current?.focus();
    else list.current?.focus();
  }, [onMemory]);

  const insert = () => {
    if (running || !selection) return;
    setOptionsOpen(false);
    if (openDeal === undefined) insertion(query, { ...memory, name });
    else insertion({ criteria: [{ field: 'deal_id', test: openDeal }] }, { ...memory, name });
  };

  const onKeyDown = useStableCallback((event: KeyboardEvent) => {
    const inSearchBox = event.target === search.current;
    const count = selection?.count ?? 0;
    const meaning = listKey(event, active, count, list.current?.page() ?? 1, inSearchBox);
    if (!meaning) return;
    if (meaning.kind === 'leave') {
      if (inSearchBox && filters.search !== '') onFilters({ search: '' });
      else if (!inSearchBox) search.current?.focus();
      else return;
    } else if (meaning.kind === 'move') setActive(meaning.to);
    else if (meaning.kind === 'insert') insert();
    else if (count > 0) {
      openedFrom.current = inSearchBox ? 'search' : 'list';
      open(Math.max(active, 0));
    }
    event.preventDefault();
  });
  const onListFocus = useCallback(() => setActive((now) => Math.max(now, 0)), []);

  // A slash goes to the search box, as in every list that is worked by keyboard.
  useEffect(() => {
    const onSlash = (event: globalThis.KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && event.target.closest('input, select, textarea');
      if (event.key !== '/' || typing || openDeal !== undefined) return;
      event.preventDefault();
      search.current?.focus();
    };
    addEventListener('keydown', onSlash);
    return () => removeEventListener('keydown', onSlash);
  }, [openDeal]);

  const place = useMemo(
    () => placeOf(openDeal, active, dealAt, set, selection?.rows),
    [openDeal, active, dealAt, set, selection],
  );
  const oneDeal = openDeal !== undefined;
  const known = oneDeal && set?.rowOf(openDeal) !== undefined;

  const bar = (
    <InsertBar
      settings={{ ...memory, name }}
      onSettings={(change) => {
        const { name: nextName, ...remembered } = change;
        if (nextName !== undefined) setName(nextName);
        onMemory(remembered);
      }}
      deals={oneDeal ? Number(known) : selection?.count}
      oneDeal={oneDeal}
      busy={running !== undefined}
      open={optionsOpen}
      onOpen={setOptionsOpen}
      onInsert={insert}
    />
  );

  return (
    <PlaceFrame bar={bar}>
      <div className={styles.view} inert={oneDeal}>
        <SearchRow
          search={filters.search}
          onSearch={(typed) => onFilters({ search: typed })}
          filtersSet={filterCount(filters)}
          filtersOpen={filtersOpen}
          onFilters={() => setFiltersOpen(!filtersOpen)}
          onKeyDown={onKeyDown}
          listId={selection && selection.count > 0 ? listId : undefined}
          activeOption={active >= 0 ? lineId(listId, active) : undefined}
          inputRef={search}
        />
        <FilterChips filters={filters} onFilters={onFilters} />
        <SumStrip sums={answer?.sums} of={set?.size} stale={settled !== filters} />
        <div className={styles.spoken} role="status">
          {answer ? texts.sums.spoken(formats.count(answer.sums.deals)) : ''}
        </div>
        <div className={styles.results}>
          <div className={styles.head}>
            <Choice
              quiet
              label={texts.sort.label}
              value={sort}
              onChoose={(value) => {
                setActive(-1);
                const chosen = SORTS.find((each) => each === value);
                if (chosen) onMemory({ sort: chosen });
              }}
            >
              {SORTS.map((each) => (
                <option key={each} value={each}>
                  {texts.sort[each]}
                </option>
              ))}
            </Choice>
            <Legend />
            <span>{texts.list.unit}</span>
          </div>
          {deals.state === 'refused' ? (
            <NothingHere
              title={texts.list.noDataTitle}
              hint={deals.message}
              action={{ label: texts.list.noDataAction, run: () => onMemory({ place: 'data' }) }}
            />
          ) : !selection ? (
            <LoadingList label={texts.list.loading} />
          ) : selection.count === 0 ? (
            <NothingHere
              title={texts.list.emptyTitle}
              hint={texts.list.emptyHint}
              action={{ label: texts.list.emptyAction, run: clear }}
            />
          ) : (
            <DealList
              id={listId}
              selection={selection}
              active={active}
              onOpen={open}
              onKeyDown={onKeyDown}
              onFocus={onListFocus}
              handle={list}
            />
          )}
          {filtersOpen && set ? (
            <FilterPanel
              set={set}
              filters={filters}
              onFilters={onFilters}
              onClear={() => onFilters({ ...NO_FILTERS, search: filters.search })}
              onDone={() => setFiltersOpen(false)}
              deals={answer?.sums.deals ?? 0}
            />
          ) : null}
        </div>
      </div>
      {oneDeal && set ? (
        <DealCard
          set={set}
          dealId={openDeal}
          place={place}
          count={selection?.count ?? 0}
          onBack={back}
          onStep={(step) => {
            if (place !== undefined && dealAt(place + step) !== undefined) open(place + step);
          }}
          onOpen={(dealId) => onMemory({ openDeal: dealId })}
          onInsert={insert}
        />
      ) : null}
    </PlaceFrame>
  );
}

/** Where the open deal stands in the list; undefined where it is not in it. */
function placeOf(
  openDeal: string | undefined,
  active: number,
  dealAt: (place: number) => string | undefined,
  set: DealSet | undefined,
  rows: Uint32Array | undefined,
): number | undefined {
  if (openDeal === undefined || !set || !rows) return undefined;
  if (active >= 0 && dealAt(active) === openDeal) return active;
  const row = set.rowOf(openDeal);
  const place = row === undefined ? -1 : rows.indexOf(row);
  return place < 0 ? undefined : place;
}
