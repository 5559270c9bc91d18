import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Bookmark20Regular } from '@fluentui/react-icons/svg/bookmark';
import { Dismiss16Regular } from '@fluentui/react-icons/svg/dismiss';
import { Filter20Filled, Filter20Regular } from '@fluentui/react-icons/svg/filter';
import { Search16Regular } from '@fluentui/react-icons/svg/search';
import type { KeyboardEvent, Ref } from 'react';
import { useSurroundings } from '../surroundings';
import { TextField } from '../TextField';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto auto',
    columnGap: tokens.spacingHorizontalXS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXS}`,
    // Zoomed to 200 % the box has a line of its own, or nobody sees what is typed.
    '@media (max-width: 250px)': {
      gridTemplateColumns: 'auto auto minmax(0, 1fr)',
      '& > :first-child': { gridColumn: '1 / -1' },
    },
  },
  icon: { color: tokens.colorNeutralForeground3 },
  filter: { minWidth: '32px', minHeight: '28px', padding: '0 5px', fontVariantNumeric: 'tabular-nums' },
  filtering: { color: tokens.colorBrandForeground1 },
});

interface SearchRowProps {
  readonly search: string;
  readonly onSearch: (search: string) => void;
  readonly filtersSet: number;
  readonly filtersOpen: boolean;
  readonly onFilters: () => void;
  readonly viewsOpen: boolean;
  readonly onViews: () => void;
  /** Keys that move in the list, so that the hand stays where it types. */
  readonly onKeyDown: (event: KeyboardEvent) => void;
  /** The list that the box drives; undefined while there is none. */
  readonly listId: string | undefined;
  readonly activeOption: string | undefined;
  readonly inputRef: Ref<HTMLInputElement>;
}

/** The search box, which also drives the list by keyboard, and the button that opens the filters. */
export function SearchRow(props: SearchRowProps) {
  const styles = useStyles();
  const { texts, formats } = useSurroundings();
  const { filtersSet, filtersOpen } = props;
  return (
    <div className={styles.row} role="search">
      <TextField
        size="medium"
        type="search"
        role="combobox"
        aria-expanded={props.listId !== undefined}
        aria-autocomplete="list"
        aria-controls={props.listId}
        aria-activedescendant={props.activeOption}
        aria-label={texts.search.label}
        aria-description={texts.search.keys}
        placeholder={texts.search.placeholder}
        title={texts.search.hint}
        autoComplete="off"
        value={props.search}
        onType={(value) => props.onSearch(value)}
        onKeyDown={props.onKeyDown}
        ref={props.inputRef}
        before={<Search16Regular className={styles.icon} aria-hidden />}
        {...(props.search === ''
          ? {}
          : {
              after: (
                <Button
                  size="small"
                  appearance="transparent"
                  icon={<Dismiss16Regular />}
                  aria-label={texts.search.clear}
                  onClick={() => props.onSearch('')}
                />
              ),
            })}
      />
      <Button
        className={mergeClasses(styles.filter, filtersSet > 0 && styles.filtering)}
        appearance="subtle"
        icon={filtersSet > 0 || filtersOpen ? <Filter20Filled /> : <Filter20Regular />}
        aria-expanded={filtersOpen}
        aria-label={filtersSet > 0 ? texts.filters.openCount(formats.count(filtersSet)) : texts.filters.open}
        title={texts.filters.open}
        onClick={props.onFilters}
      >
        {filtersSet > 0 ? formats.count(filtersSet) : null}
      </Button>
      <Button
        className={styles.filter}
        appearance="subtle"
        icon={<Bookmark20Regular />}
        aria-expanded={props.viewsOpen}
        aria-label={texts.filters.views}
        title={texts.filters.views}
        onClick={props.onViews}
      />
    </div>
  );
}
