import type { Model } from '../model';
import type { Spreadsheet } from '../spreadsheet';
import type { Shift } from '../range-tracker';
import type { ChartCells, ChartData, SeriesData } from './chart-data';
import type { ChartPlace, Corners } from './chart-place';
import type { IDrawingJsonUndo1 } from '@univerjs/preset-sheets-drawing';
import type { ISheetDrawing, ISheetFloatDom } from '@univerjs/sheets-drawing';
import type { Serializable } from '@univerjs/core';
import { DrawingTypeEnum, generateRandomId } from '@univerjs/core';
import {
  DrawingApplyType,
  ISheetDrawingService,
  SetDrawingApplyMutation,
  SheetDrawingAnchorType,
} from '@univerjs/sheets-drawing';
import { itemNotFound } from '../../request/errors';
import { shifted } from '../range-tracker';
import { readChart } from './chart-data';
import { cornersOf, placeOf, transformOf } from './chart-place';
import { areaOfCells, chartCells } from './chart-source';

/** What a chart object stands for: stays when the chart is renamed or moved. */
export interface ChartRef {
  readonly sheetId: string;
  readonly chartId: string;
}

/** The component that draws charts on a page; a drawing with it is a chart. */
export const CHART_COMPONENT = 'DealSheetChart';

type Drawing = Partial<ISheetFloatDom> & ISheetDrawing;

const service = ({ injector }: Spreadsheet) => injector.get(ISheetDrawingService);

const drawingsOf = (spreadsheet: Spreadsheet, sheetId: string): Drawing[] => {
  const drawings = service(spreadsheet);
  const data = drawings.getDrawingData(spreadsheet.unitId, sheetId) ?? {};
  return drawings
    .getDrawingOrder(spreadsheet.unitId, sheetId)
    .flatMap((id): Drawing[] => (data[id] ? [data[id]] : []));
};

const isChart = ({ componentKey }: Drawing) => componentKey === CHART_COMPONENT;

/** Whether a drawing, as a snapshot keeps it, is a chart. */
export const isChartDrawing = (drawing: unknown): boolean =>
  typeof drawing === 'object' && drawing !== null && Reflect.get(drawing, 'componentKey') === CHART_COMPONENT;

/** The charts of a sheet, in the order in which they were made. */
export const listCharts = (spreadsheet: Spreadsheet, sheetId: string): ChartRef[] =>
  drawingsOf(spreadsheet, sheetId)
    .filter(isChart)
    .map(({ drawingId }) => ({ sheetId, chartId: drawingId }));

/** The chart of an id, on whichever sheet; undefined after it was deleted. */
export const findChart = (spreadsheet: Spreadsheet, chartId: string): ChartRef | undefined =>
  spreadsheet.book
    .getSheets()
    .flatMap((sheet) => listCharts(spreadsheet, sheet.getSheetId()))
    .find((ref) => ref.chartId === chartId);

/** @throws OfficeError ItemNotFound after the chart was deleted */
function drawingOf(spreadsheet: Spreadsheet, { sheetId, chartId }: ChartRef): Drawing {
  const drawing = drawingsOf(spreadsheet, sheetId).find(({ drawingId }) => drawingId === chartId);
  if (!drawing || !isChart(drawing)) throw itemNotFound('chart');
  return drawing;
}

/** What a chart shows. @throws OfficeError ItemNotFound after it was deleted */
export function chartData(spreadsheet: Spreadsheet, ref: ChartRef): ChartData {
  const data = readChart(drawingOf(spreadsheet, ref).data);
  if (!data) throw itemNotFound('chart');
  return data;
}

/** Where a chart lies. @throws OfficeError ItemNotFound after it was deleted */
export const chartPlace = (spreadsheet: Spreadsheet, ref: ChartRef): ChartPlace =>
  placeOf(spreadsheet.sheet(ref.sheetId), drawingOf(spreadsheet, ref).sheetTransform);

function apply(spreadsheet: Spreadsheet, type: DrawingApplyType, op: unknown): void {
  const { unitId, subUnitId, redo, objects } = op as IDrawingJsonUndo1;
  spreadsheet.mutate(SetDrawingApplyMutation.id, { unitId, subUnitId, op: redo, objects, type });
}

/** Plain JSON: what is not said has no key. */
const plain = (data: ChartData): Serializable => JSON.parse(JSON.stringify(data)) as Serializable;

const position = (corners: Corners) => ({
  ...corners,
  angle: 0,
  flipX: false,
  flipY: false,
  skewX: 0,
  skewY: 0,
});

const laidOut = ({ book }: Spreadsheet, sheetId: string, place: ChartPlace) => {
  const sheet = book.getSheetBySheetId(sheetId);
  if (!sheet) throw itemNotFound('worksheet');
  const sheetTransform = position(cornersOf(sheet, place));
  return { sheetTransform, axisAlignSheetTransform: sheetTransform, transform: transformOf(sheet, place) };
};

/** Puts a chart on a sheet, above what was drawn there before. */
export function addChart(
  { spreadsheet }: Model,
  sheetId: string,
  data: ChartData,
  place: ChartPlace,
): ChartRef {
  const chartId = generateRandomId(10);
  const drawing: ISheetFloatDom = {
    unitId: spreadsheet.unitId,
    subUnitId: sheetId,
    drawingId: chartId,
    drawingType: DrawingTypeEnum.DRAWING_DOM,
    componentKey: CHART_COMPONENT,
    allowTransform: true,
    // As Excel's charts: they move and size with the cells below them.
    anchorType: SheetDrawingAnchorType.Both,
    data: plain(data),
    ...laidOut(spreadsheet, sheetId, place),
  };
  apply(spreadsheet, DrawingApplyType.INSERT, service(spreadsheet).getBatchAddOp([drawing]));
  spreadsheet.forgetUndo();
  return { sheetId, chartId };
}

function update(spreadsheet: Spreadsheet, ref: ChartRef, change: Partial<ISheetFloatDom>): void {
  const { unitId, subUnitId, drawingId, drawingType } = drawingOf(spreadsheet, ref);
  const drawing = { unitId, subUnitId, drawingId, drawingType, ...change } as ISheetDrawing;
  apply(spreadsheet, DrawingApplyType.UPDATE, service(spreadsheet).getBatchUpdateOp([drawing]));
}

/** Changes what a chart shows or how. */
export function changeChart({ spreadsheet }: Model, ref: ChartRef, change: Partial<ChartData>): void {
  update(spreadsheet, ref, { data: plain({ ...chartData(spreadsheet, ref), ...change }) });
}

/** Moves or sizes a chart. */
export function moveChart({ spreadsheet }: Model, ref: ChartRef, change: Partial<ChartPlace>): void {
  const place = { ...chartPlace(spreadsheet, ref), ...change };
  update(spreadsheet, ref, laidOut(spreadsheet, ref.sheetId, place));
  spreadsheet.forgetUndo();
}

export function deleteChart({ spreadsheet }: Model, ref: ChartRef): void {
  const drawing = drawingOf(spreadsheet, ref);
  apply(spreadsheet, DrawingApplyType.REMOVE, service(spreadsheet).getBatchRemoveOp([drawing]));
  spreadsheet.forgetUndo();
}

/** Charts show the same cells after rows or columns came or went; a series whose cells are all gone shows nothing. */
export function shiftCharts({ spreadsheet }: Model, shift: Shift): void {
  for (const sheet of spreadsheet.book.getSheets()) {
    const chartSheetId = sheet.getSheetId();
    for (const ref of listCharts(spreadsheet, chartSheetId)) {
      const { series } = chartData(spreadsheet, ref);
      const moved = (cells: ChartCells | undefined): ChartCells | undefined => {
        const area = cells && shifted(areaOfCells(cells, chartSheetId), shift);
        return area && chartCells(area, chartSheetId);
      };
      const after = series.map((each): SeriesData => {
        const { nameFrom, values, categories, ...rest } = each;
        return { ...rest, nameFrom: moved(nameFrom), values: moved(values), categories: moved(categories) };
      });
      if (JSON.stringify(after) !== JSON.stringify(series)) {
        const data = plain({ ...chartData(spreadsheet, ref), series: after });
        update(spreadsheet, ref, { data });
      }
    }
  }
}
