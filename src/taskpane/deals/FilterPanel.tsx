import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useDeferredValue, useEffect, useId, useRef } from 'react';
import { listOf, listedIn } from '../../deals/alternatives';
import type { DealSet } from '../../deals/dataset';
import { useSurroundings } from '../surroundings';
import { TextField } from '../TextField';
import { CountryFacet, ModalityFacet, VocabularyFacet } from './FacetButtons';
import { filterCount } from './filters';
import type { DealFilters } from './filters';
import { PartyFilter } from './PartyFilter';
import { PeriodFilter } from './PeriodFilter';

const useStyles = makeStyles({
  panel: {
    position: 'absolute',
    inset: 0,
    display: 'flex',
    flexDirection: 'column',
    backgroundColor: tokens.colorNeutralBackground1,
  },
  rows: {
    flexGrow: 1,
    minHeight: 0,
    overflowY: 'auto',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
  },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(84px, 30%) minmax(0, 1fr)',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
    marginBottom: tokens.spacingVerticalXS,
    '@media (max-width: 250px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  label: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  span: {
    display: 'grid',
    gridTemplateColumns: '1fr auto 1fr',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalXS,
  },
  foot: {
    display: 'flex',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

const VOCABULARY_FILTERS = ['therapeutic_area', 'stage', 'deal_type', 'territory_class', 'status'] as const;

/** An opening of the filters, at one of them where a person asked for it. */
export interface OpenedFilters {
  readonly at?: string | undefined;
}

interface FilterPanelProps {
  readonly set: DealSet;
  readonly filters: DealFilters;
  readonly onFilters: (change: Partial<DealFilters>) => void;
  readonly onClear: () => void;
  readonly onDone: () => void;
  /** Deals that match now. */
  readonly deals: number;
  /** For which field it was opened; the first by default. Each opening is another object. */
  readonly opened: OpenedFilters;
}

/** All filters, each entry with the deals that it would leave. Covers the list; the sums above stay in sight. */
export default function FilterPanel(props: FilterPanelProps) {
  const { set, filters, onFilters, opened } = props;
  const styles = useStyles();
  const id = useId();
  const { texts, formats } = useSurroundings();
  const settled = useDeferredValue(filters);
  const shared = { set, filters, settled, onFilters };
  const panel = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const { current } = panel;
    const asked = opened.at === undefined ? null : current?.querySelector(`[data-filter~="${opened.at}"]`);
    const chosen = asked?.querySelector<HTMLElement>('[aria-pressed="true"], input');
    (chosen ?? (asked ?? current)?.querySelector<HTMLElement>('input, button'))?.focus();
  }, [opened]);

  const amount = (name: 'totalFrom' | 'totalThrough', label: string) => (
    <TextField
      type="number"
      min={0}
      aria-label={`${texts.filters.size} ${label}`}
      placeholder={label}
      value={filters[name] === undefined ? '' : String(filters[name])}
      onType={(value) => onFilters({ [name]: amountTyped(value) })}
    />
  );

  return (
    <div
      className={styles.panel}
      ref={panel}
      role="group"
      aria-label={texts.filters.heading}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
        event.preventDefault();
        props.onDone();
      }}
    >
      <div className={styles.rows}>
        <PeriodFilter {...shared} />
        {(['licensor', 'licensee'] as const).map((name) => (
          <div key={name} className={styles.row} data-filter={name}>
            <label className={styles.label} htmlFor={`${id}-${name}`}>
              {texts.filters.labels[name]}
            </label>
            <PartyFilter
              id={`${id}-${name}`}
              name={name}
              set={set}
              settled={settled}
              chosen={listedIn(filters[name])}
              onChosen={(chosen) => onFilters({ [name]: listOf(chosen) })}
            />
          </div>
        ))}
        <ModalityFacet {...shared} />
        {VOCABULARY_FILTERS.map((name) => (
          <VocabularyFacet key={name} name={name} {...shared} />
        ))}
        {(['licensee_country', 'licensor_country'] as const).map((name) => (
          <CountryFacet key={name} name={name} {...shared} />
        ))}
        <div className={styles.row} data-filter="total_usd_m">
          <span className={styles.label}>{texts.filters.size}</span>
          <div className={styles.span}>
            {amount('totalFrom', texts.filters.sizeFrom)}
            <span aria-hidden>–</span>
            {amount('totalThrough', texts.filters.sizeThrough)}
          </div>
        </div>
      </div>
      <div className={styles.foot}>
        <Button
          size="small"
          appearance="subtle"
          disabledFocusable={filterCount(filters) === 0 && filters.period === ''}
          onClick={props.onClear}
        >
          {texts.filters.clear}
        </Button>
        <Button size="small" onClick={props.onDone}>
          {texts.filters.done(formats.count(props.deals), props.deals)}
        </Button>
      </div>
    </div>
  );
}

function amountTyped(value: string): number | undefined {
  const amount = Number.parseFloat(value);
  return Number.isFinite(amount) && amount >= 0 ? amount : undefined;
}
