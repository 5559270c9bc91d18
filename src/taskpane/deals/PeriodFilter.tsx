import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId, useMemo } from 'react';
import type { DealSet } from '../../deals/dataset';
import { Spoken } from '../Spoken';
import { useSurroundings } from '../surroundings';
import { TextField } from '../TextField';
import { periodAfterYear, yearCounts, yearsOf } from './facets';
import { periodsUnread } from './filters';
import type { DealFilters } from './filters';

/** As many years as have room for a finger in 320 px (24 px each). */
const YEARS = 12;
const TALLEST = 36;

const useStyles = makeStyles({
  period: { marginBottom: tokens.spacingVerticalS },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(84px, 30%) minmax(0, 1fr)',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
    '@media (max-width: 250px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  label: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  problem: { marginTop: '2px', fontSize: tokens.fontSizeBase200, color: tokens.colorPaletteRedForeground1 },
  years: { display: 'flex', marginTop: tokens.spacingVerticalS },
  year: {
    display: 'flex',
    flexDirection: 'column',
    justifyContent: 'flex-end',
    alignItems: 'stretch',
    flex: '1 1 0',
    minWidth: 0,
    height: `${TALLEST + 18}px`,
    padding: '0 1px',
    border: 'none',
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground3,
    fontFamily: 'inherit',
    fontSize: '11px',
    lineHeight: '16px',
    fontVariantNumeric: 'tabular-nums',
    cursor: 'pointer',
    // Zoomed to 200 % there is room for every other year.
    '@media (max-width: 250px)': { ':nth-child(odd) > :last-child': { visibility: 'hidden' } },
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  chosen: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
  column: {
    borderRadius: '1px 1px 0 0',
    backgroundColor: tokens.colorNeutralStroke1,
    '@media (forced-colors: active)': { forcedColorAdjust: 'none', backgroundColor: 'GrayText' },
  },
  chosenColumn: {
    backgroundColor: tokens.colorCompoundBrandBackground,
    '@media (forced-colors: active)': { backgroundColor: 'Highlight' },
  },
});

interface PeriodFilterProps {
  readonly set: DealSet;
  readonly filters: DealFilters;
  readonly settled: DealFilters;
  readonly onFilters: (change: Partial<DealFilters>) => void;
}

/** The period as text, and the years as columns to choose from. */
export function PeriodFilter({ set, filters, settled, onFilters }: PeriodFilterProps) {
  const styles = useStyles();
  const id = useId();
  const { texts, formats } = useSurroundings();
  const years = useMemo(() => yearCounts(set, settled, YEARS), [set, settled]);
  const tallest = Math.max(1, ...years.map(({ deals }) => deals));
  const span = yearsOf(filters.period);
  const problem = periodsUnread(filters.period).length > 0;
  return (
    <div className={styles.period} data-filter="period">
      <div className={styles.row}>
        <label className={styles.label} htmlFor={id}>
          {texts.filters.period}
        </label>
        <TextField
          id={id}
          placeholder={texts.filters.periodPlaceholder}
          title={texts.filters.periodHint}
          value={filters.period}
          aria-invalid={problem}
          aria-describedby={!problem ? undefined : `${id}-problem`}
          onType={(value) => onFilters({ period: value })}
        />
      </div>
      {!problem ? null : (
        <div id={`${id}-problem`} className={styles.problem}>
          {texts.filters.periodHint}
        </div>
      )}
      <div className={styles.years} role="group" aria-label={texts.filters.years}>
        {years.map(({ year, deals }) => {
          const chosen = span !== undefined && year >= span.from && year <= span.through;
          const spoken = texts.filters.yearDeals(String(year), formats.count(deals), deals);
          return (
            <button
              key={year}
              type="button"
              className={mergeClasses(styles.year, chosen && styles.chosen)}
              aria-pressed={chosen}
              title={spoken}
              onClick={() => onFilters({ period: periodAfterYear(filters.period, year) })}
            >
              <Spoken>{spoken}</Spoken>
              <span
                className={mergeClasses(styles.column, chosen && styles.chosenColumn)}
                style={{ height: deals === 0 ? 0 : Math.max(2, (deals / tallest) * TALLEST) }}
              />
              <span aria-hidden>{String(year).slice(2)}</span>
            </button>
          );
        })}
      </div>
    </div>
  );
}
