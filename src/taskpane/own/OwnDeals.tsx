import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Dismiss12Regular } from '@fluentui/react-icons/svg/dismiss';
import { useEffect, useRef, useState } from 'react';
import { parseDate } from '../../deals/date';
import { organisation } from '../../source/in-force';
import type { OwnImport } from '../../source/own/own-record';
import { OWN_PLACES, ownDealsInForce } from '../../source/own/own-layer';
import { useActivity } from '../activity';
import { useSurroundings, useTexts } from '../surroundings';
import { Damaged } from './Damaged';
import { OwnMore } from './OwnMore';
import { OWN_TEXTS } from './own-texts';
import { useOwnDealsActions } from './use-own-deals';

const useStyles = makeStyles({
  section: {
    marginTop: tokens.spacingVerticalXL,
    borderRadius: tokens.borderRadiusMedium,
  },
  over: { outline: `2px dashed ${tokens.colorBrandStroke1}`, outlineOffset: '4px' },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  hint: {
    margin: `2px 0 ${tokens.spacingVerticalXS}`,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  problem: { color: tokens.colorPaletteRedForeground1 },
  list: { margin: `${tokens.spacingVerticalXS} 0`, padding: 0, listStyleType: 'none' },
  item: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
    padding: '3px 0',
    overflowWrap: 'anywhere',
  },
  muted: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  about: { display: 'block' },
  silent: { color: tokens.colorNeutralForeground3 },
  actions: { display: 'flex', alignItems: 'center', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalS },
  move: { gridColumn: '1 / -1', justifySelf: 'start', margin: '0 0 2px -8px' },
});

interface OwnDealsProps {
  readonly pinned: boolean;
  /** Whether the user comes back from a file. */
  readonly takesFocus: boolean;
  readonly onFile: (file: File) => void;
}

/** A firm's own deals: where they live, what was added, and the way in and out. */
export function OwnDeals({ pinned, takesFocus, onFile }: OwnDealsProps) {
  const styles = useStyles();
  const { formats } = useSurroundings();
  const { running } = useActivity();
  const t = useTexts(OWN_TEXTS);
  const { overview, remove, move, discard } = useOwnDealsActions();
  const picker = useRef<HTMLInputElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takesFocus) heading.current?.focus();
  }, [takesFocus]);
  const [over, setOver] = useState(false);
  const busy = running !== undefined;

  const { place, deals, shortfall } = ownDealsInForce();
  const count = deals.length;
  const addedOn = ({ addedAt }: OwnImport) => {
    const day = addedAt.slice(0, 10);
    const date = parseDate(day);
    return date ? formats.date(date.serial, 'day') : day;
  };
  const onMachine = overview?.machine.kind === 'deals' ? overview.machine.imports : [];
  const inWorkbook = overview?.workbook.kind === 'deals' ? overview.workbook.imports : [];
  const isInWorkbook = ({ id }: OwnImport) => inWorkbook.some((each) => each.id === id);
  const silent =
    place === 'workbook'
      ? onMachine.reduce((sum, each) => sum + (isInWorkbook(each) ? 0 : each.deals.length), 0)
      : 0;
  const take = (files: FileList | null | undefined) => {
    const file = files?.[0];
    if (file) onFile(file);
  };
  return (
    <section
      className={mergeClasses(styles.section, over && styles.over)}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <h2 ref={heading} tabIndex={-1} className={styles.heading}>
        {t.heading}
      </h2>
      {shortfall === undefined ? null : (
        <p className={mergeClasses(styles.hint, styles.problem)} role="alert">
          {t.shortfalls[shortfall]}
        </p>
      )}
      <p className={styles.hint}>
        {count === 0
          ? t.none
          : place === 'workbook'
            ? t.inWorkbook(formats.count(count), count)
            : t.onMachine(formats.count(count), count)}
      </p>
      {silent > 0 ? <p className={styles.hint}>{t.notHere(formats.count(silent), silent)}</p> : null}
      {!pinned && count > 0 && organisation.isInUse ? (
        <p className={mergeClasses(styles.hint, styles.problem)}>{t.notInCells}</p>
      ) : null}
      {pinned && count > 0 ? <p className={styles.hint}>{t.pinned}</p> : null}
      {OWN_PLACES.map((from) => {
        const kept = overview?.[from];
        if (kept?.kind === 'damaged')
          return <Damaged key={from} place={from} onDiscard={() => void discard(from)} />;
        if (kept?.kind !== 'deals' || kept.imports.length === 0) return null;
        return (
          <ul key={from} className={styles.list} aria-label={t.place[from]}>
            {kept.imports.map((each) => (
              <li key={each.id} className={mergeClasses(styles.item, from !== place && styles.silent)}>
                <span>
                  {each.name}{' '}
                  <span className={mergeClasses(styles.muted, styles.about)}>
                    {t.deals(formats.count(each.deals.length), each.deals.length)} · {addedOn(each)} ·{' '}
                    {t.place[from]}
                  </span>
                </span>
                <Button
                  size="small"
                  appearance="subtle"
                  icon={<Dismiss12Regular />}
                  aria-label={t.remove(each.name)}
                  title={t.remove(each.name)}
                  disabledFocusable={busy}
                  onClick={() => void remove(each, from)}
                />
                {from === 'machine' && isInWorkbook(each) ? null : (
                  <Button
                    size="small"
                    appearance="subtle"
                    className={styles.move}
                    disabledFocusable={busy}
                    onClick={() => void move(each, from)}
                  >
                    {t.move[from]}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        );
      })}
      <div className={styles.actions}>
        <Button size="small" disabledFocusable={busy} onClick={() => picker.current?.click()}>
          {t.add}
        </Button>
        <span className={styles.muted}>{t.drop}</span>
      </div>
      <input
        ref={picker}
        type="file"
        hidden
        accept=".csv,.tsv,.txt,.xlsx,text/csv,text/tab-separated-values,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        aria-label={t.add}
        onChange={(event) => {
          take(event.target.files);
          // The same file can be chosen again.
          event.target.value = '';
        }}
      />
      <OwnMore />
    </section>
  );
}
