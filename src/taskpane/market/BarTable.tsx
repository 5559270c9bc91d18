import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { CSSProperties } from 'react';
import { TextButton, WebLink } from '../TextLink';

const useStyles = makeStyles({
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontVariantNumeric: 'tabular-nums',
    '& th, & td': { padding: '3px 0 3px 8px', textAlign: 'right', fontWeight: tokens.fontWeightRegular },
    '& th:first-child': { width: '99%', paddingLeft: 0, textAlign: 'left' },
    '& thead th': {
      // Broken where a heading says so, else in one line.
      whiteSpace: 'pre',
      color: tokens.colorNeutralForeground3,
      verticalAlign: 'bottom',
    },
    '& td': { whiteSpace: 'nowrap' },
    '& tbody tr': { position: 'relative', borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
    '& tbody th, & tbody td': { paddingBottom: '8px' },
    // Zoomed to 200 % the names stand above their figures.
    '@media (max-width: 250px)': {
      display: 'block',
      '& thead, & tbody': { display: 'block' },
      '& tr': {
        display: 'grid',
        gridTemplateColumns: 'repeat(var(--figures), minmax(min-content, 1fr))',
        columnGap: tokens.spacingHorizontalXS,
      },
      '& th:first-child': { gridColumn: '1 / -1', width: 'auto', paddingBottom: 0 },
      '& td, & thead th': { paddingLeft: 0 },
      '& thead th': { whiteSpace: 'pre-wrap' },
    },
  },
  thin: {
    color: tokens.colorNeutralForeground3,
    '& td:not(:last-child)': { fontStyle: 'italic' },
  },
  thinBar: { backgroundColor: tokens.colorNeutralStroke1 },
  name: { overflowWrap: 'break-word', minWidth: '4ch' },
  /** Over the whole line, so that short and long ones can be told apart in 320 px. */
  bar: {
    position: 'absolute',
    left: 0,
    bottom: '2px',
    height: '4px',
    borderRadius: '1px',
    backgroundColor: tokens.colorCompoundBrandBackground,
    '@media (forced-colors: active)': { forcedColorAdjust: 'none', backgroundColor: 'Highlight' },
  },
});

/** What something leads to, in words, and the way there. */
export interface Lead {
  readonly label: string;
  readonly go: () => void;
}

interface BarFigure {
  readonly text: string;
  readonly title?: string | undefined;
  /** Where the figure leads by itself: to other deals than the name. */
  readonly lead?: Lead | undefined;
}

/** A line of a picture. */
export interface BarRow {
  readonly key: string;
  readonly name: string;
  /** Length of the bar, 0 to 1 of the longest. */
  readonly length: number;
  readonly figures: readonly BarFigure[];
  /** Whether so few deals stand behind the figures that they say little. */
  readonly isThin?: boolean | undefined;
  /** What the name leads to, in words, and the way there; undefined where it leads nowhere. */
  readonly lead?: Lead | { readonly label: string; readonly href: string } | undefined;
}

interface BarTableProps {
  readonly label: string;
  /** Of the names, then of each figure. */
  readonly headings: readonly string[];
  readonly rows: readonly BarRow[];
}

/** A bar chart that is a table: every bar has its figures beside it, and nobody needs to see the bars. */
export function BarTable({ label, headings, rows }: BarTableProps) {
  const styles = useStyles();
  return (
    <table
      className={styles.table}
      style={{ '--figures': headings.length - 1 } as CSSProperties}
      aria-label={label}
    >
      <thead>
        <tr>
          {headings.map((heading) => (
            <th key={heading} scope="col">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, length, figures, isThin, lead }) => (
          <tr key={key} className={isThin ? styles.thin : undefined}>
            <th scope="row" className={styles.name}>
              {lead && 'href' in lead ? (
                <WebLink href={lead.href} title={lead.label}>
                  {name}
                </WebLink>
              ) : lead ? (
                <TextButton title={lead.label} onClick={lead.go}>
                  {name}
                </TextButton>
              ) : (
                name
              )}
              <div
                className={mergeClasses(styles.bar, isThin && styles.thinBar)}
                style={{ width: `${Math.max(0, length) * 100}%` }}
                aria-hidden
              />
            </th>
            {figures.map(({ text, title, lead: own }, index) => (
              <td key={headings[index + 1]} title={title}>
                {own ? (
                  <TextButton title={own.label} onClick={own.go}>
                    {text}
                  </TextButton>
                ) : (
                  text
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
