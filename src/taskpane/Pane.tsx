import { FluentProvider, makeStyles, tokens } from '@fluentui/react-components';
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { onPaneRequest } from '../commands/pane-requests';
import { ActivityProvider } from './activity';
import { DealsPlace } from './deals/DealsPlace';
import type { DealFilters } from './deals/filters';
import { useDealsInForce } from './deals-in-force';
import { keepFocus } from './focus-kept';
import { useInstallationCheck } from './installation-check';
import { recall, remember } from './memory';
import type { Remembered } from './memory';
import { onDemand } from './OnDemand';
import { useOpeningCheck } from './opening-check';
import { PaneErrorBoundary } from './PaneErrorBoundary';
import { Places } from './Places';
import { useSelectedDeal } from './selected-deal';
import { Spoken } from './Spoken';
import { SurroundingsProvider, surroundingsFor, useSurroundings } from './surroundings';
import { usePaneTheme } from './theme';
import { useValuation } from './valuation';

const TablesPlace = onDemand(
  (texts) => texts.places.tables,
  () => import(/* webpackChunkName: "tables" */ './tables/TablesPlace'),
);
const ValuePlace = onDemand(
  (texts) => texts.places.value,
  () => import(/* webpackChunkName: "value" */ './value/ValuePlace'),
);
const FormulasPlace = onDemand(
  (texts) => texts.places.formulas,
  () => import(/* webpackChunkName: "formulas" */ './formulas/FormulasPlace'),
);
const MarketPlace = onDemand(
  (texts) => texts.places.market,
  () => import(/* webpackChunkName: "market" */ './market/MarketPlace'),
);
const DataPlace = onDemand(
  (texts) => texts.places.data,
  () => import(/* webpackChunkName: "data-place" */ './data/DataPlace'),
);

/** A person who can't have it loses nothing: it is left out where it doesn't load. */
const Tour = lazy(() =>
  import(/* webpackChunkName: "tour" */ './tour/Tour').catch(() => ({ default: () => null })),
);

/** Nobody waits for it, either. */
const NumbersFrom = lazy(() =>
  import(/* webpackChunkName: "numbers-from" */ './data/NumbersFrom').catch(() => ({ default: () => null })),
);

const useStyles = makeStyles({
  provider: { height: '100%' },
  pane: {
    display: 'flex',
    flexDirection: 'column',
    height: '100%',
    overflow: 'hidden',
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    '& input': { accentColor: tokens.colorCompoundBrandBackground },
    // Zoomed to 200 % no button is wider than the pane.
    '@media (max-width: 250px)': {
      '& .fui-Button': {
        minWidth: '24px',
        padding: `3px ${tokens.spacingHorizontalSNudge}`,
        fontSize: tokens.fontSizeBase200,
        whiteSpace: 'normal',
      },
    },
  },
  place: { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0, overflowY: 'auto' },
  tour: { flexShrink: 0, minHeight: '106px', backgroundColor: tokens.colorNeutralBackground2 },
});

/** The task pane, in Excel's colours and language (a BCP 47 tag). */
export function Pane({ displayLanguage }: { displayLanguage: string }) {
  const { theme, dark } = usePaneTheme();
  const styles = useStyles();
  const surroundings = useMemo(() => surroundingsFor(displayLanguage), [displayLanguage]);

  useEffect(() => {
    document.documentElement.lang = surroundings.formats.locale;
    document.documentElement.style.colorScheme = dark ? 'dark' : 'light';
  }, [surroundings, dark]);

  return (
    <FluentProvider theme={theme} className={styles.provider}>
      <SurroundingsProvider value={surroundings}>
        <PaneErrorBoundary texts={surroundings.texts}>
          <ActivityProvider>
            <Rooms />
          </ActivityProvider>
        </PaneErrorBoundary>
      </SurroundingsProvider>
    </FluentProvider>
  );
}

function Rooms() {
  const styles = useStyles();
  const { texts } = useSurroundings();
  const [memory, setMemory] = useState<Remembered>(recall);
  const deals = useDealsInForce();
  const onMemory = useCallback(
    (change: Partial<Remembered>) => setMemory((before) => ({ ...before, ...change })),
    [],
  );
  useEffect(() => remember(memory), [memory]);
  const showDeals = useCallback(
    (filters: DealFilters) => onMemory({ place: 'deals', filters, openDeal: undefined }),
    [onMemory],
  );
  const [refreshAsked, setRefreshAsked] = useState(false);
  const [checkAsked, setCheckAsked] = useState(false);
  const lookAtNewer = useCallback(() => {
    onMemory({ place: 'data' });
    setCheckAsked(true);
  }, [onMemory]);
  useOpeningCheck(lookAtNewer);
  const checkInstallation = useInstallationCheck();
  const { buildSelected } = useValuation();
  const showDeal = useCallback(
    (dealId: string) => onMemory({ place: 'deals', openDeal: dealId }),
    [onMemory],
  );
  const showSelected = useSelectedDeal(showDeal);
  const { openDeal } = memory;
  /** The deal that its card asked to value; otherwise the place looks at what is selected in the sheet. */
  const [toValue, setToValue] = useState<string>();
  const value = useCallback(
    (dealId: string) => {
      setToValue(dealId);
      onMemory({ place: 'value' });
    },
    [onMemory],
  );
  const cardInSight =
    memory.place === 'deals' &&
    openDeal !== undefined &&
    deals.state === 'ready' &&
    deals.set.rowOf(openDeal) !== undefined;
  const dealInSight = cardInSight ? openDeal : memory.place === 'value' ? memory.valuedDeal : undefined;
  // What a ribbon button asks is done here, in sight, with progress, cancel and undo.
  useEffect(
    () =>
      onPaneRequest((request) => {
        if (request === 'checkInstallation') return checkInstallation();
        if (request === 'buildValuation') return buildSelected(dealInSight);
        if (request === 'showDeals') return onMemory({ place: 'deals' });
        if (request === 'showMarket') return onMemory({ place: 'market' });
        if (request === 'showDeal') return showSelected();
        if (request === 'showTour') return onMemory({ tour: 'open' });
        if (request === 'showErrors') {
          return setMemory((before) => ({
            ...before,
            place: 'formulas',
            formulas: { ...before.formulas, view: 'errors' },
          }));
        }
        onMemory({ place: 'tables' });
        setRefreshAsked(true);
      }),
    [onMemory, checkInstallation, buildSelected, showSelected, dealInSight],
  );
  useEffect(() => keepFocus(document, () => document.querySelector('main h1')), []);
  return (
    <div className={styles.pane}>
      <main className={styles.place}>
        <Spoken as="h1">{texts.places.title(texts.places[memory.place])}</Spoken>
        {memory.place === 'deals' ? (
          <DealsPlace
            deals={deals}
            memory={memory}
            onMemory={onMemory}
            onValue={value}
            onFormula={(dealId) =>
              setMemory((before) => ({
                ...before,
                place: 'formulas',
                formulas: {
                  ...before.formulas,
                  view: 'build',
                  draft: { id: 'DEAL_GET', values: [dealId, 'total'], pairs: [] },
                },
              }))
            }
          />
        ) : memory.place === 'tables' ? (
          <TablesPlace
            deals={deals}
            onGoToDeals={() => onMemory({ place: 'deals' })}
            refreshAsked={refreshAsked}
            onRefreshTaken={() => setRefreshAsked(false)}
          />
        ) : memory.place === 'value' ? (
          <ValuePlace deals={deals} asked={toValue} memory={memory} onMemory={onMemory} />
        ) : memory.place === 'formulas' ? (
          <FormulasPlace
            deals={deals}
            state={memory.formulas}
            onState={(change) =>
              setMemory((before) => ({ ...before, formulas: { ...before.formulas, ...change } }))
            }
          />
        ) : memory.place === 'market' ? (
          <MarketPlace
            deals={deals}
            state={memory.market}
            onState={(change) => onMemory({ market: { ...memory.market, ...change } })}
            onShowDeals={showDeals}
          />
        ) : (
          <DataPlace
            deals={deals}
            checkAsked={checkAsked}
            onCheckTaken={() => setCheckAsked(false)}
            onShowDeals={showDeals}
            onShowAssumptions={() => onMemory({ place: 'value', valueView: 'assumptions' })}
          />
        )}
      </main>
      {memory.tour === 'open' ? (
        // Of its height before it is loaded: nothing moves when it comes.
        <div className={styles.tour}>
          <Suspense fallback={null}>
            <Tour memory={memory} onMemory={onMemory} onValue={value} />
          </Suspense>
        </div>
      ) : null}
      <Suspense fallback={null}>
        <NumbersFrom />
      </Suspense>
      <Places
        place={memory.place}
        onGo={(place) => {
          setToValue(undefined);
          onMemory({ place });
        }}
      />
    </div>
  );
}
