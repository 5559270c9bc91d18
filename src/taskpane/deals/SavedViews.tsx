import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Delete16Regular } from '@fluentui/react-icons/svg/delete';
import { Edit16Regular } from '@fluentui/react-icons/svg/edit';
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { DealSet } from '../../deals/dataset';
import { countDeals } from '../../deals/query';
import { useActivity } from '../activity';
import { queryWords } from '../query-words';
import { useSurroundings, useTexts } from '../surroundings';
import { TextField } from '../TextField';
import { filtersAsRead } from './filters-as-read';
import { queryOf } from './filters';
import type { DealFilters, Sort } from './filters';
import { LONGEST_NAME, renamed, viewNamed, withView } from './saved-views';
import type { SavedView } from './saved-views';
import { readSearch } from './search-reading';
import { searchNames } from './search-names';
import { VIEWS_TEXTS } from './views-texts';

const useStyles = makeStyles({
  panel: {
    position: 'absolute',
    inset: 0,
    display: 'flex',
    flexDirection: 'column',
    backgroundColor: tokens.colorNeutralBackground1,
  },
  save: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
  },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    gridColumn: '1 / -1',
  },
  hint: {
    margin: 0,
    gridColumn: '1 / -1',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  list: { flexGrow: 1, minHeight: 0, overflowY: 'auto', margin: 0, padding: 0, listStyleType: 'none' },
  item: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto auto',
    alignItems: 'center',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    paddingRight: tokens.spacingHorizontalS,
  },
  apply: {
    minWidth: 0,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    border: 'none',
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    textAlign: 'left',
    overflowWrap: 'anywhere',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  rename: { padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}` },
  words: {
    display: 'block',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  foot: {
    display: 'flex',
    justifyContent: 'flex-end',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

interface SavedViewsProps {
  readonly set: DealSet;
  readonly filters: DealFilters;
  readonly sort: Sort;
  readonly views: readonly SavedView[];
  readonly onViews: (views: readonly SavedView[]) => void;
  readonly onApply: (view: SavedView) => void;
  readonly onDone: () => void;
}

/** Filters and an order kept under a name: save, show, rename, delete. Escape goes back to the list. */
export default function SavedViews(props: SavedViewsProps) {
  const { set, filters, sort, views, onViews } = props;
  const styles = useStyles();
  const surroundings = useSurroundings();
  const { texts, formats } = surroundings;
  const t = useTexts(VIEWS_TEXTS);
  const { say } = useActivity();
  const wordsOf = (of: DealFilters, by: Sort) => {
    const query = queryOf(filtersAsRead(of, readSearch(of.search, searchNames(set))), by);
    return { words: queryWords(query, surroundings), deals: countDeals(set, query) };
  };
  const [name, setName] = useState(() => wordsOf(filters, sort).words.slice(0, LONGEST_NAME));
  const [renaming, setRenaming] = useState<{ readonly from: string; readonly to: string }>();
  const panel = useRef<HTMLElement>(null);
  // Undo restores into the views as they are then.
  const latest = useRef(views);
  useEffect(() => {
    latest.current = views;
  });
  useEffect(() => panel.current?.querySelector<HTMLInputElement>('input')?.select(), []);

  const known = viewNamed(views, name);
  const save = () => {
    if (name.trim() === '') return;
    const before = views;
    onViews(withView(views, { name: name.trim(), filters: { ...filters, typed: undefined }, sort }));
    say({
      kind: 'success',
      title: t.saved(name.trim()),
      ...(known ? { action: { label: texts.common.undo, run: () => onViews(before) } } : {}),
    });
  };
  const remove = (view: SavedView, place: number) => {
    onViews(views.filter((each) => each !== view));
    panel.current?.querySelector<HTMLInputElement>('input')?.focus();
    say({
      kind: 'info',
      title: t.removed(view.name),
      action: {
        label: texts.common.undo,
        run: () => {
          onViews([...latest.current.slice(0, place), view, ...latest.current.slice(place)]);
          say({ kind: 'success', title: t.restored(view.name) });
        },
      },
    });
  };
  const taken =
    renaming !== undefined &&
    renaming.to.trim().toLowerCase() !== renaming.from.toLowerCase() &&
    viewNamed(views, renaming.to) !== undefined;
  const rename = () => {
    if (!renaming || taken) return;
    onViews(renamed(views, renaming.from, renaming.to));
    setRenaming(undefined);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    if (renaming) setRenaming(undefined);
    else props.onDone();
  };
  const onEnter = (act: () => void) => (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) act();
  };

  return (
    <section className={styles.panel} aria-label={t.heading} ref={panel} onKeyDown={onKeyDown}>
      <div className={styles.save}>
        <h2 className={styles.heading}>{t.heading}</h2>
        <TextField
          aria-label={t.name}
          value={name}
          maxLength={LONGEST_NAME}
          onType={setName}
          onKeyDown={onEnter(save)}
        />
        <Button size="small" disabledFocusable={name.trim() === ''} onClick={save}>
          {t.save}
        </Button>
        <p className={styles.hint}>{known ? t.replaces(known.name) : views.length === 0 ? t.none : t.here}</p>
      </div>
      <ul className={styles.list}>
        {views.map((view, place) => {
          const { words, deals } = wordsOf(view.filters, view.sort);
          return (
            // A view keeps its line, and what has the focus in it, under another name.
            <li key={place} className={styles.item}>
              {renaming?.from === view.name ? (
                <span className={styles.rename}>
                  <TextField
                    autoFocus
                    aria-label={t.newName(view.name)}
                    value={renaming.to}
                    maxLength={LONGEST_NAME}
                    aria-invalid={taken}
                    onType={(to) => setRenaming({ from: view.name, to })}
                    onKeyDown={onEnter(rename)}
                    onBlur={rename}
                  />
                  {taken ? <span className={styles.words}>{t.nameTaken}</span> : null}
                </span>
              ) : (
                <button
                  type="button"
                  className={styles.apply}
                  title={t.apply(view.name)}
                  onClick={() => props.onApply(view)}
                >
                  {view.name}
                  <span className={styles.words}>
                    {words === view.name ? null : `${words} · `}
                    {t.deals(formats.count(deals), deals)}
                  </span>
                </button>
              )}
              <Button
                size="small"
                appearance="subtle"
                icon={<Edit16Regular />}
                aria-label={t.rename(view.name)}
                title={t.rename(view.name)}
                onClick={() => setRenaming({ from: view.name, to: view.name })}
              />
              <Button
                size="small"
                appearance="subtle"
                icon={<Delete16Regular />}
                aria-label={t.remove(view.name)}
                title={t.remove(view.name)}
                onClick={() => remove(view, place)}
              />
            </li>
          );
        })}
      </ul>
      <div className={styles.foot}>
        <Button size="small" onClick={props.onDone}>
          {t.done}
        </Button>
      </div>
    </section>
  );
}
