import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowDown12Regular } from '@fluentui/react-icons/svg/arrow-down';
import { ArrowUp12Regular } from '@fluentui/react-icons/svg/arrow-up';
import { Dismiss12Regular } from '@fluentui/react-icons/svg/dismiss';
import { ReOrderDotsVertical16Regular } from '@fluentui/react-icons/svg/re-order-dots-vertical';
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import type { FieldName } from '../../deals/fields';
import { Choice } from '../Choice';
import { useSurroundings } from '../surroundings';
import { COLUMN_FIELDS, moved, movedTo } from './columns';

const useStyles = makeStyles({
  own: { margin: 0, padding: 0, listStyleType: 'none' },
  column: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr) auto auto auto',
    alignItems: 'center',
    minHeight: '24px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  dragged: { backgroundColor: tokens.colorNeutralBackground1Selected },
  handle: {
    display: 'flex',
    alignItems: 'center',
    width: '18px',
    height: '24px',
    color: tokens.colorNeutralForeground3,
    cursor: 'grab',
    // A finger on it moves the column and scrolls nothing.
    touchAction: 'none',
  },
  name: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  small: { minWidth: '24px', width: '24px', height: '24px', padding: 0 },
});

interface OwnColumnsProps {
  readonly columns: readonly FieldName[];
  readonly onColumns: (columns: FieldName[]) => void;
}

/** The user's own columns in their order: moved by the handle, by the arrows, or by Alt with an arrow key. */
export function OwnColumns({ columns, onColumns }: OwnColumnsProps) {
  const styles = useStyles();
  const { texts, field } = useSurroundings();
  const { insert } = texts;
  const list = useRef<HTMLOListElement>(null);
  const [dragged, setDragged] = useState<FieldName>();
  const focused = useRef<HTMLElement>(undefined);
  const set = (next: readonly FieldName[]) => onColumns([...next]);

  // A line that moves keeps the focus: browsers take it away from what is put elsewhere in the page.
  useEffect(() => {
    if (focused.current && document.activeElement !== focused.current) focused.current.focus();
    focused.current = undefined;
  }, [columns]);

  const move = (name: FieldName, step: -1 | 1) => {
    const active = document.activeElement;
    focused.current = active instanceof HTMLElement ? active : undefined;
    set(moved(columns, name, step));
  };
  const onKeyDown = (event: KeyboardEvent, name: FieldName) => {
    const step = { ArrowUp: -1 as const, ArrowDown: 1 as const }[event.key];
    if (!event.altKey || step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    move(name, step);
  };
  const onDrag = (event: PointerEvent) => {
    if (dragged === undefined) return;
    const lines = [...(list.current?.children ?? [])].map((line) => line.getBoundingClientRect());
    const place = lines.findIndex(({ bottom }) => event.clientY < bottom);
    set(movedTo(columns, dragged, place < 0 ? columns.length - 1 : place));
  };

  return (
    <>
      <ol
        ref={list}
        className={styles.own}
        aria-label={insert.ownList}
        onPointerMove={onDrag}
        onPointerUp={() => setDragged(undefined)}
        onPointerCancel={() => setDragged(undefined)}
      >
        {columns.map((name, index) => (
          <li
            key={name}
            className={mergeClasses(styles.column, name === dragged && styles.dragged)}
            onKeyDown={(event) => onKeyDown(event, name)}
          >
            <span
              className={styles.handle}
              title={insert.drag}
              aria-hidden
              onPointerDown={(event) => {
                // Not by the line itself: it loses the pointer when it is put elsewhere in the list.
                list.current?.setPointerCapture(event.pointerId);
                setDragged(name);
              }}
            >
              <ReOrderDotsVertical16Regular />
            </span>
            <span className={styles.name}>{field(name)}</span>
            <Button
              className={styles.small}
              appearance="subtle"
              icon={<ArrowUp12Regular />}
              aria-label={insert.up(field(name))}
              aria-keyshortcuts="Alt+ArrowUp"
              disabledFocusable={index === 0}
              onClick={() => move(name, -1)}
            />
            <Button
              className={styles.small}
              appearance="subtle"
              icon={<ArrowDown12Regular />}
              aria-label={insert.down(field(name))}
              aria-keyshortcuts="Alt+ArrowDown"
              disabledFocusable={index === columns.length - 1}
              onClick={() => move(name, 1)}
            />
            <Button
              className={styles.small}
              appearance="subtle"
              icon={<Dismiss12Regular />}
              aria-label={insert.remove(field(name))}
              disabledFocusable={name === 'deal_id'}
              onClick={() => set(columns.filter((each) => each !== name))}
            />
          </li>
        ))}
      </ol>
      <Choice
        label={insert.add}
        value=""
        onChoose={(value) => {
          const name = COLUMN_FIELDS.find((each) => each === value);
          if (name) set([...columns, name]);
        }}
      >
        <option value="">{insert.add}</option>
        {COLUMN_FIELDS.filter((name) => !columns.includes(name)).map((name) => (
          <option key={name} value={name}>
            {field(name)}
          </option>
        ))}
      </Choice>
    </>
  );
}
