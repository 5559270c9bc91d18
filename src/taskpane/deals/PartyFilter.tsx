import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Dismiss12Regular } from '@fluentui/react-icons/svg/dismiss';
import { useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { DealSet } from '../../deals/dataset';
import { useSurroundings } from '../surroundings';
import { TextField } from '../TextField';
import { facetEntries } from './facets';
import type { DealFilters } from './filters';
import { suggestParties } from './party-suggestions';

const useStyles = makeStyles({
  whole: { minWidth: 0 },
  field: { position: 'relative' },
  chosen: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '3px',
    margin: '3px 0 0',
    padding: 0,
    listStyleType: 'none',
  },
  company: {
    display: 'flex',
    alignItems: 'center',
    maxWidth: '100%',
    boxSizing: 'border-box',
    paddingLeft: tokens.spacingHorizontalSNudge,
    border: `1px solid ${tokens.colorBrandStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: '22px',
  },
  remove: {
    display: 'flex',
    flexShrink: 0,
    alignItems: 'center',
    justifyContent: 'center',
    width: '24px',
    height: '24px',
    padding: 0,
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: 'inherit',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorBrandBackground2Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  list: {
    position: 'absolute',
    zIndex: 1,
    right: 0,
    top: '100%',
    width: 'max(100%, 220px)',
    maxWidth: 'calc(100vw - 24px)',
    margin: '2px 0 0',
    padding: tokens.spacingVerticalXS,
    boxSizing: 'border-box',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow16,
    outline: `1px solid ${tokens.colorTransparentStroke}`,
    listStyleType: 'none',
  },
  option: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalS,
    padding: `3px ${tokens.spacingHorizontalSNudge}`,
    borderRadius: tokens.borderRadiusSmall,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    cursor: 'pointer',
  },
  name: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  alias: { color: tokens.colorNeutralForeground3 },
  deals: { color: tokens.colorNeutralForeground3, fontVariantNumeric: 'tabular-nums' },
  active: {
    backgroundColor: tokens.colorNeutralBackground1Selected,
    '@media (forced-colors: active)': { outline: '2px solid Highlight' },
  },
});

interface PartyFilterProps {
  readonly id: string;
  readonly name: 'licensor' | 'licensee';
  readonly set: DealSet;
  readonly settled: DealFilters;
  /** The chosen companies: deals of any of them are left. */
  readonly chosen: readonly string[];
  readonly onChosen: (chosen: readonly string[]) => void;
}

/** Companies by type-ahead: a name, an abbreviation, a ticker or a Chinese name finds each. */
export function PartyFilter({ id, name, set, settled, chosen, onChosen }: PartyFilterProps) {
  const styles = useStyles();
  const { texts, formats } = useSurroundings();
  const [typed, setTyped] = useState<string>();
  const [active, setActive] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const entries = useMemo(
    () => facetEntries(set, settled, name).filter((entry) => !chosen.includes(entry.name)),
    [set, settled, name, chosen],
  );
  const suggestions = useMemo(
    () => (typed === undefined ? [] : suggestParties(entries, set.aliases, typed)),
    [entries, set, typed],
  );
  const open = suggestions.length > 0;
  const label = texts.filters.labels[name];

  const choose = (choice: string) => {
    onChosen([...chosen, choice]);
    setTyped(undefined);
  };
  const remove = (choice: string | undefined) => {
    onChosen(chosen.filter((each) => each !== choice));
    input.current?.focus();
  };
  /** Leaving without a choice takes what can only mean one company, and nothing else. */
  const leave = () => {
    const named = typed === undefined ? [] : set.aliases.companiesNamed(typed);
    const meant =
      suggestions.length === 1 ? suggestions : suggestions.filter((each) => named.includes(each.name));
    if (meant.length === 1 && meant[0] && typed !== '') onChosen([...chosen, meant[0].name]);
    setTyped(undefined);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // While an input method composes Chinese, Enter and arrows choose characters.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!open) return setTyped(typed ?? '');
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setActive((active + step + suggestions.length) % suggestions.length);
    } else if (event.key === 'Enter') {
      const choice = suggestions[active]?.name;
      if (open && choice !== undefined) choose(choice);
    } else if (event.key === 'Backspace' && (typed ?? '') === '' && chosen.length > 0) {
      remove(chosen.at(-1));
    } else if (event.key === 'Escape' && typed !== undefined) {
      event.stopPropagation();
      setTyped(undefined);
    }
  };

  return (
    <div className={styles.whole}>
      <div className={styles.field}>
        <TextField
          id={id}
          role="combobox"
          aria-expanded={open}
          aria-autocomplete="list"
          aria-controls={open ? `${id}-list` : undefined}
          aria-activedescendant={open ? `${id}-${active}` : undefined}
          placeholder={texts.filters.partyPlaceholder}
          autoComplete="off"
          value={typed ?? ''}
          ref={input}
          onType={(next) => {
            setTyped(next);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
          onBlur={leave}
        />
        {open ? (
          <ul
            className={styles.list}
            id={`${id}-list`}
            role="listbox"
            aria-label={texts.filters.suggestions(label)}
          >
            {suggestions.map((suggestion, index) => (
              <li
                key={suggestion.name}
                id={`${id}-${index}`}
                role="option"
                aria-selected={index === active}
                className={mergeClasses(styles.option, index === active && styles.active)}
                // The press, not the click: the input must not lose the focus first.
                onPointerDown={(event) => {
                  event.preventDefault();
                  choose(suggestion.name);
                }}
              >
                <span className={styles.name}>
                  {suggestion.name}
                  {suggestion.alias === undefined ? null : (
                    <span className={styles.alias}> {suggestion.alias}</span>
                  )}
                </span>
                <span className={styles.deals}>{formats.count(suggestion.deals)}</span>
              </li>
            ))}
          </ul>
        ) : null}
      </div>
      {chosen.length === 0 ? null : (
        <ul className={styles.chosen}>
          {chosen.map((each) => (
            <li key={each} className={styles.company}>
              <span className={styles.name} title={each}>
                {each}
              </span>
              <button
                type="button"
                className={styles.remove}
                aria-label={texts.filters.remove(each)}
                title={texts.filters.remove(each)}
                onClick={() => remove(each)}
              >
                <Dismiss12Regular aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
