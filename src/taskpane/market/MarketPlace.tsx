import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { TableAdd20Regular } from '@fluentui/react-icons/svg/table-add';
import { useMemo } from 'react';
import type { DealSet } from '../../deals/dataset';
import { countDeals } from '../../deals/query';
import type { FormulaBlock } from '../../workbook/insert-formulas';
import { useActivity } from '../activity';
import { Choice } from '../Choice';
import type { DealsInForce } from '../deals-in-force';
import type { DealFilters } from '../deals/filters';
import { periodProblem } from '../deals/filters';
import { LoadingList } from '../deals/LoadingList';
import { NothingHere } from '../NothingHere';
import { PlaceFrame } from '../PlaceFrame';
import { useSurroundings, useTexts } from '../surroundings';
import { useWorkbook } from '../workbook-access';
import { benchmarks } from './benchmarks';
import { Benchmarks } from './Benchmarks';
import { benchmarkBlock, breakdownBlock, trendBlock } from './formulas';
import {
  FIRST_MARKET,
  MARKET_VIEWS,
  measureOf,
  PICTURED,
  scopeCriteria,
  SPLITS,
  UNITS,
} from './market-state';
import type { MarketState } from './market-state';
import { mixPicture, trendPicture } from './pictures';
import { Picture } from './Picture';
import { Published } from './Published';
import { ScopeRow } from './ScopeRow';
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
    gridTemplateColumns: 'repeat(auto-fit, minmax(88px, 1fr))',
    gap: tokens.spacingVerticalXS,
  },
  scroller: {
    flexGrow: 1,
    minHeight: 0,
    overflowY: 'auto',
    padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalM}`,
  },
  bar: { padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}` },
});

interface MarketPlaceProps {
  readonly deals: DealsInForce;
  readonly state: MarketState;
  readonly onState: (change: Partial<MarketState>) => void;
  readonly onShowDeals: (filters: DealFilters) => void;
}

/** The market as these deals show it, and benchmarks; each table can be inserted as the formula that gives it. */
export default function MarketPlace({ deals, ...props }: MarketPlaceProps) {
  const { texts } = useSurroundings();
  if (deals.state === 'ready') return <Market set={deals.set} {...props} />;
  return (
    <PlaceFrame bar={undefined}>
      {deals.state === 'refused' ? (
        <NothingHere title={texts.list.noDataTitle} hint={deals.message} />
      ) : (
        <LoadingList label={texts.list.loading} />
      )}
    </PlaceFrame>
  );
}

type MarketProps = Omit<MarketPlaceProps, 'deals'> & { readonly set: DealSet };

function Market({ set, state, onState, onShowDeals }: MarketProps) {
  const styles = useStyles();
  const workbook = useWorkbook();
  const { running, run, say } = useActivity();
  const t = useTexts(MARKET_TEXTS);
  const { view, unit, split, pictured, scope } = state;
  const criteria = useMemo(() => scopeCriteria(scope), [scope]);
  // What was typed there is not in the criteria: a formula would be of other deals than the field says.
  const periodUnread = periodProblem(scope.period) !== undefined;
  const count = useMemo(() => countDeals(set, { criteria }), [set, criteria]);
  const rows = useMemo(
    () =>
      view === 'trend'
        ? trendPicture(set, criteria, unit, pictured)
        : view === 'mix'
          ? mixPicture(set, criteria, split, pictured)
          : [],
    [set, criteria, view, unit, split, pictured],
  );
  const quartiles = useMemo(() => benchmarks(set, criteria), [set, criteria]);

  const block = (): FormulaBlock => {
    if (view === 'trend') return trendBlock(measureOf(pictured), unit, criteria, rows.length);
    if (view === 'mix') return breakdownBlock(split, measureOf(pictured), criteria, rows.length);
    const headings = [t.figure, t.lower, t.median, t.upper, t.number];
    return benchmarkBlock(
      quartiles,
      criteria,
      headings,
      quartiles.map(({ measure }) => t.benchmarked[measure]),
    );
  };
  const insert = async () => {
    const report = await run({ label: t.insert, failed: t.failed }, (options) =>
      workbook.insertFormulas(block(), options),
    );
    if (report) say({ kind: 'success', title: t.inserted(`${report.sheetName}!${report.address}`) });
  };

  const choice = <Name extends string>(
    label: string,
    value: Name,
    names: readonly Name[],
    words: Readonly<Record<Name, string>>,
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
          {words[name]}
        </option>
      ))}
    </Choice>
  );

  const insertable = running === undefined && count > 0 && !periodUnread;
  const bar =
    view === 'published' ? undefined : (
      <div className={styles.bar}>
        <Button
          appearance="primary"
          icon={<TableAdd20Regular />}
          title={t.insertHint}
          disabledFocusable={!insertable}
          onClick={() => {
            if (insertable) void insert();
          }}
        >
          {t.insert}
        </Button>
      </div>
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
              : null}
          {view === 'trend' || view === 'mix'
            ? choice(t.figure, pictured, PICTURED, t.figures, (chosen) => onState({ pictured: chosen }))
            : null}
        </div>
        {view === 'published' ? null : (
          <ScopeRow
            set={set}
            scope={scope}
            onScope={(change) => onState({ scope: { ...scope, ...change } })}
          />
        )}
      </div>
      <div className={styles.scroller} tabIndex={-1}>
        {view === 'published' ? (
          <Published set={set} />
        ) : count === 0 ? (
          <NothingHere
            title={t.none}
            hint={t.noneHint}
            action={{ label: t.clear, run: () => onState({ scope: FIRST_MARKET.scope }) }}
          />
        ) : view === 'benchmarks' ? (
          <Benchmarks rows={quartiles} deals={count} scope={scope} onShowDeals={onShowDeals} />
        ) : (
          <Picture set={set} state={state} rows={rows} onShowDeals={onShowDeals} />
        )}
      </div>
    </PlaceFrame>
  );
}
