import { makeStyles } from '@fluentui/react-components';
import { useCallback, useId, useState } from 'react';
import type { DealsInForce } from '../deals-in-force';
import type { Remembered } from '../memory';
import { PlaceFrame } from '../PlaceFrame';
import { Spoken } from '../Spoken';
import { useSurroundings } from '../surroundings';
import { useComparedDeals } from './compared-deals';
import { lineId } from './DealList';
import { DealsBar } from './DealsBar';
import { Comparison, DealCard, FilterPanel, SavedViews } from './deals-on-demand';
import { FilterChips } from './FilterChips';
import type { OpenedFilters } from './FilterPanel';
import { NO_FILTERS, filterCount } from './filters';
import type { DealFilters } from './filters';
import { filtersAfter, withoutRestrictions } from './filters-as-read';
import { useFoundDeals } from './found-deals';
import { useListNavigation } from './list-navigation';
import { useMainAction } from './main-action';
import { Results } from './Results';
import { SearchRow } from './SearchRow';
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
  /** Builds a formula of one fact of a deal. */
  readonly onFormula: (dealId: string) => void;
}

/** What covers the list. */
type Cover = ({ readonly kind: 'filters' } & OpenedFilters) | { readonly kind: 'views' };

/** Find deals, look at them, insert them as a linked table. */
export function DealsPlace({ deals, memory, onMemory, onValue, onFormula }: DealsPlaceProps) {
  const set = deals.state === 'ready' ? deals.set : undefined;
  const styles = useStyles();
  const { texts, formats } = useSurroundings();
  const listId = useId();
  const [cover, setCover] = useState<Cover>();
  const [comparisonBar, setComparisonBar] = useState<HTMLElement | null>(null);
  /** What was taken off last: who hears the pane is told, since the focus goes on to something else. */
  const [removed, setRemoved] = useState('');

  const { filters: chosen, sort, openDeal } = memory;
  const oneDeal = openDeal !== undefined;
  const found = useFoundDeals(set, chosen, sort);
  const { read, readAgain, parts, filters, answer } = found;
  const selection = answer?.selection;
  const action = useMainAction(set, found, memory, onMemory);
  const compared = useComparedDeals(set, memory.compared, (dealIds) => onMemory({ compared: dealIds }));

  const navigation = useListNavigation({
    selection,
    openDeal,
    onOpenDeal: (dealId) => onMemory({ openDeal: dealId }),
    onInsert: action.insert,
    onClearSearch: () => {
      if (cover) uncover();
      else if (chosen.search === '') return false;
      else onFilters({ search: '' });
      return true;
    },
  });
  const { active, openPlace, reset, search } = navigation;

  const onFilters = useCallback(
    (change: Partial<DealFilters>, words = '') => {
      reset();
      setRemoved(words);
      onMemory({ filters: filtersAfter(chosen, change, read) });
    },
    [chosen, read, onMemory, reset],
  );
  const uncover = () => {
    setCover(undefined);
    // From there the arrows lead through what was found.
    search.current?.focus();
  };

  const inFront = selection !== undefined && selection.count > 0 && !cover;
  const bar = compared.isShown ? (
    <div ref={setComparisonBar} />
  ) : (
    <DealsBar compared={compared} action={action} oneDeal={oneDeal} />
  );

  return (
    <PlaceFrame bar={bar}>
      <div className={styles.view} inert={oneDeal || compared.isShown}>
        <SearchRow
          search={chosen.search}
          onSearch={(typed) => onFilters({ search: typed })}
          filtersSet={filterCount(filters)}
          filtersOpen={cover?.kind === 'filters'}
          onFilters={() => setCover(cover?.kind === 'filters' ? undefined : { kind: 'filters' })}
          viewsOpen={cover?.kind === 'views'}
          onViews={() => setCover(cover?.kind === 'views' ? undefined : { kind: 'views' })}
          onKeyDown={navigation.onKeyDown}
          listId={inFront ? listId : undefined}
          activeOption={inFront && active >= 0 ? lineId(listId, active) : undefined}
          inputRef={search}
        />
        <FilterChips
          filters={chosen}
          parts={parts}
          nothingFound={selection?.count === 0}
          onFilters={onFilters}
          onEdit={({ from, through }) => {
            search.current?.focus();
            search.current?.setSelectionRange(from, through);
          }}
          onOpen={(field) => setCover({ kind: 'filters', at: field })}
        />
        <SumStrip sums={answer?.sums} of={set?.size} stale={found.isBehind} />
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
                search.current?.focus();
                readAgain();
              })
            }
            covered={cover !== undefined}
          />
          {cover?.kind === 'filters' && set ? (
            <FilterPanel
              set={set}
              opened={cover}
              filters={filters}
              onFilters={onFilters}
              onClear={() =>
                // The free words stay as they were typed.
                onFilters({ ...NO_FILTERS, search: withoutRestrictions(chosen.search, read) })
              }
              onDone={uncover}
              deals={answer?.sums.deals ?? 0}
            />
          ) : null}
          {cover?.kind === 'views' && set ? (
            <SavedViews
              set={set}
              filters={chosen}
              sort={sort}
              views={memory.views}
              onViews={(views) => onMemory({ views })}
              onApply={(view) => {
                reset();
                onMemory({ filters: view.filters, sort: view.sort });
                uncover();
              }}
              onDone={uncover}
            />
          ) : null}
        </div>
      </div>
      {oneDeal && set && !compared.isShown ? (
        <DealCard
          set={set}
          dealId={openDeal}
          place={openPlace}
          count={selection?.count ?? 0}
          takesFocus={navigation.openedByHand}
          onBack={navigation.back}
          onStep={navigation.step}
          onOpen={navigation.openRelated}
          onInsert={action.insert}
          onValue={onValue}
          compared={compared.has(openDeal)}
          onFormula={() => onFormula(openDeal)}
          onCompare={() => compared.toggle(openDeal)}
        />
      ) : null}
      {compared.isShown && set && compared.dealIds.length > 1 ? (
        <Comparison
          set={set}
          dealIds={compared.dealIds}
          bar={comparisonBar}
          onRemove={compared.toggle}
          onOpen={(dealId) => {
            compared.hide();
            navigation.openRelated(dealId);
          }}
          onBack={compared.hide}
        />
      ) : null}
    </PlaceFrame>
  );
}
