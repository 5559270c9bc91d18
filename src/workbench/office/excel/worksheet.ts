import type { ClassTable } from '../request/class-table';
import type { Area } from '../model/area';
import type { SheetHost } from './hosts';
import { SetGridlinesColorMutation, SetTabColorMutation, ToggleGridlinesMutation } from '@univerjs/sheets';
import { usedArea } from '../model/cell-clearing';
import { maySpill } from '../model/spills';
import { colorOf } from '../model/cell-looks';
import { MAX_COLUMNS, MAX_ROWS } from '../model/area';
import {
  activateSheet,
  deleteSheet,
  moveSheet,
  position,
  renameSheet,
  setVisibility,
  visibility,
} from '../model/sheets';
import { calculateAll } from './application';
import { flag, integerArgument } from './arguments';
import { worksheetChanged } from './changed-events';
import { areaOnSheet, rangeHost } from './hosts';

const wholeSheet = (sheetId: string): Area => ({
  sheetId,
  row: 0,
  column: 0,
  rows: MAX_ROWS,
  columns: MAX_COLUMNS,
});

async function used({ model, sheetId }: SheetHost, [valuesOnly]: readonly unknown[]) {
  // Values matter only where they spill.
  if (maySpill(model, sheetId)) await model.calculated();
  return usedArea(model, wholeSheet(sheetId), valuesOnly === true);
}

export const Worksheet: ClassTable<SheetHost> = {
  name: 'Worksheet',
  fixed: ['id', 'name', 'position', 'visibility'],
  scalars: {
    id: { get: ({ model, sheetId }) => model.sheet(sheetId).getSheetId() },
    name: {
      get: ({ model, sheetId }) => model.sheet(sheetId).getName(),
      set: ({ model, sheetId }, name) => renameSheet(model, { sheetId }, name),
    },
    position: {
      get: ({ model, sheetId }) => position(model, { sheetId }),
      set: ({ model, sheetId }, to) => moveSheet(model, { sheetId }, to),
    },
    visibility: {
      get: ({ model, sheetId }) => visibility(model, model.sheet(sheetId)),
      set: ({ model, sheetId }, value) => setVisibility(model, { sheetId }, value),
    },
    tabColor: {
      get: ({ model, sheetId }) => model.sheet(sheetId).getTabColor() ?? '',
      set({ model, sheetId }, value) {
        const color = value === '' ? '' : colorOf(value, 'Worksheet.tabColor');
        model.spreadsheet.mutate(SetTabColorMutation.id, {
          unitId: model.spreadsheet.unitId,
          subUnitId: sheetId,
          color,
        });
      },
    },
    showGridlines: {
      get: ({ model, sheetId }) => !model.sheet(sheetId).hasHiddenGridlines(),
      set({ model, sheetId }, value) {
        const showGridlines = flag(value, 'Worksheet.showGridlines') ? 1 : 0;
        const { unitId } = model.spreadsheet;
        model.spreadsheet.mutate(ToggleGridlinesMutation.id, { unitId, subUnitId: sheetId, showGridlines });
        model.spreadsheet.mutate(SetGridlinesColorMutation.id, {
          unitId,
          subUnitId: sheetId,
          color: undefined,
        });
      },
    },
  },
  navigations: {
    charts: { to: 'ChartCollection', host: (host) => host },
    tables: { to: 'TableCollection', host: (host) => host },
    names: { to: 'NamedItemCollection', host: (host) => host },
    shapes: { to: 'ShapeCollection', host: (host) => host },
    comments: { to: 'CommentCollection', host: (host) => host },
    notes: { to: 'NoteCollection', host: (host) => host },
    slicers: { to: 'SlicerCollection', host: (host) => host },
    pivotTables: { to: 'PivotTableCollection', host: (host) => host },
    pageLayout: { to: 'PageLayout', host: (host) => host },
    freezePanes: { to: 'WorksheetFreezePanes', host: (host) => host },
    protection: { to: 'WorksheetProtection', host: (host) => host },
  },
  methods: {
    getRange: {
      gives: 'object',
      to: 'Range',
      host({ model, sheetId }, [address]) {
        const where = 'Worksheet.getRange';
        if (address === undefined || address === null) return rangeHost(model, wholeSheet(sheetId), where);
        return rangeHost(model, areaOnSheet(model, address, sheetId, where), where);
      },
    },
    getRangeByIndexes: {
      gives: 'object',
      to: 'Range',
      host({ model, sheetId }, args) {
        const where = 'Worksheet.getRangeByIndexes';
        const [row, column] = [integerArgument(args, 0, where), integerArgument(args, 1, where)];
        const [rows, columns] = [
          integerArgument(args, 2, where, undefined, 1),
          integerArgument(args, 3, where, undefined, 1),
        ];
        return rangeHost(model, { sheetId, row, column, rows, columns }, where);
      },
    },
    getCell: {
      gives: 'object',
      to: 'Range',
      host({ model, sheetId }, args) {
        const where = 'Worksheet.getCell';
        const [row, column] = [integerArgument(args, 0, where), integerArgument(args, 1, where)];
        return rangeHost(model, { sheetId, row, column, rows: 1, columns: 1 }, where);
      },
    },
    // An empty sheet's used range is its first cell.
    getUsedRange: {
      gives: 'object',
      to: 'Range',
      host: async (host, args) =>
        rangeHost(
          host.model,
          (await used(host, args)) ?? { sheetId: host.sheetId, row: 0, column: 0, rows: 1, columns: 1 },
          'Worksheet.getUsedRange',
        ),
    },
    getUsedRangeOrNullObject: {
      gives: 'object',
      orNull: true,
      to: 'Range',
      async host(host, args) {
        const area = await used(host, args);
        return area && rangeHost(host.model, area, 'Worksheet.getUsedRangeOrNullObject');
      },
    },
    activate: { gives: 'nothing', run: ({ model, sheetId }) => activateSheet(model, { sheetId }) },
    delete: { gives: 'nothing', run: ({ model, sheetId }) => deleteSheet(model, { sheetId }) },
    calculate: {
      gives: 'nothing',
      async run({ model }, [markAllDirty]) {
        if (flag(markAllDirty, 'Worksheet.calculate')) calculateAll(model);
        await model.calculated();
      },
    },
  },
  events: {
    onChanged: { listen: ({ model, sheetId }, handler) => worksheetChanged(model, sheetId, handler) },
  },
};
