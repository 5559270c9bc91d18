import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useId, useRef } from 'react';
import type { TableSize } from '../../workbook/insertion-place';
import { Choice } from '../Choice';
import { useSurroundings } from '../surroundings';
import { TextField } from '../TextField';
import { COLUMN_SETS, columnsOf } from './columns';
import type { InsertSettings } from './insert-settings';
import { useInsertionPlace } from './insertion-place';
import { OwnColumns } from './OwnColumns';

const useStyles = makeStyles({
  options: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalS,
    maxHeight: '46vh',
    overflowY: 'auto',
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXS}`,
  },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(72px, 30%) minmax(0, 1fr)',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
    '@media (max-width: 250px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  top: { alignItems: 'start' },
  label: { fontSize: tokens.fontSizeBase200, lineHeight: '24px', color: tokens.colorNeutralForeground2 },
  columns: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: '16px' },
  choice: {
    display: 'flex',
    alignItems: 'center',
    minHeight: '24px',
    columnGap: tokens.spacingHorizontalS,
    cursor: 'pointer',
    '& input': { margin: 0 },
  },
  address: {
    display: 'block',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: '16px',
    fontVariantNumeric: 'tabular-nums',
    overflowWrap: 'anywhere',
  },
  places: { margin: 0, padding: 0, border: 'none', minWidth: 0 },
  kept: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, lineHeight: '16px' },
});

interface InsertOptionsProps {
  readonly id: string;
  readonly settings: InsertSettings;
  /** Of the table that would be written; undefined where none would at the selection. */
  readonly size: TableSize | undefined;
  readonly onSettings: (change: Partial<InsertSettings>) => void;
  readonly onClose: () => void;
}

/** Which columns in which order, where to, under which name. */
export default function InsertOptions({ id, settings, size, onSettings, onClose }: InsertOptionsProps) {
  const styles = useStyles();
  const own = useId();
  const { texts, field } = useSurroundings();
  const { insert } = texts;
  const panel = useRef<HTMLDivElement>(null);
  const columns = columnsOf(settings.columnSet, settings.ownColumns);
  const place = useInsertionPlace(size);

  useEffect(() => panel.current?.querySelector<HTMLElement>('input:checked')?.focus(), []);

  return (
    <div
      id={id}
      ref={panel}
      className={styles.options}
      role="group"
      aria-label={insert.options}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <fieldset className={styles.places}>
        <div className={`${styles.row} ${styles.top}`}>
          <span className={styles.label} id={`${own}-place`}>
            {insert.place}
          </span>
          <div role="radiogroup" aria-labelledby={`${own}-place`}>
            {(['selection', 'newSheet'] as const).map((destination) => (
              <label key={destination} className={styles.choice}>
                <input
                  type="radio"
                  name={own}
                  checked={settings.destination === destination}
                  onChange={() => onSettings({ destination })}
                />
                <span>
                  {insert.destinations[destination]}
                  {/* Kept free, so that nothing moves when it is known. */}
                  {destination === 'selection' && size ? (
                    <span className={styles.address}>{place ?? '\u00a0'}</span>
                  ) : null}
                </span>
              </label>
            ))}
          </div>
        </div>
      </fieldset>
      <div className={`${styles.row} ${styles.top}`}>
        <span className={styles.label} aria-hidden />
        <div>
          <label className={styles.choice}>
            <input
              type="checkbox"
              checked={settings.keepLinked}
              onChange={(event) => onSettings({ keepLinked: event.target.checked })}
            />
            {insert.keepLinked}
          </label>
          <div className={styles.kept}>{settings.keepLinked ? insert.linkedHint : insert.unlinkedHint}</div>
        </div>
      </div>
      <div className={styles.row}>
        <label className={styles.label} htmlFor={`${own}-name`}>
          {insert.name}
        </label>
        <TextField
          id={`${own}-name`}
          size="small"
          autoComplete="off"
          placeholder={insert.namePlaceholder}
          value={settings.name}
          onType={(value) => onSettings({ name: value })}
        />
      </div>
      <div className={styles.row}>
        <label className={styles.label} htmlFor={`${own}-set`}>
          {insert.columns}
        </label>
        <Choice
          id={`${own}-set`}
          value={settings.columnSet}
          onChoose={(value) => {
            const columnSet = COLUMN_SETS.find((each) => each === value);
            if (columnSet) onSettings({ columnSet });
          }}
        >
          {COLUMN_SETS.map((each) => (
            <option key={each} value={each}>
              {insert.sets[each]}
            </option>
          ))}
        </Choice>
      </div>
      {settings.columnSet === 'own' ? (
        <OwnColumns columns={columns} onColumns={(ownColumns) => onSettings({ ownColumns })} />
      ) : (
        <div className={styles.columns}>{columns.map(field).join(' · ')}</div>
      )}
    </div>
  );
}
