import type { ClassTable } from '../request/class-table';
import type { Model } from '../model/model';
import { SheetsSelectionsService } from '@univerjs/sheets';
import { fromRange } from '../model/area';
import { selectionChanged } from '../model/selection';
import { rangeHost } from './hosts';

/** The user's selection on the active sheet, or its active cell alone. */
function selection(model: Model, cellOnly: boolean) {
  const current = model.spreadsheet.injector.get(SheetsSelectionsService).getCurrentLastSelection();
  const sheetId = model.activeSheet().getSheetId();
  const range = current?.range ?? { startRow: 0, startColumn: 0, endRow: 0, endColumn: 0 };
  const area = fromRange(sheetId, range);
  if (!cellOnly) return rangeHost(model, area, 'Workbook.getSelectedRange');
  const row = current?.primary?.actualRow ?? area.row;
  const column = current?.primary?.actualColumn ?? area.column;
  return rangeHost(model, { ...area, row, column, rows: 1, columns: 1 }, 'Workbook.getActiveCell');
}

const inWorkbook = (model: Model) => ({ model, sheetId: undefined });

export const Workbook: ClassTable<Model> = {
  name: 'Workbook',
  scalars: {
    name: { get: (model) => model.spreadsheet.book.getName() || 'Workbook' },
    readOnly: { get: () => false },
    isDirty: { get: () => true },
  },
  navigations: {
    application: { to: 'Application', host: (model) => model },
    worksheets: { to: 'WorksheetCollection', host: (model) => model },
    tables: { to: 'TableCollection', host: inWorkbook },
    names: { to: 'NamedItemCollection', host: inWorkbook },
    tableStyles: { to: 'TableStyleCollection', host: (model) => model },
    settings: { to: 'SettingCollection', host: (model) => model },
    customXmlParts: {
      to: 'CustomXmlPartCollection',
      host: (model) => ({ model, namespaceUri: undefined }),
    },
  },
  methods: {
    getSelectedRange: { gives: 'object', to: 'Range', host: (model) => selection(model, false) },
    getActiveCell: { gives: 'object', to: 'Range', host: (model) => selection(model, true) },
  },
  events: {
    onSelectionChanged: {
      listen: (model, handler) => selectionChanged(model, () => handler({ workbook: undefined })),
    },
  },
};
