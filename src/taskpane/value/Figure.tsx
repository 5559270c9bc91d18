import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useId, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTexts } from '../surroundings';
import { useValueStyles } from './value-styles';
import { VALUE_TEXTS } from './value-texts';

const useStyles = makeStyles({
  figure: { margin: `${tokens.spacingVerticalL} 0 0`, breakInside: 'avoid' },
  svg: {
    display: 'block',
    maxWidth: '100%',
    overflow: 'visible',
    fontFamily: 'inherit',
    '@media print': { printColorAdjust: 'exact' },
  },
  summary: {
    width: 'fit-content',
    cursor: 'pointer',
    color: tokens.colorBrandForegroundLink,
    fontSize: tokens.fontSizeBase200,
    '@media (forced-colors: active)': { color: 'LinkText' },
  },
});

/** Width of a picture where it can't be measured: that of the narrowest pane. */
const NARROWEST = 296;
/** Wider than this a picture says no more. */
const WIDEST = 640;

/** The width that a picture has, so that it is drawn in the pane's own pixels and its text has the pane's size. */
export function useWidth() {
  const [width, setWidth] = useState(NARROWEST);
  const measured = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!measured.current || typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(([entry]) => {
      const found = entry?.contentRect.width ?? 0;
      if (found > 0) setWidth(Math.min(WIDEST, Math.round(found)));
    });
    observer.observe(measured.current);
    return () => observer.disconnect();
  }, []);
  return { width, measured };
}

interface FigureProps {
  readonly title: string;
  readonly hint?: string | undefined;
  /** Height of the drawing, in pixels. */
  readonly height: number;
  readonly drawing: (width: number) => ReactNode;
  /** Headings and rows of the same figures. */
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What stands between the drawing and its table. */
  readonly children?: ReactNode;
}

/** A picture with its figures: the drawing is for the eye, the table under it says the same to everybody. */
export function Figure({ title, hint, height, drawing, headings, rows, children }: FigureProps) {
  const styles = useStyles();
  const shared = useValueStyles();
  const t = useTexts(VALUE_TEXTS).pictures;
  const id = useId();
  const { width, measured } = useWidth();
  return (
    <figure ref={measured} className={styles.figure} aria-labelledby={id}>
      <h3 id={id} className={shared.heading}>
        {title}
      </h3>
      {hint === undefined ? null : <p className={shared.hint}>{hint}</p>}
      <svg
        className={styles.svg}
        width={width}
        height={height}
        viewBox={`0 0 ${String(width)} ${String(height)}`}
        role="img"
        aria-label={t.described(title)}
      >
        {drawing(width)}
      </svg>
      {children}
      <details>
        <summary className={styles.summary}>{t.table}</summary>
        <table className={shared.table} aria-label={title}>
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
            {rows.map(([name, ...cells], index) => (
              <tr key={index}>
                <th scope="row">{name}</th>
                {cells.map((cell, column) => (
                  <td key={headings[column + 1]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
