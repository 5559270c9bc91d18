import { useSyncExternalStore } from 'react';
import { CommandType, ICommandService } from '@univerjs/core';
import { FormulaCalculationSessionService } from '@univerjs/sheets-formula';
import type { SpreadsheetHost } from '../host';
import type { ChartPicture } from '../office/model/charts/chart-picture';
import { chartPicture } from '../office/model/charts/chart-picture';
import { CHART_COMPONENT, findChart } from '../office/model/charts/charts';
import { Spreadsheet } from '../office/model/spreadsheet';
import { ChartSvg } from './ChartSvg';

/** Redrawn this long after the last change, so that a calculation's many changes are drawn once. */
const QUIET_MS = 40;

/** What a chart is called by those who can't see it. */
export type ChartLabel = (picture: ChartPicture) => string;

/** The charts of the open workbook as they are now, each worked out again only after something changed. */
class Pictures {
  private readonly known = new Map<string, ChartPicture | undefined>();
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly spreadsheet: Spreadsheet) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Undefined after the chart was deleted. */
  of(chartId: string): ChartPicture | undefined {
    if (!this.known.has(chartId)) {
      const ref = findChart(this.spreadsheet, chartId);
      this.known.set(chartId, ref && chartPicture(this.spreadsheet, ref));
    }
    return this.known.get(chartId);
  }

  readonly changed = (): void => {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.known.clear();
      for (const listener of this.listeners) listener();
    }, QUIET_MS);
  };
}

/** Draws the charts of the open workbook over its cells, and draws them again when cells change. */
export function drawCharts({ univerAPI, injector }: SpreadsheetHost, label: ChartLabel): void {
  const pictures = new Pictures(new Spreadsheet(injector));
  injector.get(ICommandService).onCommandExecuted(({ type }) => {
    if (type === CommandType.MUTATION) pictures.changed();
  });
  injector.get(FormulaCalculationSessionService).resultApplied$.subscribe(pictures.changed);
  function FloatingChart({ floatDomId = '' }: { readonly floatDomId?: string }) {
    const picture = useSyncExternalStore(pictures.subscribe, () => pictures.of(floatDomId));
    return picture ? <ChartSvg picture={picture} label={label(picture)} /> : null;
  }
  univerAPI.registerComponent(CHART_COMPONENT, FloatingChart, { framework: 'react' });
}
