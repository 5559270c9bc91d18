import { makeStyles, tokens } from '@fluentui/react-components';
import { Choice } from '../Choice';
import type { DealsInForce } from '../deals-in-force';
import { NothingHere } from '../NothingHere';
import { useSurroundings } from '../surroundings';
import type { Selection } from '../../deals/query';
import { DealList } from './DealList';
import { SORTS, isTurned, sortFieldOf } from './filters';
import type { Sort } from './filters';
import { Legend } from './Legend';
import type { LineFigure } from './DealLine';
import type { ListNavigation } from './list-navigation';
import { LoadingList } from './LoadingList';

const useStyles = makeStyles({
  results: { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0 },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    alignItems: 'center',
    padding: `0 ${tokens.spacingHorizontalM} 0 ${tokens.spacingHorizontalXS}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    columnGap: tokens.spacingHorizontalS,
    color: tokens.colorNeutralForeground3,
    fontSize: '11px',
    whiteSpace: 'nowrap',
  },
  turn: {
    minWidth: '24px',
    height: '24px',
    marginLeft: `-${tokens.spacingHorizontalS}`,
    marginRight: 'auto',
    padding: 0,
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: 'inherit',
    fontFamily: 'inherit',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
});

interface ResultsProps {
  readonly deals: DealsInForce;
  readonly selection: Selection | undefined;
  readonly navigation: ListNavigation;
  readonly listId: string;
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
  readonly onClear: () => void;
  readonly onGoToData: () => void;
  /** Loads again what reads the search, where that failed. */
  readonly onReadAgain: (() => void) | undefined;
  /** Whether the filters stand in front. */
  readonly covered: boolean;
}

/** The deals that match, in their order; else why there are none and what to do about it. */
export function Results(props: ResultsProps) {
  const { deals, selection, navigation, sort } = props;
  const styles = useStyles();
  const { texts } = useSurroundings();
  const turned = isTurned(sort);
  const field = sortFieldOf(sort);
  const figure: LineFigure = field === 'upfront_usd_m' || field === 'upfront_share' ? field : 'total_usd_m';
  return (
    <div className={styles.results} inert={props.covered}>
      <div className={styles.head}>
        <Choice
          quiet
          label={texts.sort.label}
          value={sortFieldOf(sort)}
          onChoose={(value) => {
            const chosen = SORTS.find((each) => each === value);
            if (chosen) props.onSort(chosen);
          }}
        >
          {SORTS.map((each) => (
            <option key={each} value={each}>
              {turned && each === sortFieldOf(sort) ? texts.sort.turned[each] : texts.sort[each]}
            </option>
          ))}
        </Choice>
        <button
          type="button"
          className={styles.turn}
          aria-label={texts.sort.turn}
          title={texts.sort.turn}
          aria-pressed={turned}
          onClick={() => props.onSort(turned ? sortFieldOf(sort) : `-${sortFieldOf(sort)}`)}
        >
          {turned ? '↑' : '↓'}
        </button>
        <Legend whereRoomy={figure !== 'total_usd_m'} />
        <span>{texts.list.figures[figure]}</span>
      </div>
      {deals.state === 'refused' ? (
        <NothingHere
          title={texts.list.noDataTitle}
          hint={texts.common.refusal(deals.message)}
          action={{ label: texts.list.noDataAction, run: props.onGoToData }}
        />
      ) : props.onReadAgain ? (
        <div role="alert">
          <NothingHere
            title={texts.search.unread}
            hint={texts.places.crash.hint}
            action={{ label: texts.common.tryAgain, run: props.onReadAgain }}
          />
        </div>
      ) : !selection ? (
        <LoadingList label={texts.list.loading} />
      ) : selection.count === 0 ? (
        <NothingHere
          title={texts.list.emptyTitle}
          hint={texts.list.emptyHint}
          action={{ label: texts.list.emptyAction, run: props.onClear }}
        />
      ) : (
        <DealList
          id={props.listId}
          selection={selection}
          figure={figure}
          active={navigation.active}
          onOpen={navigation.openAt}
          onKeyDown={navigation.onKeyDown}
          onFocus={navigation.onListFocus}
          handle={navigation.list}
        />
      )}
    </div>
  );
}
