import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { addressOf } from '../../workbook/cell-address';
import type { DealsCell } from '../../workbook/deals-cell-values';
import { useSurroundings, useTexts } from '../surroundings';
import { TextButton } from '../TextLink';
import { useWorkbook } from '../workbook-access';
import { EFFECT_TEXTS } from './effect-texts';

/** Entries shown of a list. */
const SHOWN = 50;

export const useListStyles = makeStyles({
  line: { margin: '2px 0', fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  summary: {
    cursor: 'pointer',
    padding: '2px 0',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  list: {
    margin: `0 0 ${tokens.spacingVerticalXS}`,
    padding: 0,
    listStyleType: 'none',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontVariantNumeric: 'tabular-nums',
    '& li': { padding: '3px 0', overflowWrap: 'anywhere' },
  },
  muted: { color: tokens.colorNeutralForeground3 },
  after: { textDecorationLine: 'none' },
});

/** A list that opens, of which the first entries are shown and the rest are counted. */
export function OpeningList<Item>(props: {
  readonly summary: string;
  readonly label: string;
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  readonly children: (item: Item) => ReactNode;
}) {
  const { summary, label, items, keyOf, children } = props;
  const styles = useListStyles();
  const { texts, formats } = useSurroundings();
  if (items.length === 0) return null;
  const left = items.length - SHOWN;
  return (
    <details>
      <summary className={styles.summary}>{summary}</summary>
      <ul className={styles.list} aria-label={label}>
        {items.slice(0, SHOWN).map((item) => (
          <li key={keyOf(item)}>{children(item)}</li>
        ))}
        {left > 0 ? <li className={styles.muted}>{texts.common.more(formats.count(left))}</li> : null}
      </ul>
    </details>
  );
}

/** The address of a cell with its sheet. */
export const cellAddress = (cell: DealsCell): string => addressOf(cell, cell.sheetName);

/** The address of one of the cells that a cell spills into, without its sheet. */
export const spilledAddress = (cell: DealsCell, [row, column]: readonly [number, number]): string =>
  withoutSheet(addressOf({ row: cell.row + row, column: cell.column + column }, cell.sheetName));

const withoutSheet = (address: string): string => address.slice(address.lastIndexOf('!') + 1);

/** The address of a cell, which leads to it. */
export function CellLink({ cell }: { cell: DealsCell }) {
  const workbook = useWorkbook();
  const t = useTexts(EFFECT_TEXTS);
  const address = cellAddress(cell);
  const show = () => workbook.showCells(cell.sheetName, withoutSheet(address));
  return (
    <TextButton title={t.show(address)} onClick={() => void show().catch(() => undefined)}>
      {address}
    </TextButton>
  );
}

/** What stood there and what comes in its place. */
export function BeforeAfter(props: {
  readonly before: string;
  readonly after: string;
  readonly becomes: string;
}) {
  const { before, after, becomes } = props;
  const styles = useListStyles();
  const t = useTexts(EFFECT_TEXTS);
  return (
    <>
      <del className={styles.muted}>{before === '' ? t.undisclosed : before}</del>
      <span aria-label={becomes}> → </span>
      <ins className={styles.after}>{after === '' ? t.undisclosed : after}</ins>
    </>
  );
}
