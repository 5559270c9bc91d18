import type { ForeseenTable } from '../../workbook/foresee-refresh';
import { explained } from '../activity';
import type { ShownCell } from '../formulas/evaluate';
import { useShownText } from '../formulas/shown-text';
import { useSurroundings, useTexts } from '../surroundings';
import {
  BeforeAfter,
  cellAddress,
  CellLink,
  OpeningList,
  spilledAddress,
  useListStyles,
} from './CellChanges';
import { isChanging, isForeseen } from './effect';
import type { Effect, NotForeseen } from './effect';
import { EFFECT_TEXTS } from './effect-texts';
import type { ForeseenCells } from './foresee-cells';
import type { SpillChange } from './spill-change';
import { REFRESH_TEXTS } from './refresh-texts';

/** What a move to other data does to the DEALS cells and the linked tables of the workbook. */
export function EffectOnWorkbook({ effect }: { effect: Effect }) {
  const styles = useListStyles();
  const { formats } = useSurroundings();
  const t = useTexts(REFRESH_TEXTS);
  const unknownWords = useUnknownWords();
  const { dealsCells, cells, tables } = effect;
  return (
    <>
      {dealsCells === undefined ? null : (
        <p className={styles.line}>{t.effect(formats.count(dealsCells), dealsCells)}</p>
      )}
      {isForeseen(cells) ? (
        <Cells foreseen={cells} />
      ) : dealsCells === 0 ? null : (
        <p className={styles.line}>{unknownWords(cells)}</p>
      )}
      {isForeseen(tables) ? (
        <Tables tables={tables} />
      ) : !isForeseen(cells) && cells.kind === tables.kind ? null : (
        <p className={styles.line}>{unknownWords(tables)}</p>
      )}
    </>
  );
}

function useUnknownWords(): (unknown: NotForeseen) => string {
  const { texts } = useSurroundings();
  const t = useTexts(EFFECT_TEXTS);
  return (unknown) =>
    unknown.kind === 'failed' ? t.failed(explained(unknown.problem, texts)) : t[unknown.kind];
}

function Cells({ foreseen: { changes, same, unforeseen } }: { foreseen: ForeseenCells }) {
  const styles = useListStyles();
  const { formats } = useSurroundings();
  const t = useTexts(EFFECT_TEXTS);
  const inWords = useBothInWords();
  const spillWords = useSpillWords();
  if (changes.length + same + unforeseen.length === 0) return null;
  return (
    <>
      <OpeningList
        summary={t.changing(formats.count(changes.length))}
        label={t.changingList}
        items={changes}
        keyOf={({ cell }) => cellAddress(cell)}
      >
        {({ cell, before, after, at, spill }) => (
          <>
            <CellLink cell={cell} />{' '}
            {spill ? (
              <span className={styles.muted}>{t.first(spillWords(spill), spilledAddress(cell, at))} </span>
            ) : null}
            <BeforeAfter {...inWords(before, after)} becomes={t.becomes} />
          </>
        )}
      </OpeningList>
      {changes.length + unforeseen.length === 0 ? (
        <p className={styles.line}>{t.noneChanges}</p>
      ) : same > 0 ? (
        <p className={styles.line}>{t.same(formats.count(same))}</p>
      ) : null}
      <OpeningList
        summary={t.unforeseen(formats.count(unforeseen.length))}
        label={t.unforeseenList}
        items={unforeseen}
        keyOf={({ cell }) => cellAddress(cell)}
      >
        {({ cell, why }) => (
          <>
            <CellLink cell={cell} /> <span className={styles.muted}>{t.why[why]}</span>
          </>
        )}
      </OpeningList>
    </>
  );
}

/** Both values as the pane writes them; with every digit where they would look alike. */
function useBothInWords(): (before: ShownCell, after: ShownCell) => { before: string; after: string } {
  const shown = useShownText();
  return (before, after) => {
    const words = { before: shown(before), after: shown(after) };
    if (words.before !== words.after || before.kind !== 'number' || after.kind !== 'number') return words;
    return { before: String(before.number), after: String(after.number) };
  };
}

function useSpillWords(): (spill: SpillChange) => string {
  const { formats } = useSurroundings();
  const t = useTexts(EFFECT_TEXTS);
  return ({ changed, cells, before, after }) => {
    const words = t.spill(formats.count(changed), formats.count(cells));
    if (before[0] === after[0] && before[1] === after[1]) return words;
    const [was, is] = [before, after].map(([rows, columns]) =>
      t.size(formats.count(rows), formats.count(columns)),
    );
    const say = after[0] > before[0] || after[1] > before[1] ? t.spillGrows : t.spillShrinks;
    return `${say(was ?? '', is ?? '')}; ${words}`;
  };
}

function Tables({ tables }: { tables: readonly ForeseenTable[] }) {
  const styles = useListStyles();
  const { texts, formats } = useSurroundings();
  const t = useTexts(EFFECT_TEXTS);
  if (tables.length === 0) return null;
  const words = (table: ForeseenTable): string => {
    if (table.kind === 'refused') return explained(table.problem, texts);
    const { added, changed, removed, lostFormulas } = table.report;
    const rows = new Set(changed.map(({ dealId }) => dealId)).size;
    const parts: readonly (readonly [number, (text: string, count: number) => string])[] = [
      [added.length, t.rowsAdded],
      [rows, t.rowsChanged],
      [removed.length, t.rowsRemoved],
      [lostFormulas.length, t.lost],
    ];
    if (!isChanging(table)) return t.rowsSame;
    const told = parts.filter(([count]) => count > 0);
    return formats.list(told.map(([count, say]) => say(formats.count(count), count)));
  };
  return (
    <ul className={styles.list} aria-label={t.tables}>
      {tables.map((each) => (
        <li key={each.table.id}>
          {each.table.tableName} <span className={styles.muted}>{each.table.sheetName}</span>: {words(each)}
        </li>
      ))}
    </ul>
  );
}
