import { mergeClasses } from '@fluentui/react-components';
import { scale } from './drawing';
import type { Span } from './drawing';
import { usePictureStyles } from './picture-styles';

/** A line of a chart of lying bars: its name and figure above, its bar below. */
export interface SpanRow {
  readonly key: string;
  readonly label: string;
  readonly figure: string;
  /** Bars in this line: one of a waterfall, two of a tornado. */
  readonly bars: readonly (Span & { readonly tone: 'gain' | 'loss' | 'whole' })[];
  readonly strong?: boolean;
}

export const SPAN_ROW = 31;
const BAR = 10;

interface SpanChartProps {
  readonly width: number;
  readonly rows: readonly SpanRow[];
  /** Where a line goes through all rows: zero, or the value without any change. */
  readonly reference: number;
  /** Whether each bar is tied to the next one's beginning. */
  readonly joined?: boolean;
}

/** Lying bars on one scale, for a waterfall or a tornado. Names never share a line with bars: they fit in any pane. */
export function SpanChart({ width, rows, reference, joined = false }: SpanChartProps) {
  const styles = usePictureStyles();
  const ends = rows.flatMap(({ bars }) => bars.flatMap(({ from, to }) => [from, to]));
  const place = scale([...ends, reference], width);
  return (
    <>
      {rows.map(({ key, label, figure, bars, strong }, index) => {
        const top = index * SPAN_ROW;
        const last = bars.at(-1);
        return (
          <g key={key}>
            <text className={mergeClasses(styles.text, strong && styles.strong)} x={0} y={top + 11}>
              {label}
            </text>
            <text
              className={mergeClasses(styles.text, strong && styles.strong)}
              x={width}
              y={top + 11}
              textAnchor="end"
            >
              {figure}
            </text>
            <line
              className={styles.axis}
              x1={place(reference)}
              x2={place(reference)}
              y1={top + 13}
              y2={top + 17 + BAR}
            />
            {bars.map(({ from, to, tone }) => (
              <rect
                key={`${String(from)} ${String(to)}`}
                className={styles[tone]}
                x={Math.min(place(from), place(to))}
                y={top + 15}
                // What is too small to see is still there.
                width={Math.max(1, Math.abs(place(to) - place(from)))}
                height={BAR}
              />
            ))}
            {joined && last && index < rows.length - 1 ? (
              <line
                className={styles.axis}
                x1={place(last.to)}
                x2={place(last.to)}
                y1={top + 15 + BAR}
                y2={top + SPAN_ROW + 15}
              />
            ) : null}
          </g>
        );
      })}
    </>
  );
}
