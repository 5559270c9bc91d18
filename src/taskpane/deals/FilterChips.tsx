import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Dismiss12Regular } from '@fluentui/react-icons/svg/dismiss';
import { criterionWords } from '../query-words';
import { Spoken } from '../Spoken';
import { useSurroundings } from '../surroundings';
import { chosenFilters } from './filters-as-read';
import { LICENCES, queryOf } from './filters';
import type { DealFilters, FilterName } from './filters';
import { withoutParts } from './search-reading';
import type { SearchPart } from './search-reading';

const useStyles = makeStyles({
  chips: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalXS,
    margin: 0,
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXS}`,
    listStyleType: 'none',
  },
  item: { display: 'flex', minWidth: 0, maxWidth: '100%' },
  chip: {
    display: 'flex',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalXS,
    minWidth: 0,
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
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px', zIndex: 1 },
  },
  /** Words that were looked for as they are: nothing was read into them. */
  free: {
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground2,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  editing: { borderRightStyle: 'none', borderTopRightRadius: 0, borderBottomRightRadius: 0, paddingRight: 0 },
  removing: {
    flexShrink: 0,
    justifyContent: 'center',
    width: '24px',
    padding: 0,
    borderLeftStyle: 'none',
    borderTopLeftRadius: 0,
    borderBottomLeftRadius: 0,
  },
  words: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
});

interface FilterChipsProps {
  /** As they were chosen, and the search as it was typed. */
  readonly filters: DealFilters;
  /** How the search is read. */
  readonly parts: readonly SearchPart[];
  readonly onFilters: (change: Partial<DealFilters>) => void;
  /** A person wants to change the words of a part. */
  readonly onEdit: (part: SearchPart) => void;
}

/**
 * What restricts the list: the search as it was read, word by word, and the filters that were chosen; each one click
 * from being taken off. Nothing stands here while there is nothing to say.
 */
export function FilterChips({ filters, parts, onFilters, onEdit }: FilterChipsProps) {
  const styles = useStyles();
  const surroundings = useSurroundings();
  const { texts } = surroundings;
  const chosen = chosenFilters(filters, parts);
  const isOfLicences = chosen.deal_type === LICENCES;
  const { criteria } = queryOf(isOfLicences ? { ...chosen, deal_type: '' } : chosen);
  const chips = criteria.map((criterion) => ({
    key: `${criterion.field} ${String(criterion.test)}`,
    words: criterionWords(criterion, surroundings),
    off: without(criterion.field, String(criterion.test)),
  }));
  if (isOfLicences) chips.push({ key: LICENCES, words: texts.filters.licences, off: { deal_type: '' } });
  // Free words alone are plain to see in the search box.
  const read = parts.some((part) => part.criteria.length > 0) ? parts : [];
  if (chips.length === 0 && read.length === 0) return null;
  return (
    <ul className={styles.chips} aria-label={texts.filters.active}>
      {read.map((part) => {
        const isFree = part.criteria.length === 0;
        const words = isFree
          ? `"${part.text.replace(/^["“]|["”]$/g, '')}"`
          : part.criteria.map((criterion) => criterionWords(criterion, surroundings)).join(' · ');
        return (
          <li key={part.from} className={styles.item}>
            <button
              type="button"
              className={mergeClasses(styles.chip, isFree && styles.free, styles.editing)}
              title={part.text}
              onClick={() => onEdit(part)}
            >
              <Spoken>{texts.search.edit} </Spoken>
              <span className={styles.words}>{words}</span>
            </button>
            <button
              type="button"
              className={mergeClasses(styles.chip, isFree && styles.free, styles.removing)}
              aria-label={texts.filters.remove(words)}
              title={texts.filters.remove(words)}
              onClick={() => onFilters({ search: withoutParts(filters.search, [part]) })}
            >
              <Dismiss12Regular aria-hidden />
            </button>
          </li>
        );
      })}
      {chips.map(({ key, words, off }) => (
        <li key={key} className={styles.item}>
          <button
            type="button"
            className={styles.chip}
            aria-label={texts.filters.remove(words)}
            title={texts.filters.remove(words)}
            onClick={() => onFilters(off)}
          >
            <span className={styles.words}>{words}</span>
            <Dismiss12Regular aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  );
}

function without(field: string, test: string): Partial<DealFilters> {
  if (field === 'total_usd_m')
    return test.startsWith('>') ? { totalFrom: undefined } : { totalThrough: undefined };
  return { [field as FilterName]: '' };
}
