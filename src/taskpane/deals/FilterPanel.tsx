import { Button, Input, Select, makeStyles, tokens } from '@fluentui/react-components';
import { useDeferredValue, useEffect, useId, useMemo, useRef } from 'react';
import type { DealSet } from '../../deals/dataset';
import { useSurroundings } from '../surroundings';
import { facetEntries, modalityFacets } from './facets';
import { filterCount } from './filters';
import type { DealFilters, EntryFilter } from './filters';
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
  select: { minWidth: 0, '& select': { minWidth: 0, textOverflow: 'ellipsis' } },
  span: {
    display: 'grid',
    gridTemplateColumns: '1fr auto 1fr',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalXS,
  },
  amount: { minWidth: 0, '& input': { minWidth: 0, fontVariantNumeric: 'tabular-nums' } },
  foot: {
    display: 'flex',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

const VOCABULARY_FILTERS = ['therapeutic_area', 'stage', 'deal_type', 'territory_class', 'status'] as const;

interface FilterPanelProps {
  readonly set: DealSet;
  readonly filters: DealFilters;
  readonly onFilters: (change: Partial<DealFilters>) => void;
  readonly onClear: () => void;
  readonly onDone: () => void;
  /** Deals that match now. */
  readonly deals: number;
}

/** All filters, each entry with the deals that it would leave. Covers the list; the sums above stay in sight. */
export function FilterPanel(props: FilterPanelProps) {
  const { set, filters, onFilters } = props;
  const styles = useStyles();
  const id = useId();
  const { texts, formats, entry } = useSurroundings();
  const settled = useDeferredValue(filters);
  const panel = useRef<HTMLDivElement>(null);

  useEffect(() => panel.current?.querySelector<HTMLElement>('input, select')?.focus(), []);

  const amount = (name: 'totalFrom' | 'totalThrough', label: string) => (
    <Input
      className={styles.amount}
      size="small"
      type="number"
      min={0}
      aria-label={`${texts.filters.size} ${label}`}
      placeholder={label}
      value={filters[name] === undefined ? '' : String(filters[name])}
      onChange={(_, { value }) => onFilters({ [name]: amountTyped(value) })}
    />
  );

  return (
    <div className={styles.panel} ref={panel} role="group" aria-label={texts.filters.heading}>
      <div className={styles.rows}>
        <PeriodFilter set={set} filters={filters} settled={settled} onFilters={onFilters} />
        {(['licensor', 'licensee'] as const).map((name) => (
          <div key={name} className={styles.row}>
            <label className={styles.label} htmlFor={`${id}-${name}`}>
              {texts.filters.labels[name]}
            </label>
            <PartyFilter
              id={`${id}-${name}`}
              name={name}
              set={set}
              settled={settled}
              value={filters[name]}
              onChange={(value) => onFilters({ [name]: value })}
            />
          </div>
        ))}
        <div className={styles.row}>
          <label className={styles.label} htmlFor={`${id}-modality`}>
            {texts.filters.modality}
          </label>
          <ModalitySelect
            id={`${id}-modality`}
            set={set}
            filters={filters}
            settled={settled}
            onFilters={onFilters}
          />
        </div>
        {VOCABULARY_FILTERS.map((name) => (
          <div key={name} className={styles.row}>
            <label className={styles.label} htmlFor={`${id}-${name}`}>
              {texts.filters.labels[name]}
            </label>
            <VocabularySelect
              id={`${id}-${name}`}
              name={name}
              set={set}
              filters={filters}
              settled={settled}
              onFilters={onFilters}
              entry={entry}
              any={texts.filters.any}
              count={formats.count}
            />
          </div>
        ))}
        <div className={styles.row}>
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
          disabled={filterCount(filters) === 0}
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

interface SelectProps {
  readonly id: string;
  readonly set: DealSet;
  readonly filters: DealFilters;
  /** Filters that counts are worked out for: a moment behind while typing. */
  readonly settled: DealFilters;
  readonly onFilters: (change: Partial<DealFilters>) => void;
}

function VocabularySelect(
  props: SelectProps & {
    readonly name: EntryFilter;
    readonly entry: (entry: string) => string;
    readonly any: string;
    readonly count: (value: number) => string;
  },
) {
  const { id, set, filters, settled, name, onFilters } = props;
  const styles = useStyles();
  const entries = useMemo(() => facetEntries(set, settled, name), [set, settled, name]);
  const chosen = filters[name];
  return (
    <Select
      id={id}
      className={styles.select}
      size="small"
      value={chosen}
      onChange={(_, { value }) => onFilters({ [name]: value })}
    >
      <option value="">{props.any}</option>
      {chosen !== '' && !entries.some((each) => each.name === chosen) ? (
        <option value={chosen}>{props.entry(chosen)} (0)</option>
      ) : null}
      {entries.map(({ name: each, deals }) => (
        <option key={each} value={each}>
          {props.entry(each)} ({props.count(deals)})
        </option>
      ))}
    </Select>
  );
}

function ModalitySelect({ id, set, filters, settled, onFilters }: SelectProps) {
  const styles = useStyles();
  const { texts, formats, entry } = useSurroundings();
  const groups = useMemo(() => modalityFacets(set, settled), [set, settled]);
  const value = filters.exact_modality
    ? `exact_modality:${filters.exact_modality}`
    : filters.modality_group
      ? `modality_group:${filters.modality_group}`
      : '';
  const choose = (choice: string) => {
    const [name, ...rest] = choice.split(':');
    onFilters({
      modality_group: name === 'modality_group' ? rest.join(':') : '',
      exact_modality: name === 'exact_modality' ? rest.join(':') : '',
    });
  };
  const option = (name: string, each: string, label: string, deals: number) => (
    <option key={`${name}:${each}`} value={`${name}:${each}`}>
      {label} ({formats.count(deals)})
    </option>
  );
  const offered = groups.some(
    ({ name, exact }) =>
      `modality_group:${name}` === value || exact.some((each) => `exact_modality:${each.name}` === value),
  );
  return (
    <Select
      id={id}
      className={styles.select}
      size="small"
      value={value}
      onChange={(_, data) => choose(data.value)}
    >
      <option value="">{texts.filters.any}</option>
      {value !== '' && !offered ? (
        <option value={value}>{entry(filters.exact_modality || filters.modality_group)} (0)</option>
      ) : null}
      {groups.map(({ name, deals, exact }) =>
        exact.length === 0 ? (
          option('modality_group', name, entry(name), deals)
        ) : (
          <optgroup key={name} label={entry(name)}>
            {option('modality_group', name, texts.filters.wholeGroup(entry(name)), deals)}
            {exact.map((each) => option('exact_modality', each.name, entry(each.name), each.deals))}
          </optgroup>
        ),
      )}
    </Select>
  );
}
