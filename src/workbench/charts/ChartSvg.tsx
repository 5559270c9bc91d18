import { numfmt } from '@univerjs/core';
import type { ChartPicture } from '../office/model/charts/chart-picture';
import { Axes } from './Axes';
import type { Layout } from './layout';
import { barsOf, layoutOf, linesOf, TEXT, textWidth } from './layout';

/** How the value axis writes a number. */
function axisFormat(pattern: string): (value: number) => string {
  return (value) => {
    try {
      return numfmt.format(pattern, value, { throws: true });
    } catch {
      return String(value);
    }
  };
}

interface ChartSvgProps {
  readonly picture: ChartPicture;
  /** What the chart is called by those who can't see it. */
  readonly label: string;
}

/** A chart as Excel draws it by default. Every bar and point carries its series, its category and its value. */
export function ChartSvg({ picture, label }: ChartSvgProps) {
  const format = axisFormat(picture.valueAxis.numberFormat);
  const layout = layoutOf(picture, format);
  return (
    <svg
      className="wb-chart"
      viewBox={`0 0 ${String(layout.width)} ${String(layout.height)}`}
      width="100%"
      height="100%"
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
      data-chart={picture.name}
    >
      {picture.title === '' ? null : (
        <text className="wb-chart-title" x={layout.width / 2} y={layout.titleTop} textAnchor="middle">
          {picture.title}
        </text>
      )}
      <Axes picture={picture} layout={layout} format={format} />
      {picture.type.startsWith('Line') ? (
        <Lines picture={picture} layout={layout} />
      ) : (
        <Bars picture={picture} layout={layout} />
      )}
      {picture.legend.visible ? <Legend picture={picture} layout={layout} /> : null}
    </svg>
  );
}

interface PartProps {
  readonly picture: ChartPicture;
  readonly layout: Layout;
}

/** Excel's own words for what the pointer is over. */
const said = ({ series, categories }: ChartPicture, index: number, point: number): string =>
  `${series[index]?.name ?? ''} · ${categories[point] ?? ''}: ${series[index]?.texts[point] ?? ''}`;

const facts = ({ series, categories }: ChartPicture, index: number, point: number) => ({
  'data-series': series[index]?.name,
  'data-category': categories[point],
  'data-value': series[index]?.values[point],
});

function Bars({ picture, layout }: PartProps) {
  return barsOf(picture, layout).map(({ series, point, ...box }) => {
    const each = picture.series[series];
    if (!each || each.color === '') return null;
    const { left, top, width, height } = box;
    const negative = (each.values[point] ?? 0) < 0;
    return (
      <g key={`${String(series)} ${String(point)}`}>
        <rect
          x={left}
          y={top}
          width={width}
          height={height}
          fill={each.color}
          {...facts(picture, series, point)}
        >
          <title>{said(picture, series, point)}</title>
        </rect>
        {each.labels[point] ? (
          <text
            className="wb-chart-text"
            x={layout.isBar ? (negative ? left - 3 : left + width + 3) : left + width / 2}
            y={layout.isBar ? top + height / 2 + 4 : negative ? top + height + 12 : top - 4}
            textAnchor={layout.isBar ? (negative ? 'end' : 'start') : 'middle'}
          >
            {each.labels[point]}
          </text>
        ) : null}
      </g>
    );
  });
}

function Lines({ picture, layout }: PartProps) {
  return picture.series.map(({ name, color, values }, index) => (
    <g key={`${name} ${String(index)}`}>
      {linesOf(values, layout).map((points) => (
        <polyline
          key={String(points[0])}
          points={points.map((point) => point.join(',')).join(' ')}
          fill="none"
          stroke={color}
          strokeWidth="3"
          strokeLinejoin="round"
          strokeLinecap="round"
        />
      ))}
      {values.map((value, point) =>
        value === undefined ? null : (
          <circle
            key={picture.categories[point]}
            cx={layout.middle(point)}
            cy={layout.at(value)}
            r={picture.type === 'LineMarkers' ? 4 : 5}
            fill={picture.type === 'LineMarkers' ? color : 'transparent'}
            {...facts(picture, index, point)}
          >
            <title>{said(picture, index, point)}</title>
          </circle>
        ),
      )}
    </g>
  ));
}

/** What an entry of the legend takes beside its name. */
const KEY = 7;
const ENTRY_GAP = 18;

function Legend({ picture, layout }: PartProps) {
  // What is drawn with no fill carries the others and says nothing itself.
  const entries = picture.series.filter(({ color }) => color !== '');
  const widths = entries.map(({ name }) => KEY + 5 + textWidth(name) + ENTRY_GAP);
  const total = widths.reduce((sum, each) => sum + each, -ENTRY_GAP);
  const start = Math.max(6, (layout.width - total) / 2);
  return entries.map(({ name, color }, index) => {
    const x = start + widths.slice(0, index).reduce((sum, each) => sum + each, 0);
    return (
      <g key={`${name} ${String(index)}`}>
        <rect x={x} y={layout.legendTop - KEY / 2} width={KEY} height={KEY} fill={color} />
        <text className="wb-chart-text" x={x + KEY + 5} y={layout.legendTop + TEXT.axis / 3}>
          {name}
        </text>
      </g>
    );
  });
}
