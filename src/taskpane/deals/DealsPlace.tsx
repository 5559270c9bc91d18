import { makeStyles } from '@fluentui/react-components';
import { useCallback, useDeferredValue, useId, useMemo, useState } from 'react';
import { useActivity } from '../activity';
import type { DealsInForce } from '../deals-in-force';
import type { Remembered } from '../memory';
import { PlaceFrame } from '../PlaceFrame';
import { Spoken } from '../Spoken';
import { useSurroundings } from '../surroundings';
import { DealCard } from './DealCard';
import { lineId } from './DealList';
import { FilterChips } from './FilterChips';
import { FilterPanel } from './FilterPanel';
import { filtersAfter, filtersAsRead, withoutRestrictions } from './filters-as-read';
import { NO_FILTERS, filterCount, queryOf } from './filters';
import type { DealFilters } from './filters';
import { InsertBar } from './InsertBar';
import { useInsertion } from './insertion';
import { useListNavigation } from './list-navigation';
import { Results } from './Results';
import { readSearch } from './search-reading';
import { searchNames } from './search-names';
import { SearchRow } from './SearchRow';
import { selectAndSum } from './sums';
import { SumStrip } from './SumStrip';

const useStyles = makeStyles({
  view: { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0 },
  front: { position: 'relative', display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0 },
});

interface DealsPlaceProps {
  readonly deals: DealsInForce;
  readonly memory: Remembered;
  readonly onMemory: (change: Partial<Remembered>) => void;
  readonly onValue: (dealId: string) => void;
}

/** Find deals, look at them, insert them as a linked table. */
export function DealsPlace({ deals, memory, onMemory, onValue }: DealsPlaceProps) {
  const set = deals.state === 'ready' ? deals.set : undefined;
  const styles = useStyles();
  const { texts, formats } = useSurroundings();
  const { running } = useActivity();
  const listId = useId();
  const [filtersOpen, setFiltersOpen] = useState(false);
  const [optionsOpen, setOptionsOpen] = useState(false);
  const [name, setName] = useState('');

  const { filters: chosen, sort, openDeal } = memory;
  const read = useCallback((text: string) => (set ? readSearch(text, searchNames(set)) : []), [set]);
  const parts = useMemo(() => read(chosen.search), [read, chosen.search]);
  const filters = useMemo(() => filtersAsRead(chosen, parts), [chosen, parts]);
  // What is typed shows at once; the list, the sums and the counts follow a moment later.
  const settled = useDeferredValue(filters);
  const query = useMemo(() => queryOf(settled, sort), [settled, sort]);
  const answer = useMemo(() => set && selectAndSum(set, query), [set, query]);
  const selection = answer?.selection;

  const insertion = useInsertion(() => setName(''));
  const insert = () => {
    if (running || !selection) return;
    setOptionsOpen(false);
    const what = openDeal === undefined ? query : { criteria: [{ field: 'deal_id', test: openDeal }] };
    insertion(what, { ...memory, name });
  };

  const navigation = useListNavigation({
    selection,
    openDeal,
    onOpenDeal: (dealId) => onMemory({ openDeal: dealId }),
    onInsert: insert,
    onClearSearch: () => {
      if (filtersOpen) closeFilters();
      else if (chosen.search === '') return false;
      else onFilters({ search: '' });
      return true;
    },
  });
  const { active, openPlace, reset } = navigation;

  const onFilters = useCallback(
    (change: Partial<DealFilters>) => {
      reset();
      onMemory({ filters: filtersAfter(chosen, change, read) });
    },
    [chosen, read, onMemory, reset],
  );
  const closeFilters = () => {
    setFiltersOpen(false);
    // From there the arrows lead through what the filters left.
    navigation.search.current?.focus();
  };

  const oneDeal = openDeal !== undefined;
  const known = oneDeal && set?.rowOf(openDeal) !== undefined;
  const inFront = selection !== undefined && selection.count > 0 && !filtersOpen;
  const bar = (
    <InsertBar
      settings={{ ...memory, name }}
      onSettings={({ name: nextName, ...remembered }) => {
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
          search={chosen.search}
          onSearch={(typed) => onFilters({ search: typed })}
          filtersSet={filterCount(filters)}
          filtersOpen={filtersOpen}
          onFilters={() => setFiltersOpen(!filtersOpen)}
          onKeyDown={navigation.onKeyDown}
          listId={inFront ? listId : undefined}
          activeOption={inFront && active >= 0 ? lineId(listId, active) : undefined}
          inputRef={navigation.search}
        />
        <FilterChips
          filters={chosen}
          parts={parts}
          onFilters={onFilters}
          onEdit={({ from, through }) => {
            navigation.search.current?.focus();
            navigation.search.current?.setSelectionRange(from, through);
          }}
        />
        <SumStrip sums={answer?.sums} of={set?.size} stale={settled !== filters} />
        <Spoken role="status">{answer ? texts.sums.spoken(formats.count(answer.sums.deals)) : ''}</Spoken>
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
            covered={filtersOpen}
          />
          {filtersOpen && set ? (
            <FilterPanel
              set={set}
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
        </div>
      </div>
      {oneDeal && set ? (
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
        />
      ) : null}
    </PlaceFrame>
  );
}
