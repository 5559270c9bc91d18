import type { ClassTable } from '../request/class-table';
import type { Model } from '../model/model';
import type { SheetHost } from './hosts';
import { addSheet, findSheet, visibility } from '../model/sheets';
import { flag } from './arguments';
import { worksheetChanged } from './changed-events';
import { sheetHost } from './hosts';

const hosts = (model: Model, visibleOnly: boolean): SheetHost[] =>
  model.spreadsheet.book
    .getSheets()
    .filter((sheet) => !visibleOnly || visibility(model, sheet) === 'Visible')
    .map((sheet) => sheetHost(model, sheet.getSheetId()));

const find = (model: Model, key: unknown): SheetHost | undefined => {
  const ref = findSheet(model, key);
  return ref && sheetHost(model, ref.sheetId);
};

export const WorksheetCollection: ClassTable<Model> = {
  name: 'WorksheetCollection',
  items: { of: 'Worksheet', list: (model) => hosts(model, false) },
  methods: {
    add: {
      gives: 'object',
      to: 'Worksheet',
      host: (model, [name]) => sheetHost(model, addSheet(model, name).sheetId),
    },
    getItem: { gives: 'object', to: 'Worksheet', host: (model, [key]) => find(model, key) },
    getItemOrNullObject: {
      gives: 'object',
      orNull: true,
      to: 'Worksheet',
      host: (model, [key]) => find(model, key),
    },
    getActiveWorksheet: {
      gives: 'object',
      to: 'Worksheet',
      host: (model) => sheetHost(model, model.activeSheet().getSheetId()),
    },
    getFirst: {
      gives: 'object',
      to: 'Worksheet',
      host: (model, [visible]) => hosts(model, visible === true)[0],
    },
    getLast: {
      gives: 'object',
      to: 'Worksheet',
      host: (model, [visible]) => hosts(model, visible === true).at(-1),
    },
    getCount: {
      gives: 'value',
      read: (model, [visible = false]) => hosts(model, flag(visible, 'WorksheetCollection.getCount')).length,
    },
  },
  events: {
    onChanged: { listen: (model, handler) => worksheetChanged(model, undefined, handler) },
  },
};
