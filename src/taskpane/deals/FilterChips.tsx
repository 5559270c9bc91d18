import { makeStyles, tokens } from '@fluentui/react-components';
import { Dismiss12Regular } from '@fluentui/react-icons/svg/dismiss';
import { criterionWords } from '../query-words';
import { useSurroundings } from '../surroundings';
import { queryOf } from './filters';
import type { DealFilters, FilterName } from './filters';

const useStyles = makeStyles({
  chips: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalXS,
    margin: 0,
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXS}`,
    listStyleType: 'none',
  },
  chip: {
    display: 'flex',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalXS,
    maxWidth: '100%',
    minHeight: '24px',
    padding: `0 ${tokens.spacingHorizontalSNudge} 0 ${tokens.spacingHorizontalS}`,
    border: `1px solid ${tokens.colorBrandStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorBrandBackground2Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  words: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
});

interface FilterChipsProps {
  readonly filters: DealFilters;
  readonly onFilters: (change: Partial<DealFilters>) => void;
}

/** The filters that are set, each one click from being taken off. Nothing stands here while none is set. */
export function FilterChips({ filters, onFilters }: FilterChipsProps) {
  const styles = useStyles();
  const surroundings = useSurroundings();
  const { texts } = surroundings;
  const { criteria } = queryOf(filters);
  if (criteria.length === 0) return null;
  return (
    <ul className={styles.chips} aria-label={texts.filters.active}>
      {criteria.map((criterion) => {
        const words = criterionWords(criterion, surroundings);
        return (
          <li key={`${criterion.field} ${String(criterion.test)}`} style={{ minWidth: 0 }}>
            <button
              type="button"
              className={styles.chip}
              aria-label={texts.filters.remove(words)}
              title={texts.filters.remove(words)}
              onClick={() => onFilters(without(criterion.field, String(criterion.test)))}
            >
              <span className={styles.words}>{words}</span>
              <Dismiss12Regular aria-hidden />
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function without(field: string, test: string): Partial<DealFilters> {
  if (field === 'total_usd_m')
    return test.startsWith('>') ? { totalFrom: undefined } : { totalThrough: undefined };
  return { [field as FilterName]: '' };
}
