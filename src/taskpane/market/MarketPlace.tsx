import { makeStyles, tokens } from '@fluentui/react-components';
import { useMemo } from 'react';
import type { DealSet } from '../../deals/dataset';
import { publicPart } from '../../deals/own/layer';
import { countDeals } from '../../deals/query';
import { bundledTables } from '../../source/bundled-tables';
import { Choice } from '../Choice';
import { coverageByYear } from '../data/coverage';
import type { DealsInForce } from '../deals-in-force';
import type { DealFilters } from '../deals/filters';
import { periodsUnread } from '../deals/filters';
import { NothingHere } from '../NothingHere';
import { PlaceFrame } from '../PlaceFrame';
import { useTexts } from '../surroundings';
import { WithoutDeals } from '../WithoutDeals';
import { benchmarks } from './benchmarks';
import { Benchmarks } from './Benchmarks';
import { attrition } from './ended-deals';
import { Attrition } from './Attrition';
import { ChartsBehind } from './ChartsBehind';
import { insertableOf } from './insertable';
import { InsertButtons } from './InsertButtons';
import { Included } from './Included';
import { COHORTS, FIRST_MARKET, MARKET_VIEWS, PICTURED, SPLITS, UNITS } from './market-state';
import { scopeChanged, scopeCriteria, scopeOf } from './market-state';
import type { MarketState, MarketView } from './market-state';
import { mixPicture, trendPicture } from './pictures';
import { Picture } from './Picture';
import { Published } from './Published';
import { ScopeRow } from './ScopeRow';
import { Selection } from './Selection';
import { Shares } from './Shares';
import { upfrontShares } from './upfront-shares';
import { useWords } from './words';
import { MARKET_TEXTS } from './market-texts';

const useStyles = makeStyles({
  controls: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalS}`,
  },
  choices: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(112px, 1fr))',
    gap: tokens.spacingVerticalXS,
    // Where two stand beside each other, the first of several has a line to itself, and so has the last of two.
    '@media (max-width: 379px)': {
      '& > :first-child:not(:last-child)': { gridColumn: '1 / -1' },
      '& > :nth-child(2):last-child': { gridColumn: '1 / -1' },
    },
  },
  scroller: {
    flexGrow: 1,
    minHeight: 0,
    overflowY: 'auto',
    padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalM}`,
  },
});

interface MarketPlaceProps {
  readonly deals: DealsInForce;
  readonly state: MarketState;
  readonly onState: (change: Partial<MarketState>) => void;
  readonly onShowDeals: (filters: DealFilters) => void;
}

/** The market as these deals show it, and benchmarks; each table can be inserted as the formula that gives it. */
export default function MarketPlace({ deals, ...props }: MarketPlaceProps) {
  return deals.state === 'ready' ? <Market set={deals.set} {...props} /> : <WithoutDeals deals={deals} />;
}

type MarketProps = Omit<MarketPlaceProps, 'deals'> & { readonly set: DealSet };

/** Views that look at all deals, whatever the scope. */
const WHOLE: ReadonlySet<MarketView> = new Set(['published', 'selection']);

function Market({ set, state, onState, onShowDeals }: MarketProps) {
  const styles = useStyles();
  const t = useTexts(MARKET_TEXTS);
  const words = useWords();
  const { view, unit, split, pictured, cohort } = state;
  const scope = useMemo(() => scopeOf(state), [state]);
  const criteria = useMemo(() => scopeCriteria(scope), [scope]);
  // What was typed there is not in the criteria: a formula would be of other deals than the field says.
  const periodUnread = periodsUnread(scope.period).length > 0;
  const count = useMemo(() => countDeals(set, { criteria }), [set, criteria]);
  const shown = useMemo(
    () => ({
      pictures:
        view === 'trend'
          ? trendPicture(set, criteria, unit, pictured)
          : view === 'mix'
            ? mixPicture(set, criteria, split, pictured)
            : [],
      shares: view === 'upfrontShare' ? upfrontShares(set, criteria) : [],
      attrition: view === 'attrition' ? attrition(set, criteria, cohort) : [],
      quartiles: view === 'benchmarks' ? benchmarks(set, criteria) : [],
      years: view === 'published' ? coverageByYear(publicPart(set), bundledTables().market) : [],
      hasOwn: publicPart(set) !== set,
    }),
    [set, criteria, view, unit, split, pictured, cohort],
  );

  const choice = <Name extends string>(
    label: string,
    value: Name,
    names: readonly Name[],
    texts: Readonly<Record<Name, string>>,
    choose: (name: Name) => void,
  ) => (
    <Choice
      label={label}
      value={value}
      onChoose={(chosen) => {
        const name = names.find((each) => each === chosen);
        if (name !== undefined) choose(name);
      }}
    >
      {names.map((name) => (
        <option key={name} value={name}>
          {texts[name]}
        </option>
      ))}
    </Choice>
  );

  const insertable = WHOLE.has(view) || (count > 0 && !periodUnread);
  const bar =
    view === 'selection' ? undefined : (
      <InsertButtons disabled={!insertable} insertable={() => insertableOf(state, criteria, shown, words)} />
    );
  return (
    <PlaceFrame bar={bar}>
      <div className={styles.controls}>
        <div className={styles.choices}>
          {choice(t.view, view, MARKET_VIEWS, t.views, (chosen) => onState({ view: chosen }))}
          {view === 'trend'
            ? choice(t.by, unit, UNITS, t.units, (chosen) => onState({ unit: chosen }))
            : view === 'mix'
              ? choice(t.by, split, SPLITS, t.splits, (chosen) => onState({ split: chosen }))
              : view === 'attrition'
                ? choice(t.by, cohort, COHORTS, t.cohorts, (chosen) => onState({ cohort: chosen }))
                : null}
          {view === 'trend' || view === 'mix'
            ? choice(t.figure, pictured, PICTURED, t.figures, (chosen) => onState({ pictured: chosen }))
            : null}
        </div>
        {WHOLE.has(view) ? null : (
          <ScopeRow set={set} scope={scope} onScope={(change) => onState(scopeChanged(state, change))} />
        )}
      </div>
      <ChartsBehind />
      <div className={styles.scroller} tabIndex={-1}>
        {WHOLE.has(view) || count === 0 ? null : <Included set={set} scope={scope} />}
        {view === 'published' ? (
          <Published years={shown.years} hasOwn={shown.hasOwn} onShowDeals={onShowDeals} />
        ) : view === 'selection' ? (
          <Selection />
        ) : count === 0 ? (
          <NothingHere
            title={t.none}
            hint={t.noneHint}
            action={{ label: t.clear, run: () => onState({ scope: FIRST_MARKET.scope, amountsType: '' }) }}
          />
        ) : view === 'benchmarks' ? (
          <Benchmarks rows={shown.quartiles} deals={count} scope={scope} onShowDeals={onShowDeals} />
        ) : view === 'upfrontShare' ? (
          <Shares rows={shown.shares} scope={scope} onShowDeals={onShowDeals} />
        ) : view === 'attrition' ? (
          <Attrition rows={shown.attrition} by={cohort} scope={scope} onShowDeals={onShowDeals} />
        ) : (
          <Picture set={set} state={state} rows={shown.pictures} onShowDeals={onShowDeals} />
        )}
      </div>
    </PlaceFrame>
  );
}
