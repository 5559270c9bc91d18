import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Dismiss12Regular } from '@fluentui/react-icons/svg/dismiss';
import { criterionWords } from '../query-words';
import { Spoken } from '../Spoken';
import { useSurroundings, useTexts } from '../surroundings';
import type { Surroundings } from '../surroundings';
import { chosenFilters } from './filters-as-read';
import { LICENCES, periodsRead, periodsUnread, queryOf } from './filters';
import type { DealFilters, FilterName } from './filters';
import { PERIOD_TEXTS } from './period-texts';
import { isLostOr, withoutParts, wordsLookedFor } from './search-parts';
import type { SearchPart } from './search-parts';

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
  /** Whether no deal matches: then free words are shown as well. */
  readonly nothingFound: boolean;
  /** @param removed the words of what was taken off */
  readonly onFilters: (change: Partial<DealFilters>, removed: string) => void;
  /** A person wants to change the words of a part. */
  readonly onEdit: (part: SearchPart) => void;
  /** A person wants to change a filter that was chosen. */
  readonly onOpen: (field: string) => void;
}

/**
 * What restricts the list: the search as it was read, word by word, and the filters that were chosen; each one click
 * from being taken off. Nothing stands here while there is nothing to say.
 */
export function FilterChips({ filters, parts, nothingFound, onFilters, onEdit, onOpen }: FilterChipsProps) {
  const styles = useStyles();
  const surroundings = useSurroundings();
  const { texts } = surroundings;
  const t = useTexts(PERIOD_TEXTS);
  const chosen = chosenFilters(filters, parts);
  const periods = periodsUnread(chosen.period);
  const isOfLicences = chosen.deal_type === LICENCES;
  const { criteria } = queryOf(isOfLicences ? { ...chosen, deal_type: '' } : chosen);
  // Free words alone are plain to see in the search box, as long as they find something.
  const isPlain = parts.every((part) => part.criteria.length === 0 && !part.role && !part.spellings);
  const read =
    isPlain && !nothingFound ? [] : parts.filter((part) => part.role !== 'ignored' || isLostOr(part, parts));
  if (criteria.length + read.length + periods.length === 0 && !isOfLicences) return null;
  return (
    <ul className={styles.chips} aria-label={texts.filters.active}>
      {read.map((part) => (
        <Chip
          key={part.from}
          words={partWords(part, surroundings)}
          isFree={part.criteria.length === 0}
          hint={part.role === 'ignored' ? texts.filters.lostOrHint : part.text}
          onEdit={() => onEdit(part)}
          without={{ search: withoutParts(filters.search, [part]) }}
          onFilters={onFilters}
        />
      ))}
      {criteria.map((criterion) => (
        <Chip
          key={`${criterion.field} ${String(criterion.test)}`}
          words={criterionWords(criterion, surroundings)}
          onEdit={() => onOpen(criterion.field)}
          without={without(criterion.field, String(criterion.test))}
          onFilters={onFilters}
        />
      ))}
      {periods.length > 0 ? (
        <Chip
          words={t.unread(periods.join(', '))}
          isFree
          onEdit={() => onOpen('period')}
          without={{ period: periodsRead(chosen.period).join(', ') }}
          onFilters={onFilters}
        />
      ) : null}
      {isOfLicences ? (
        <Chip
          words={texts.filters.licences}
          onEdit={() => onOpen('deal_type')}
          without={{ deal_type: '' }}
          onFilters={onFilters}
        />
      ) : null}
    </ul>
  );
}

interface ChipProps extends Pick<FilterChipsProps, 'onFilters'> {
  readonly words: string;
  /** Words that were looked for as they are. */
  readonly isFree?: boolean;
  readonly hint?: string;
  readonly onEdit: () => void;
  /** What is chosen once it is taken off. */
  readonly without: Partial<DealFilters>;
}

/** What restricts, in two buttons: one leads to where it can be changed, the other takes it off. */
function Chip({ words, isFree = false, hint = words, onEdit, without: rest, onFilters }: ChipProps) {
  const styles = useStyles();
  const { texts } = useSurroundings();
  const remove = texts.filters.remove(words);
  return (
    <li className={styles.item}>
      <button
        type="button"
        className={mergeClasses(styles.chip, isFree && styles.free, styles.editing)}
        title={hint}
        onClick={onEdit}
      >
        <Spoken>{texts.search.edit} </Spoken>
        <span className={styles.words}>{words}</span>
      </button>
      <button
        type="button"
        className={mergeClasses(styles.chip, isFree && styles.free, styles.removing)}
        aria-label={remove}
        title={remove}
        onClick={() => onFilters(rest, words)}
      >
        <Dismiss12Regular aria-hidden />
      </button>
    </li>
  );
}

/** How a part is read, in words. */
function partWords(part: SearchPart, surroundings: Surroundings): string {
  const { texts } = surroundings;
  if (part.role === 'ignored') return texts.filters.lostOr(part.text);
  if (part.criteria.length === 0) {
    const quoted = [wordsLookedFor(part), ...(part.spellings ?? [])]
      .map((words) => `"${words}"`)
      .join(texts.filters.or);
    return part.role === 'leftOut' ? texts.filters.not(quoted) : quoted;
  }
  const words = part.criteria.map((criterion) => criterionWords(criterion, surroundings)).join(' · ');
  return part.role === 'widens' ? texts.filters.or.trimStart() + words : words;
}

function without(field: string, test: string): Partial<DealFilters> {
  if (field === 'total_usd_m')
    return test.startsWith('>') ? { totalFrom: undefined } : { totalThrough: undefined };
  if (field === 'modality') return { modality_group: '', exact_modality: '' };
  // An exact modality may stand for a group as well.
  return field === 'exact_modality'
    ? { modality_group: '', exact_modality: '' }
    : { [field as FilterName]: '' };
}
