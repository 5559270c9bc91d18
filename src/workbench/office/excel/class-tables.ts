import type { ClassTable } from '../request/class-table';
import { Application } from './application';
import { AutoFilter, Filter } from './auto-filter';
import { Chart, ChartLegend, ChartTitle } from './chart';
import { ChartAxes, ChartAxis, ChartAxisTitle, ChartGridlines } from './chart-axis';
import { ChartCollection } from './chart-collection';
import {
  ChartDataLabels,
  ChartFill,
  ChartSeries,
  ChartSeriesCollection,
  ChartSeriesFormat,
} from './chart-series';
import { CONDITIONAL_FORMATS } from './conditional-format';
import { CustomXmlPart, CustomXmlPartCollection, CustomXmlPartScopedCollection } from './custom-xml-part';
import { DataValidation } from './data-validation';
import { NamedItem, NamedItemCollection } from './named-item';
import { PageLayout } from './page-layout';
import { Range } from './range';
import { RangeAreas, RangeCollection } from './range-areas';
import { FormatProtection, RangeFill, RangeFont, RangeFormat } from './range-format';
import { RangeSort } from './range-sort';
import { Runtime } from './runtime';
import { Setting, SettingCollection } from './setting';
import { SHEET_THINGS } from './sheet-things';
import { Table } from './table';
import { TableCollection, TableScopedCollection } from './table-collection';
import { TABLE_STYLES } from './table-style';
import { TableColumn, TableColumnCollection } from './table-column';
import { TableRow, TableRowCollection } from './table-row';
import { TableSort } from './table-sort';
import { Workbook } from './workbook';
import { Worksheet } from './worksheet';
import { WorksheetCollection } from './worksheet-collection';
import { WorksheetFreezePanes } from './worksheet-freeze-panes';
import { WorksheetProtection } from './worksheet-protection';

/** Every class of the object model: what the coverage gate compares the add-in's sources with. */
export const CLASS_TABLES: readonly ClassTable<never>[] = [
  Application,
  AutoFilter,
  Chart,
  ChartAxes,
  ChartAxis,
  ChartAxisTitle,
  ChartCollection,
  ChartDataLabels,
  ChartFill,
  ChartGridlines,
  ChartLegend,
  ChartSeries,
  ChartSeriesCollection,
  ChartSeriesFormat,
  ChartTitle,
  ...CONDITIONAL_FORMATS,
  CustomXmlPart,
  CustomXmlPartCollection,
  CustomXmlPartScopedCollection,
  DataValidation,
  Filter,
  FormatProtection,
  NamedItem,
  NamedItemCollection,
  PageLayout,
  Range,
  RangeAreas,
  RangeCollection,
  RangeFill,
  RangeFont,
  RangeFormat,
  RangeSort,
  Runtime,
  Setting,
  SettingCollection,
  ...SHEET_THINGS,
  Table,
  TableCollection,
  TableColumn,
  TableColumnCollection,
  TableRow,
  TableRowCollection,
  TableScopedCollection,
  ...TABLE_STYLES,
  TableSort,
  Workbook,
  Worksheet,
  WorksheetCollection,
  WorksheetFreezePanes,
  WorksheetProtection,
];
