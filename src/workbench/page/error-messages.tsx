import type { IDisposable } from '@univerjs/core';
import { CellAlertManagerService } from '@univerjs/preset-sheets-core';
import type { FWorksheet } from '@univerjs/sheets/facade';
import { FormulaCalculationSessionService } from '@univerjs/sheets-formula';
import { BUSY } from '../bridge/errors';
import type { CellError } from '../cells';
import { errorAt } from '../cells';
import type { SpreadsheetHost } from '../host';
import type { AddInFiles } from './add-in-files';

const COMPONENT = 'DealSheetErrorMessage';

/** A page of the manual about a function. */
interface HelpPage {
  readonly name: string;
  readonly address: string;
}

interface ErrorMessageProps {
  readonly popup?: { readonly extraProps?: { readonly error?: CellError; readonly help?: HelpPage } };
}

/** The message of an error beside its cell, as Excel shows it in the menu of the cell. */
function ErrorMessage({ popup }: ErrorMessageProps) {
  const { error, help } = popup?.extraProps ?? {};
  if (!error) return null;
  return (
    <div className="wb-error-message" role="status">
      <strong>{error.code}</strong>
      <span>{error.message}</span>
      {help && (
        <a href={help.address} target="_blank" rel="noreferrer">
          {help.name}
        </a>
      )}
    </div>
  );
}

/** One message at a time, beside one cell. */
class MessageBesideCell {
  private shown: IDisposable | undefined;
  private cell: { readonly sheet: FWorksheet; readonly row: number; readonly column: number } | undefined;

  constructor(
    private readonly host: SpreadsheetHost,
    private readonly helpFor: (formula: string) => HelpPage | undefined,
  ) {}

  /** Points at a cell; only an error that has a message is shown. */
  point(sheet: FWorksheet, row: number, column: number): void {
    this.cell = { sheet, row, column };
    this.refresh();
  }

  /** Looks at the cell again: it may have been calculated meanwhile. */
  refresh(): void {
    this.shown?.dispose();
    this.shown = undefined;
    if (!this.cell) return;
    const { sheet, row, column } = this.cell;
    const error = errorAt(this.host.injector, sheet, row, column);
    if (!error?.message) return;
    const popup = {
      componentKey: COMPONENT,
      direction: 'vertical' as const,
      offset: [0, 4] as [number, number],
    };
    const range = sheet.getRange(row, column);
    const extraProps = { error, help: this.helpFor(range.getFormula()) };
    this.shown = range.attachPopup({ ...popup, extraProps }) ?? undefined;
  }

  isAt(sheet: FWorksheet, row: number, column: number): boolean {
    const { cell } = this;
    return cell?.sheet.getSheetId() === sheet.getSheetId() && cell.row === row && cell.column === column;
  }

  hide(): void {
    this.cell = undefined;
    this.refresh();
  }
}

/** Shows why a cell is an error, beside the cell that is selected and beside the one under the pointer. */
export function showErrorMessages(host: SpreadsheetHost, { manifest, functions }: AddInFiles): void {
  const { univerAPI, injector } = host;
  univerAPI.registerComponent(COMPONENT, ErrorMessage, { framework: 'react' });
  leaveOutOwnAlerts(host);
  const pages = functions.functions.flatMap(({ name, helpUrl }) =>
    helpUrl ? [{ name: `${manifest.namespace}.${name}`.toUpperCase(), address: helpUrl }] : [],
  );
  const helpFor = (formula: string) => pages.find(({ name }) => formula.toUpperCase().includes(`${name}(`));
  const selected = new MessageBesideCell(host, helpFor);
  const hovered = new MessageBesideCell(host, helpFor);
  univerAPI.addEvent(univerAPI.Event.SelectionChanged, ({ worksheet, selections: [range] }) => {
    hovered.hide();
    const single = range && range.startRow === range.endRow && range.startColumn === range.endColumn;
    if (single) selected.point(worksheet, range.startRow, range.startColumn);
    else selected.hide();
  });
  univerAPI.addEvent(univerAPI.Event.CellHover, ({ worksheet, row, column }) => {
    if (selected.isAt(worksheet, row, column)) hovered.hide();
    else hovered.point(worksheet, row, column);
  });
  injector.get(FormulaCalculationSessionService).resultApplied$.subscribe(() => selected.refresh());
}

/** Univer's own alert for an error says in general what the code means: of no use where we know the reason. */
function leaveOutOwnAlerts({ workbook, injector }: SpreadsheetHost): void {
  const alerts = injector.get(CellAlertManagerService);
  const show = alerts.showAlert.bind(alerts);
  alerts.showAlert = (alert) => {
    const { subUnitId, row, col } = alert.location;
    const sheet = workbook.getSheetBySheetId(subUnitId);
    const error = sheet && errorAt(injector, sheet, row, col);
    if (!error || (!error.message && error.code !== BUSY)) show(alert);
  };
}
