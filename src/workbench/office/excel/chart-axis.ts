import type { AxisHost, ChartHost } from './chart-hosts';
import type { ClassTable } from '../request/class-table';
import { LABEL_POSITIONS } from '../model/charts/chart-data';
import { enumArgument, flag, numeric } from './arguments';
import { axisOf, changeAxis } from './chart-hosts';

const axis =
  (name: AxisHost['axis']) =>
  (host: ChartHost): AxisHost => ({ ...host, axis: name });

export const ChartAxes: ClassTable<ChartHost> = {
  name: 'ChartAxes',
  navigations: {
    valueAxis: { to: 'ChartAxis', host: axis('valueAxis') },
    categoryAxis: { to: 'ChartAxis', host: axis('categoryAxis') },
  },
};

/** An end of the axis: '' leaves it to the data. */
const end = (name: 'minimum' | 'maximum') => ({
  get: (host: AxisHost) => axisOf(host)[name] ?? '',
  set: (host: AxisHost, value: unknown) =>
    changeAxis(host, { [name]: value === '' ? undefined : numeric(value, `ChartAxis.${name}`) }),
});

export const ChartAxis: ClassTable<AxisHost> = {
  name: 'ChartAxis',
  scalars: {
    minimum: end('minimum'),
    maximum: end('maximum'),
    numberFormat: {
      get: (host) => axisOf(host).numberFormat ?? 'General',
      set: (host, value) => changeAxis(host, { numberFormat: String(value) }),
    },
    reversePlotOrder: {
      get: (host) => axisOf(host).reversePlotOrder,
      set: (host, value) => changeAxis(host, { reversePlotOrder: flag(value, 'ChartAxis.reversePlotOrder') }),
    },
    tickLabelPosition: {
      get: (host) => axisOf(host).tickLabelPosition,
      set: (host, value) =>
        changeAxis(host, {
          tickLabelPosition: enumArgument(value, LABEL_POSITIONS, 'ChartAxis.tickLabelPosition'),
        }),
    },
    visible: {
      get: (host) => axisOf(host).visible,
      set: (host, value) => changeAxis(host, { visible: flag(value, 'ChartAxis.visible') }),
    },
  },
  navigations: {
    title: { to: 'ChartAxisTitle', host: (host) => host },
    majorGridlines: { to: 'ChartGridlines', host: (host) => host },
  },
};

export const ChartAxisTitle: ClassTable<AxisHost> = {
  name: 'ChartAxisTitle',
  scalars: {
    text: {
      get: (host) => axisOf(host).title,
      // As in Excel, a text makes the title seen.
      set: (host, value) => changeAxis(host, { title: String(value), titleVisible: true }),
    },
    visible: {
      get: (host) => axisOf(host).titleVisible,
      set: (host, value) => changeAxis(host, { titleVisible: flag(value, 'ChartAxisTitle.visible') }),
    },
  },
};

export const ChartGridlines: ClassTable<AxisHost> = {
  name: 'ChartGridlines',
  scalars: {
    visible: {
      get: (host) => axisOf(host).gridlines,
      set: (host, value) => changeAxis(host, { gridlines: flag(value, 'ChartGridlines.visible') }),
    },
  },
};
