import { makeStyles } from '@fluentui/react-components';
import { useCallback, useDeferredValue, useId, useMemo, useState } from 'react';
import { useActivity } from '../activity';
import type { DealsInForce } from '../deals-in-force';
import { MOST_COMPARED } from '../memory';
import type { Remembered } from '../memory';
import { PlaceFrame } from '../PlaceFrame';
import { Spoken } from '../Spoken';
import { useSurroundings, useTexts } from '../surroundings';
import { onDemand } from '../OnDemand';
import { useAdding } from './adding';
import { CardActions } from './CardActions';
import { CompareStrip } from './CompareStrip';
import { marksOwn } from './columns';
import { lineId } from './DealList';
import { FilterChips } from './FilterChips';
import { filtersAfter, filtersAsRead, withoutRestrictions } from './filters-as-read';
import { NO_FILTERS, filterCount, periodsUnread, queryOf } from './filters';
import type { DealFilters } from './filters';
import type { OpenedFilters } from './FilterPanel';
import { InsertBar, InsertOptions } from './InsertBar';
import { useInsertion } from './insertion';
import { useListNavigation } from './list-navigation';
import { PERIOD_TEXTS } from './period-texts';
import { Results } from './Results';
import { preloadReader, useReader } from './search-reader';
import { insertableOf, useServerCount } from './server-count';
import { SearchRow } from './SearchRow';
import { selectAndSum } from './sums';
import { SumStrip } from './SumStrip';

const DealCard = onDemand(
  (texts) => texts.places.deals,
  () => import(/* webpackChunkName: "deal" */ './DealCard'),
  true,
);
const FilterPanel = onDemand(
  (texts) => texts.filters.heading,
  () => import(/* webpackChunkName: "filters" */ './FilterPanel'),
  true,
);
const SavedViews = onDemand(
  (texts) => texts.filters.views,
  () => import(/* webpackChunkName: "saved-views" */ './SavedViews'),
  true,
);
const ServerLine = onDemand(
  (texts) => texts.insert.bar,
  () => import(/* webpackChunkName: "server-line" */ './ServerLine'),
  true,
);
const Comparison = onDemand(
  (texts) => texts.card.compareNow,
  () => import(/* webpackChunkName: "comparison" */ './Comparison'),
  true,
);

/** Loads what is opened next, a deal, the filters and the choices of an insertion, while nobody waits for it. */
export const preloadDeals = () =>
  Promise.all([DealCard.preload(), FilterPanel.preload(), InsertOptions.preload(), preloadReader()]);

/** Up to here a search takes less than a frame. */
const MOST_AT_ONCE = 200_000;

const useStyles = makeStyles({
  view: { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0 },
  front: { position: 'relative', display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0 },
});

interface DealsPlaceProps {
  readonly deals: DealsInForce;
  readonly memory: Remembered;
  readonly onMemory: (change: Partial<Remembered>) => void;
  readonly onValue: (dealId: string) => void;
  /** Builds a formula of one fact of a deal. */
  readonly onFormula: (dealId: string) => void;
}

/** Find deals, look at them, insert them as a linked table. */
export function DealsPlace({ deals, memory, onMemory, onValue, onFormula }: DealsPlaceProps) {
  const set = deals.state === 'ready' ? deals.set : undefined;
  const styles = useStyles();
  const { texts, formats } = useSurroundings();
  const { running } = useActivity();
  const listId = useId();
  const [openedFilters, setOpenedFilters] = useState<OpenedFilters>();
  const filtersOpen = openedFilters !== undefined;
  const [optionsOpen, setOptionsOpen] = useState(false);
  const [viewsOpen, setViewsOpen] = useState(false);
  const [comparing, setComparing] = useState(false);
  const [comparisonBar, setComparisonBar] = useState<HTMLElement | null>(null);
  const [name, setName] = useState('');
  /** What was taken off last: who hears the pane is told, since the focus goes on to something else. */
  const [removed, setRemoved] = useState('');

  const { filters: chosen, sort, openDeal } = memory;
  const { read: reader, again: readAgain } = useReader(set, chosen.search);
  const read = useCallback((text: string) => reader?.(text) ?? [], [reader]);
  // Nothing is shown for a search before it is known how it is read.
  const isUnread = reader === undefined && chosen.search.trim() !== '';
  const parts = useMemo(() => read(chosen.search), [read, chosen.search]);
  const filters = useMemo(() => filtersAsRead(chosen, parts), [chosen, parts]);
  // Where there are very many deals, what is typed shows at once; the list, the sums and the counts follow a moment later.
  const isLarge = (set?.size ?? 0) > MOST_AT_ONCE;
  const later = useDeferredValue(isLarge ? filters : NO_FILTERS);
  const settled = isLarge ? later : filters;
  const query = useMemo(() => queryOf(settled, sort), [settled, sort]);
  const answer = useMemo(
    () => (set && !isUnread ? selectAndSum(set, query) : undefined),
    [set, isUnread, query],
  );
  const selection = answer?.selection;

  const insertion = useInsertion(() => setName(''));
  const what = useMemo(
    () => (openDeal === undefined ? query : { criteria: [{ field: 'deal_id', test: openDeal }] }),
    [openDeal, query],
  );
  const { count: onServer, again } = useServerCount(what);
  const oneDeal = openDeal !== undefined;
  const known = oneDeal && set?.rowOf(openDeal) !== undefined;
  const here = oneDeal ? Number(known) : selection?.count;
  // Who chose a new sheet gets one, whatever is selected.
  const adding = useAdding(memory.destination === 'selection' ? openDeal : undefined);
  const insertable = onServer ? insertableOf(onServer) : here;
  const t = useTexts(PERIOD_TEXTS);
  const isRefused = !oneDeal && periodsUnread(filters.period).length > 0;
  // What is shown and counted for the typed words is on its way.
  const isBehind = !oneDeal && settled !== filters;
  const insert = () => {
    if (running || isRefused || isBehind || !selection || (onServer && !insertable)) return;
    setOptionsOpen(false);
    if (adding) adding.add?.();
    else insertion(what, { ...memory, name });
  };

  const navigation = useListNavigation({
    selection,
    openDeal,
    onOpenDeal: (dealId) => onMemory({ openDeal: dealId }),
    onInsert: insert,
    onClearSearch: () => {
      if (viewsOpen) closeViews();
      else if (filtersOpen) closeFilters();
      else if (chosen.search === '') return false;
      else onFilters({ search: '' });
      return true;
    },
  });
  const { active, openPlace, reset } = navigation;

  const onFilters = useCallback(
    (change: Partial<DealFilters>, words = '') => {
      reset();
      setRemoved(words);
      onMemory({ filters: filtersAfter(chosen, change, read) });
    },
    [chosen, read, onMemory, reset],
  );
  const closeFilters = () => {
    setOpenedFilters(undefined);
    // From there the arrows lead through what the filters left.
    navigation.search.current?.focus();
  };

  const closeViews = () => {
    setViewsOpen(false);
    navigation.search.current?.focus();
  };

  const { compared } = memory;
  const inSet = compared.filter((dealId) => set?.rowOf(dealId) !== undefined);
  const compare = (dealId: string) => {
    const without = inSet.filter((each) => each !== dealId);
    const next = without.length < inSet.length ? without : [...inSet, dealId];
    onMemory({ compared: next });
    if (next.length < 2) setComparing(false);
  };
  const isCompared = (dealId: string) =>
    inSet.includes(dealId) || (inSet.length < MOST_COMPARED ? false : undefined);

  const inFront = selection !== undefined && selection.count > 0 && !filtersOpen && !viewsOpen;
  const bar = (
    <>
      <CompareStrip
        count={inSet.length}
        onShow={() => setComparing(true)}
        onClear={() => onMemory({ compared: [] })}
      />
      {onServer ? <ServerLine count={onServer} here={here} onAgain={again} /> : null}
      <InsertBar
        settings={{ ...memory, name }}
        onSettings={({ name: nextName, ...remembered }) => {
          if (nextName !== undefined) setName(nextName);
          onMemory(remembered);
        }}
        deals={insertable}
        oneDeal={oneDeal}
        adding={adding}
        marksOwn={() => set !== undefined && marksOwn(set, oneDeal ? openDeal : selection, memory)}
        busy={running !== undefined || isBehind}
        refused={isRefused ? t.refused : undefined}
        open={optionsOpen}
        onOpen={setOptionsOpen}
        onInsert={insert}
      />
    </>
  );

  return (
    <PlaceFrame bar={comparing ? <div ref={setComparisonBar} /> : bar}>
      <div className={styles.view} inert={oneDeal || comparing}>
        <SearchRow
          search={chosen.search}
          onSearch={(typed) => onFilters({ search: typed })}
          filtersSet={filterCount(filters)}
          filtersOpen={filtersOpen}
          onFilters={() => {
            setViewsOpen(false);
            setOpenedFilters(filtersOpen ? undefined : {});
          }}
          viewsOpen={viewsOpen}
          onViews={() => {
            setOpenedFilters(undefined);
            setViewsOpen(!viewsOpen);
          }}
          onKeyDown={navigation.onKeyDown}
          listId={inFront ? listId : undefined}
          activeOption={inFront && active >= 0 ? lineId(listId, active) : undefined}
          inputRef={navigation.search}
        />
        <FilterChips
          filters={chosen}
          parts={parts}
          nothingFound={selection?.count === 0}
          onFilters={onFilters}
          onEdit={({ from, through }) => {
            navigation.search.current?.focus();
            navigation.search.current?.setSelectionRange(from, through);
          }}
          onOpen={(field) => {
            setViewsOpen(false);
            setOpenedFilters({ at: field });
          }}
        />
        <SumStrip sums={answer?.sums} of={set?.size} stale={settled !== filters} />
        <Spoken role="status">
          {answer ? texts.sums.spoken(formats.count(answer.sums.deals), removed) : ''}
        </Spoken>
        <div className={styles.front}>
          <Results
            deals={deals}
            selection={selection}
            navigation={navigation}
            listId={listId}
            sort={sort}
            onSort={(chosen) => {
              reset();
              onMemory({ sort: chosen });
            }}
            onClear={() => onFilters(NO_FILTERS)}
            onGoToData={() => onMemory({ place: 'data' })}
            onReadAgain={
              readAgain &&
              (() => {
                navigation.search.current?.focus();
                readAgain();
              })
            }
            covered={filtersOpen || viewsOpen}
          />
          {openedFilters && set ? (
            <FilterPanel
              set={set}
              opened={openedFilters}
              filters={filters}
              onFilters={onFilters}
              onClear={() =>
                // The free words stay as they were typed.
                onFilters({ ...NO_FILTERS, search: withoutRestrictions(chosen.search, read) })
              }
              onDone={closeFilters}
              deals={answer?.sums.deals ?? 0}
            />
          ) : null}
          {viewsOpen && set ? (
            <SavedViews
              set={set}
              filters={chosen}
              sort={sort}
              views={memory.views}
              onViews={(views) => onMemory({ views })}
              onApply={(view) => {
                reset();
                onMemory({ filters: view.filters, sort: view.sort });
                closeViews();
              }}
              onDone={closeViews}
            />
          ) : null}
        </div>
      </div>
      {oneDeal && set && !comparing ? (
        <DealCard
          set={set}
          dealId={openDeal}
          place={openPlace}
          count={selection?.count ?? 0}
          takesFocus={navigation.openedByHand}
          onBack={navigation.back}
          onStep={navigation.step}
          onOpen={navigation.openRelated}
          onInsert={insert}
          onValue={onValue}
          actions={
            <CardActions
              compared={isCompared(openDeal)}
              onFormula={() => onFormula(openDeal)}
              onCompare={() => compare(openDeal)}
            />
          }
        />
      ) : null}
      {comparing && set && inSet.length > 1 ? (
        <Comparison
          set={set}
          dealIds={inSet}
          bar={comparisonBar}
          onRemove={compare}
          onOpen={(dealId) => {
            setComparing(false);
            navigation.openRelated(dealId);
          }}
          onBack={() => setComparing(false)}
        />
      ) : null}
    </PlaceFrame>
  );
}
