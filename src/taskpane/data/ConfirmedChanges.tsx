import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import type { CellBlock } from '../../workbook/comparison-sheet';
import { sheetAddress } from '../../workbook/cell-address';
import { useActivity } from '../activity';
import { useSurroundings, useTexts } from '../surroundings';
import { useWorkbook } from '../workbook-access';
import {
  BeforeAfter,
  cellAddress,
  CellLink,
  OpeningList,
  spilledAddress,
  useListStyles,
} from './CellChanges';
import type { ConfirmedCells, ConfirmedChange } from './confirm-cells';
import { EFFECT_TEXTS } from './effect-texts';

const useStyles = makeStyles({
  section: {
    margin: `${tokens.spacingVerticalS} 0`,
    padding: `${tokens.spacingVerticalS} 0 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    marginTop: tokens.spacingVerticalS,
  },
});

interface ConfirmedChangesProps {
  readonly confirmed: ConfirmedCells;
  readonly onClose: () => void;
}

/** Which DEALS cells show another value after a move to other data, as they were read, and a record of it. */
export function ConfirmedChanges({ confirmed, onClose }: ConfirmedChangesProps) {
  const styles = useStyles();
  const { formats } = useSurroundings();
  const { running, run, say } = useActivity();
  const workbook = useWorkbook();
  const lists = useListStyles();
  const t = useTexts(EFFECT_TEXTS);
  const id = useId();
  const { changes, compared } = confirmed;
  const spillWords = ({ after: cell, at, spill }: ConfirmedChange): string => {
    if (!spill) return '';
    const first = (told: string) => `${t.first(told, spilledAddress(cell, at))} `;
    const { changed, cells, before, after } = spill;
    const words = t.spilled(formats.count(changed), formats.count(cells));
    if (before[0] === after[0] && before[1] === after[1]) return first(words);
    const [was, is] = [before, after].map(([rows, columns]) =>
      t.size(formats.count(rows), formats.count(columns)),
    );
    return first(`${t.spilledSize(was ?? '', is ?? '')}; ${words}`);
  };
  const header = [
    ...[t.columns.sheet, t.columns.cell, t.columns.before],
    ...[t.columns.after, t.columns.changed, t.columns.formula],
  ];
  const record = async () => {
    const written = await run({ label: t.writing, failed: t.notWritten }, (options) =>
      workbook.insertBlock(recordOf(changes, header, t.sheet), 'newSheet', options),
    );
    if (!written) return;
    const takeBack = async () => {
      const task = { label: t.takingBack, failed: t.notTakenBack };
      const done = await run(task, () => workbook.takeBackBlock(written).then(() => true));
      if (done) say({ kind: 'success', title: t.takenBack });
    };
    say({
      kind: 'success',
      title: t.written(sheetAddress(written.sheetName, written.address)),
      action: { label: t.undo, run: () => void takeBack() },
    });
  };
  return (
    <section className={styles.section} aria-labelledby={id}>
      <h2 id={id} className={styles.heading}>
        {t.confirmedHeading}
      </h2>
      <OpeningList
        summary={t.confirmed(formats.count(changes.length), formats.count(compared))}
        label={t.confirmedHeading}
        items={changes}
        keyOf={({ after }) => cellAddress(after)}
      >
        {(change) => (
          <>
            <CellLink cell={change.after} /> <span className={lists.muted}>{spillWords(change)}</span>
            <BeforeAfter {...textsOf(change)} becomes={t.became} />
          </>
        )}
      </OpeningList>
      <div className={styles.actions}>
        <Button size="small" disabledFocusable={running !== undefined} onClick={() => void record()}>
          {t.toSheet}
        </Button>
        <Button size="small" appearance="subtle" onClick={onClose}>
          {t.close}
        </Button>
      </div>
    </section>
  );
}

/** What Excel wrote in both cells; the values where that looks alike. Of a spill the first value that differs. */
function textsOf({ before, after, at: [row, column] }: ConfirmedChange): { before: string; after: string } {
  const [was, is] = [before, after].map(({ texts }) => texts[row]?.[column]);
  if (was !== undefined && is !== undefined && was !== is) return { before: was, after: is };
  return {
    before: String(before.values[row]?.[column] ?? ''),
    after: String(after.values[row]?.[column] ?? ''),
  };
}

/** The changes as cells of a sheet: values, never formulas. */
function recordOf(changes: readonly ConfirmedChange[], columns: readonly string[], stem: string): CellBlock {
  const lines = changes.map(({ before, after, spill, at: [row, column] }) => [
    after.sheetName,
    spilledAddress(after, [row, column]),
    before.values[row]?.[column] ?? '',
    after.values[row]?.[column] ?? '',
    spill?.changed ?? 1,
    after.formula,
  ]);
  const formats = changes.map(({ before, after, at: [row, column] }) => {
    const [was, is] = [before, after].map((cell) => cell.formats[row]?.[column] ?? null);
    return [null, null, was ?? null, is ?? null, null, null];
  });
  return {
    cells: [[...columns], ...lines],
    formats: [columns.map(() => null), ...formats],
    bold: columns.map((_, column) => [0, column] as const),
    inputs: [],
    widths: [100, 100, 110, 110, 90, 320],
    stem,
  };
}
