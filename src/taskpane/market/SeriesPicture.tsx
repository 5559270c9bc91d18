import { makeStyles, tokens } from '@fluentui/react-components';
import { useWidth } from '../value/Figure';
import { Legend } from '../value/Legend';
import { usePictureStyles } from '../value/picture-styles';
import { ABOVE, COLUMNS, FOOT, PANEL, TITLE } from './picture-height';

const useStyles = makeStyles({
  picture: { margin: `0 0 ${tokens.spacingVerticalM}` },
  svg: { display: 'block', maxWidth: '100%', overflow: 'visible', fontFamily: 'inherit' },
});

/** Colours of the series of a panel, in their order. */
const TONES = ['gain', 'other'] as const;
type Tone = 'gain' | 'loss' | 'other';

interface Series {
  readonly name: string;
  readonly values: readonly (number | undefined)[];
  /** Colour, where it is not that of its place. */
  readonly tone?: Tone | undefined;
}

/** Figures of one kind on one scale, with one or two columns for each period. */
export interface Panel {
  readonly title: string;
  /** Each with its name and its figures by period, undefined where there is none. */
  readonly series: readonly Series[];
  readonly written: (value: number) => string;
}

export interface SeriesPictureProps {
  /** What it shows, and that a table with the figures follows. */
  readonly label: string;
  /** Names of the periods, oldest first. */
  readonly periods: readonly string[];
  /** Of periods that the data cover in part: their columns are hollow. */
  readonly partly?: readonly boolean[] | undefined;
  readonly panels: readonly Panel[];
}

/** Width of a character of a label of 10 px, at most. */
const CHARACTER = 6;

/**
 * Series over time as columns, oldest at the left: panels one above the other on the same periods, each on its own scale,
 * so that deals and money are seen together and never on one axis. All figures are in the table that follows it. Drawn
 * here, not by a chart library: it is a few rectangles in the theme's colours, as the pictures of a valuation are.
 */
export default function SeriesPicture({ label, periods, partly, panels }: SeriesPictureProps) {
  const styles = useStyles();
  const colours = usePictureStyles();
  const { width, measured } = useWidth();
  const height = panels.length * PANEL + FOOT;
  const slot = width / Math.max(1, periods.length);
  const shared = panels.find(({ series }) => series.length > 1)?.series ?? [];
  return (
    <figure ref={measured} className={styles.picture}>
      <svg
        className={styles.svg}
        width={width}
        height={height}
        viewBox={`0 0 ${String(width)} ${String(height)}`}
        role="img"
        aria-label={label}
      >
        {panels.map((panel, index) => (
          <Columns key={panel.title} {...{ panel, periods, partly, slot }} top={index * PANEL} />
        ))}
        {namesApart(periods, width).map(({ period, x }) => (
          <text key={period} className={colours.faint} x={x} y={height - 2} textAnchor="middle">
            {period}
          </text>
        ))}
      </svg>
      {shared.length > 1 ? (
        <Legend
          signs={shared.map(({ name, tone }, index) => ({ tone: tone ?? TONES[index] ?? 'other', name }))}
        />
      ) : null}
    </figure>
  );
}

/** Names of periods below their columns, the newest first: one that would touch the name after it is left out. */
function namesApart(periods: readonly string[], width: number) {
  const slot = width / Math.max(1, periods.length);
  const kept: { readonly period: string; readonly x: number }[] = [];
  let free = width;
  [...periods].reverse().forEach((period, index) => {
    const half = (period.length * CHARACTER) / 2;
    const x = Math.max(Math.min(width - (index + 0.5) * slot, width - half), half);
    if (x + half > free) return;
    kept.push({ period, x });
    free = x - half - CHARACTER;
  });
  return kept;
}

interface ColumnsProps extends Pick<SeriesPictureProps, 'periods' | 'partly'> {
  readonly panel: Panel;
  readonly top: number;
  /** Width of a period. */
  readonly slot: number;
}

function Columns({ panel: { title, series, written }, periods, partly, top, slot }: ColumnsProps) {
  const colours = usePictureStyles();
  const values = series.flatMap((each) => each.values.map((value) => value ?? 0));
  const most = Math.max(0, ...values);
  const foot = top + TITLE + ABOVE + COLUMNS;
  const tall = (value: number) => (most > 0 ? (Math.max(0, value) / most) * COLUMNS : 0);
  const thick = (slot * 0.76) / series.length;
  const room = (slot * 0.96) / series.length;
  const isRoom = values.every((value) => written(value).length * CHARACTER <= room);
  const places = series.flatMap(({ name, values: own, tone }, place) =>
    periods.map((period, index) => ({
      key: `${name} ${period}`,
      value: own[index],
      x: index * slot + slot * 0.12 + place * thick,
      tone: partly?.[index] ? 'other' : (tone ?? TONES[place] ?? 'other'),
    })),
  );
  // Where not every column has room for its figure, the tallest alone has one.
  const told = isRoom ? places : places.filter(({ value }) => value === most).slice(-1);
  const end = slot * periods.length;
  return (
    <>
      <text className={colours.text} x={0} y={top + 11}>
        {title}
      </text>
      {places.map(({ key, value = 0, x, tone }) => (
        <rect
          key={key}
          className={colours[tone]}
          x={x}
          y={foot - tall(value)}
          width={Math.max(1, thick - (series.length > 1 ? 1 : 0))}
          height={tall(value)}
        />
      ))}
      {told.map(({ key, value = 0, x }) => {
        const half = (written(value).length * CHARACTER) / 2;
        return value > 0 ? (
          <text
            key={key}
            className={colours.faint}
            x={Math.min(Math.max(x + thick / 2, half), end - half)}
            y={foot - tall(value) - 3}
            textAnchor="middle"
          >
            {written(value)}
          </text>
        ) : null;
      })}
      <line className={colours.axis} x1={0} x2={end} y1={foot} y2={foot} />
    </>
  );
}
