import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useSurroundings, useTexts } from '../surroundings';
import { didYouMean, withoutQuestion } from './did-you-mean';
import type { Outcome, ShownCell } from './evaluate';
import { FORMULAS_TEXTS } from './formulas-texts';
import { useShownText } from './shown-text';

/** Rows and columns of a table that are shown here; the sheet shows all. */
const ROWS = 5;
const COLUMNS = 12;

const useStyles = makeStyles({
  single: {
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
    overflowWrap: 'anywhere',
  },
  words: { fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  quiet: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  stale: { opacity: 0.6 },
  box: {
    overflowX: 'auto',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  table: {
    borderCollapse: 'collapse',
    fontSize: '11px',
    lineHeight: '15px',
    fontVariantNumeric: 'tabular-nums',
  },
  cell: {
    maxWidth: '140px',
    padding: '1px 6px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  head: { backgroundColor: tokens.colorNeutralBackground2, fontWeight: tokens.fontWeightSemibold },
  right: { textAlign: 'right' },
  error: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
  message: {
    margin: '2px 0 0',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: 'anywhere',
  },
  names: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    marginTop: tokens.spacingVerticalXS,
  },
});

interface ResultPreviewProps {
  readonly outcome: Outcome;
  /** Whether a newer one is being computed. */
  readonly stale: boolean;
  /** Puts another name in the place of one that was mistyped. */
  readonly onInstead: (typed: string, name: string) => void;
}

/** What the formula gives: a value, the beginning of a table with its size, or the error and what to do. */
export function ResultPreview({ outcome, stale, onInstead }: ResultPreviewProps) {
  const styles = useStyles();
  const { formats, texts } = useSurroundings();
  const { refusal } = texts.common;
  const t = useTexts(FORMULAS_TEXTS);
  const shown = useShownText();
  if (outcome.kind === 'unknown')
    return <p className={styles.message}>{t.result.unknown(outcome.argument)}</p>;
  if (outcome.kind === 'error') {
    const near = didYouMean(outcome.message);
    const said = near ? withoutQuestion(outcome.message) : outcome.message;
    const words = refusal(said);
    return (
      <div className={mergeClasses(stale && styles.stale)}>
        <span className={styles.error}>{outcome.error}</span>
        <p className={styles.message} {...(words === said ? { lang: 'en' } : {})}>
          {words}
        </p>
        {near ? (
          <div className={styles.names}>
            <span className={styles.quiet}>{t.result.instead}</span>
            {near.names.map((name) => (
              <Button key={name} size="small" onClick={() => onInstead(near.typed, name)}>
                {name}
              </Button>
            ))}
          </div>
        ) : null}
      </div>
    );
  }
  const { rows } = outcome;
  const [first] = rows;
  const only = rows.length === 1 && first?.length === 1 ? first[0] : undefined;
  if (only) {
    const text = shown(only);
    return (
      <div
        className={mergeClasses(styles.single, only.kind === 'text' && styles.words, stale && styles.stale)}
      >
        {text === '' ? <span className={styles.quiet}>{t.result.empty}</span> : text}
      </div>
    );
  }
  const columns = first?.length ?? 0;
  return (
    <div className={mergeClasses(stale && styles.stale)}>
      <div className={styles.quiet}>
        {t.result.size(formats.count(rows.length), formats.count(columns))}
        {rows.length > ROWS ? ` · ${t.result.partly(formats.count(ROWS))}` : null}
      </div>
      <div className={styles.box} role="group" aria-label={t.result.heading} tabIndex={0}>
        <table className={styles.table}>
          <tbody>
            {rows.slice(0, ROWS).map((row, place) => (
              <tr key={String(place)}>
                {row.slice(0, COLUMNS).map((cell, at) => (
                  <td
                    key={String(at)}
                    title={cell.kind === 'error' ? refusal(cell.message) : shown(cell)}
                    className={mergeClasses(
                      styles.cell,
                      place === 0 && styles.head,
                      cell.kind === 'number' && styles.right,
                      cell.kind === 'error' && styles.error,
                    )}
                  >
                    {shown(cell)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

/** The size of what a formula fills; one cell where that is not known. */
export function sizeOf(outcome: Outcome | undefined): { readonly rows: number; readonly columns: number } {
  if (outcome?.kind !== 'table') return { rows: 1, columns: 1 };
  const cells: readonly (readonly ShownCell[])[] = outcome.rows;
  return { rows: Math.max(1, cells.length), columns: Math.max(1, cells[0]?.length ?? 1) };
}
