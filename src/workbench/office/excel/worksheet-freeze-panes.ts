import type { ClassTable } from '../request/class-table';
import type { SheetHost } from './hosts';
import { SetFrozenMutation } from '@univerjs/sheets';
import { lastColumn, lastRow } from '../model/area';
import { integerArgument } from './arguments';
import { areaOnSheet, rangeHost } from './hosts';

function freeze({ model, sheetId }: SheetHost, rows: number, columns: number): void {
  model.spreadsheet.mutate(SetFrozenMutation.id, {
    unitId: model.spreadsheet.unitId,
    subUnitId: sheetId,
    startRow: rows > 0 ? rows : -1,
    startColumn: columns > 0 ? columns : -1,
    ySplit: rows,
    xSplit: columns,
  });
}

function frozenArea({ model, sheetId }: SheetHost) {
  const { xSplit, ySplit } = model.sheet(sheetId).getFreeze();
  if (xSplit <= 0 && ySplit <= 0) return undefined;
  const { rows, columns } = { rows: ySplit || 1_048_576, columns: xSplit || 16_384 };
  return rangeHost(model, { sheetId, row: 0, column: 0, rows, columns }, 'WorksheetFreezePanes.getLocation');
}

export const WorksheetFreezePanes: ClassTable<SheetHost> = {
  name: 'WorksheetFreezePanes',
  methods: {
    freezeRows: {
      gives: 'nothing',
      run: (host, args) => freeze(host, integerArgument(args, 0, 'WorksheetFreezePanes.freezeRows', 1, 1), 0),
    },
    freezeColumns: {
      gives: 'nothing',
      run: (host, args) =>
        freeze(host, 0, integerArgument(args, 0, 'WorksheetFreezePanes.freezeColumns', 1, 1)),
    },
    freezeAt: {
      gives: 'nothing',
      run(host, [range]) {
        const area = areaOnSheet(host.model, range, host.sheetId, 'WorksheetFreezePanes.freezeAt');
        freeze(host, lastRow(area) + 1, lastColumn(area) + 1);
      },
    },
    unfreeze: { gives: 'nothing', run: (host) => freeze(host, 0, 0) },
    getLocationOrNullObject: { gives: 'object', orNull: true, to: 'Range', host: frozenArea },
  },
};
