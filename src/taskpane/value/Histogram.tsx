import type { SimulationResult } from '../../valuation/simulation/simulation';
import { useSurroundings } from '../surroundings';
import { apart, scale } from './drawing';
import { usePictureStyles } from './picture-styles';

export const HISTOGRAM_HEIGHT = 132;
/** Room for the markers' names above the bars, and for the scale below them. */
const HEAD = 30;
const FOOT = 14;
const LABEL = 46;

interface HistogramProps {
  readonly width: number;
  readonly result: SimulationResult;
  /** Values that a line marks, lowest first. */
  readonly markers: readonly { readonly name: string; readonly value: number }[];
}

/** How often the paths of a simulation came to what. Heights by square root: most paths end alike, a few count most. */
export function Histogram({ width, result, markers }: HistogramProps) {
  const colours = usePictureStyles();
  const { formats } = useSurroundings();
  const { histogram } = result;
  const [low, high] = [histogram[0]?.fromUsdM ?? 0, histogram.at(-1)?.toUsdM ?? 0];
  const x = scale([low, high], width);
  const tallest = Math.max(...histogram.map(({ paths }) => paths));
  const bottom = HISTOGRAM_HEIGHT - FOOT;
  const tall = (paths: number) => Math.max(1, Math.sqrt(paths / tallest) * (bottom - HEAD));
  const names = apart(
    markers.map(({ value }) => x(value)),
    LABEL,
    width - LABEL,
  );
  return (
    <>
      {histogram.map(({ fromUsdM, toUsdM, paths }) =>
        paths === 0 ? null : (
          <rect
            key={fromUsdM}
            className={colours.gain}
            x={x(fromUsdM)}
            y={bottom - tall(paths)}
            width={Math.max(2, x(toUsdM) - x(fromUsdM) - 0.5)}
            height={tall(paths)}
          />
        ),
      )}
      {markers.map(({ name, value }, index) => (
        <g key={name}>
          <polyline
            className={colours.marker}
            fill="none"
            points={`${String(names[index])},${String(HEAD - 6)} ${String(x(value))},${String(HEAD)} ${String(x(value))},${String(bottom)}`}
          />
          <text className={colours.text} x={names[index]} y={10}>
            {name}
          </text>
          <text className={colours.faint} x={names[index]} y={21}>
            {formats.usdMWhole(value)}
          </text>
        </g>
      ))}
      <line className={colours.axis} x1={0} x2={width} y1={bottom} y2={bottom} />
      <text className={colours.faint} x={0} y={HISTOGRAM_HEIGHT - 2}>
        {formats.usdMWhole(low)}
      </text>
      <text className={colours.faint} x={width} y={HISTOGRAM_HEIGHT - 2} textAnchor="end">
        {formats.usdMWhole(high)}
      </text>
    </>
  );
}
