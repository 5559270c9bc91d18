import type { ChartPicture } from '../office/model/charts/chart-picture';
import type { Layout } from './layout';
import { shortened, TEXT } from './layout';

interface AxesProps {
  readonly picture: ChartPicture;
  readonly layout: Layout;
  readonly format: (value: number) => string;
}

/** Lines, figures, names and titles around the plot. */
export function Axes(props: AxesProps) {
  return (
    <>
      <Values {...props} />
      <Categories {...props} />
      <Titles {...props} />
    </>
  );
}

function Values({ picture, layout, format }: AxesProps) {
  const { plot, scale, at, isBar } = layout;
  const { visible, gridlines, tickLabelPosition } = picture.valueAxis;
  const atTop = isBar && picture.categoryAxis.reversePlotOrder;
  return scale.ticks.map((tick) => {
    const place = at(tick);
    const line = isBar
      ? { x1: place, x2: place, y1: plot.top, y2: plot.top + plot.height }
      : { x1: plot.left, x2: plot.left + plot.width, y1: place, y2: place };
    return (
      <g key={tick}>
        {gridlines ? <line className="wb-chart-grid" {...line} /> : null}
        {visible && tickLabelPosition !== 'None' ? (
          <text
            className="wb-chart-text"
            x={isBar ? place : plot.left - 6}
            y={isBar ? (atTop ? plot.top - 6 : plot.top + plot.height + TEXT.line) : place + 4}
            textAnchor={isBar ? 'middle' : 'end'}
          >
            {format(tick)}
          </text>
        ) : null}
      </g>
    );
  });
}

function Categories({ picture, layout }: AxesProps) {
  const { plot, scale, at, middle, isBar, naming } = layout;
  const { visible, tickLabelPosition } = picture.categoryAxis;
  if (!visible) return null;
  // The axis crosses the values at 0, or where they end.
  const zero = at(Math.min(Math.max(0, scale.low), scale.high));
  const line = isBar
    ? { x1: zero, x2: zero, y1: plot.top, y2: plot.top + plot.height }
    : { x1: plot.left, x2: plot.left + plot.width, y1: zero, y2: zero };
  const beside = tickLabelPosition === 'NextToAxis';
  const below = beside ? zero : plot.top + plot.height;
  const left = beside ? zero : plot.left;
  return (
    <>
      <line className="wb-chart-axis" {...line} />
      {tickLabelPosition === 'None'
        ? null
        : picture.categories.map((name, point) => {
            if (point % naming.every !== 0) return null;
            const [x, y] = isBar
              ? [left - 6, middle(point) + 4]
              : [middle(point) + (naming.turned ? 4 : 0), below + TEXT.line];
            return (
              <text
                key={`${name} ${String(point)}`}
                className="wb-chart-text"
                x={x}
                y={y}
                textAnchor={isBar || naming.turned ? 'end' : 'middle'}
                transform={naming.turned ? `rotate(-45 ${String(x)} ${String(y - 4)})` : undefined}
              >
                {shortened(name)}
              </text>
            );
          })}
    </>
  );
}

function Titles({ picture, layout }: AxesProps) {
  const { plot, height, isBar } = layout;
  const [vertical, horizontal] = isBar
    ? [picture.categoryAxis, picture.valueAxis]
    : [picture.valueAxis, picture.categoryAxis];
  const middle = plot.top + plot.height / 2;
  const legend = picture.legend.visible && picture.legend.position !== 'Top' ? TEXT.line + 8 : 0;
  return (
    <>
      {vertical.titleVisible ? (
        <text
          className="wb-chart-text"
          x={18}
          y={middle}
          textAnchor="middle"
          transform={`rotate(-90 18 ${String(middle)})`}
        >
          {vertical.title}
        </text>
      ) : null}
      {horizontal.titleVisible ? (
        <text
          className="wb-chart-text"
          x={plot.left + plot.width / 2}
          y={height - 10 - legend}
          textAnchor="middle"
        >
          {horizontal.title}
        </text>
      ) : null}
    </>
  );
}
