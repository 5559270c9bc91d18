import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Dismiss12Regular, Dismiss16Regular } from '@fluentui/react-icons/svg/dismiss';
import { Search16Regular } from '@fluentui/react-icons/svg/search';
import { useDeferredValue, useEffect, useMemo, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { NothingHere } from '../NothingHere';
import { Spoken } from '../Spoken';
import { useSurroundings, useTexts } from '../surroundings';
import { TextField } from '../TextField';
import { FORMULAS_TEXTS } from './formulas-texts';
import { tasksFor } from './known-functions';
import type { KnownFunction } from './known-functions';

const useStyles = makeStyles({
  search: { padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalS}` },
  icon: { color: tokens.colorNeutralForeground3 },
  scroller: { flexGrow: 1, minHeight: 0, overflowY: 'auto' },
  heading: {
    position: 'sticky',
    top: 0,
    zIndex: 1,
    margin: 0,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground2,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
  },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  line: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  item: {
    display: 'block',
    width: '100%',
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
  task: { display: 'block', '::first-letter': { textTransform: 'uppercase' } },
  name: {
    display: 'block',
    color: tokens.colorNeutralForeground3,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: '11px',
    lineHeight: '14px',
  },
  formula: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
});

interface FunctionListProps {
  readonly words: string;
  readonly onWords: (words: string) => void;
  readonly recent: readonly string[];
  /** What a person who comes back had chosen: it has the focus. Empty for the search box. */
  readonly comingBackTo: string | undefined;
  /** `item` as in `comingBackTo`. */
  readonly onChoose: (known: KnownFunction, item: string) => void;
  readonly onRecent: (formula: string) => void;
  readonly onForget: (formula: string) => void;
}

/** The functions by what a person wants to do, and the formulas that were used last. */
export function FunctionList(props: FunctionListProps) {
  const { words, recent } = props;
  const styles = useStyles();
  const { language, formats } = useSurroundings();
  const t = useTexts(FORMULAS_TEXTS);
  const settled = useDeferredValue(words);
  const groups = useMemo(() => tasksFor(settled, language), [settled, language]);
  const frame = useRef<HTMLDivElement>(null);
  const count = groups.reduce((sum, { tasks }) => sum + tasks.length, 0);
  const shownRecent = settled.trim() === '' ? recent : [];

  const { comingBackTo } = props;
  useEffect(() => {
    if (comingBackTo === undefined) return;
    const items = [...(frame.current?.querySelectorAll<HTMLElement>('input, [data-item]') ?? [])];
    (items.find(({ dataset }) => dataset.item === comingBackTo) ?? items[0])?.focus();
  }, [comingBackTo]);

  const onKeyDown = (event: KeyboardEvent) => {
    const items = [...(frame.current?.querySelectorAll<HTMLElement>('input, [data-item]') ?? [])];
    const at = items.indexOf(event.target as HTMLElement);
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (at < 0) return;
      event.preventDefault();
      items[Math.min(items.length - 1, Math.max(0, at + (event.key === 'ArrowDown' ? 1 : -1)))]?.focus();
    } else if (event.key === 'Enter' && at === 0) {
      // Of the words as they stand: the list may still be that of the ones before.
      const first = tasksFor(words, language)[0]?.tasks[0];
      if (words.trim() !== '' && first) props.onChoose(first.known, '');
    } else if (event.key === 'Escape' && words !== '') {
      event.preventDefault();
      props.onWords('');
      items[0]?.focus();
    }
  };

  return (
    // The keys of the search box and of the list are one: arrows move from one to the next.
    <div ref={frame} onKeyDown={onKeyDown} style={{ display: 'contents' }}>
      <div className={styles.search} role="search">
        <TextField
          size="medium"
          type="search"
          aria-label={t.find.label}
          placeholder={t.find.placeholder}
          value={words}
          onType={props.onWords}
          before={<Search16Regular className={styles.icon} aria-hidden />}
          {...(words === ''
            ? {}
            : {
                after: (
                  <Button
                    size="small"
                    appearance="transparent"
                    icon={<Dismiss16Regular />}
                    aria-label={t.find.all}
                    onClick={() => props.onWords('')}
                  />
                ),
              })}
        />
        <Spoken role="status">{settled.trim() === '' ? '' : t.find.found(formats.count(count))}</Spoken>
      </div>
      <div className={styles.scroller} tabIndex={-1}>
        {shownRecent.length > 0 ? (
          <section aria-labelledby="recent-formulas">
            <h2 id="recent-formulas" className={styles.heading}>
              {t.find.recent}
            </h2>
            <ul className={styles.list}>
              {shownRecent.map((formula) => (
                <li key={formula} className={styles.line}>
                  <button
                    type="button"
                    data-item={formula}
                    className={`${styles.item} ${styles.formula}`}
                    onClick={() => props.onRecent(formula)}
                  >
                    {formula}
                  </button>
                  <Button
                    size="small"
                    appearance="subtle"
                    icon={<Dismiss12Regular />}
                    aria-label={t.find.forget(formula)}
                    title={t.find.forget(formula)}
                    onClick={() => props.onForget(formula)}
                  />
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        {groups.map(({ title, tasks }) => (
          <section key={title} aria-label={title}>
            <h2 className={styles.heading}>{title}</h2>
            <ul className={styles.list}>
              {tasks.map(({ task, known }) => (
                <li key={known.id} className={styles.line}>
                  <button
                    type="button"
                    data-item={known.id}
                    className={styles.item}
                    title={known.description}
                    onClick={() => props.onChoose(known, known.id)}
                  >
                    <span className={styles.task}>{task}</span>
                    <span className={styles.name}>{known.id}</span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))}
        {count === 0 ? (
          <NothingHere
            title={t.find.none}
            hint={t.find.noneHint}
            action={{ label: t.find.all, run: () => props.onWords('') }}
          />
        ) : null}
      </div>
    </div>
  );
}
