import type { ClassTable } from '../request/class-table';
import type { Area } from '../model/area';
import type { Model } from '../model/model';
import type { RangeHost } from './hosts';
import { between, cellCount, fromRange, intersection, lastColumn, lastRow } from '../model/area';
import { CLEAR_KINDS, clearCells, usedPart } from '../model/cell-clearing';
import { CellReader } from '../model/cell-reading';
import { enumArgument } from './arguments';
import { areaOf, rangeHost, sheetHost } from './hosts';
import { contentChanged } from '../model/content-changes';

/** Several rectangles of one sheet. */
export interface AreasHost {
  readonly model: Model;
  readonly ranges: readonly RangeHost[];
}

const CELL_TYPES = ['Blanks', 'Constants', 'Formulas', 'Visible', 'DataValidations'] as const;
type CellType = Exclude<(typeof CELL_TYPES)[number], 'DataValidations'>;

/** What `SpecialCellValueType` takes of each type of value. */
const VALUE_FLAGS: Readonly<Record<string, string>> = {
  Double: 'Numbers',
  String: 'Text',
  Boolean: 'Logical',
  Error: 'Errors',
};

function matcher(model: Model, area: Area, type: CellType, valueType: string) {
  const reader = new CellReader(model.spreadsheet, area.sheetId);
  const wanted = (row: number, column: number) =>
    valueType === 'All' || valueType.includes(VALUE_FLAGS[reader.valueType(row, column)] ?? '-');
  const isFormula = (row: number, column: number) => {
    const formula = reader.formula(row, column);
    return typeof formula === 'string' && formula.startsWith('=') && formula !== reader.value(row, column);
  };
  return (row: number, column: number): boolean => {
    if (type === 'Visible') return reader.sheet.getRowVisible(row) && reader.sheet.getColVisible(column);
    if (reader.valueType(row, column) === 'Empty') return type === 'Blanks';
    if (type === 'Blanks') return false;
    return isFormula(row, column) === (type === 'Formulas') && wanted(row, column);
  };
}

/** Groups matching cells: runs in a row, joined with the same run in the row above. */
function rectangles(area: Area, matches: (row: number, column: number) => boolean): Area[] {
  const done: Area[] = [];
  let open: Area[] = [];
  for (let row = area.row; row <= lastRow(area); row++) {
    const runs: Area[] = [];
    for (let column = area.column; column <= lastColumn(area); column++) {
      if (!matches(row, column)) continue;
      const start = column;
      while (column < lastColumn(area) && matches(row, column + 1)) column++;
      const above = open.find((run) => run.column === start && lastColumn(run) === column);
      runs.push(above ? { ...above, rows: above.rows + 1 } : between(area.sheetId, row, start, row, column));
    }
    done.push(
      ...open.filter((run) => !runs.some((next) => next.row === run.row && next.column === run.column)),
    );
    open = runs;
  }
  return [...done, ...open].sort((a, b) => a.row - b.row || a.column - b.column);
}

/** Cells of a kind; `undefined` where there are none: ItemNotFound, or a null object. */
export function getSpecialCells(host: RangeHost, args: readonly unknown[]): AreasHost | undefined {
  const { model } = host;
  const type = enumArgument(args[0], CELL_TYPES, 'Range.getSpecialCells');
  if (type === 'DataValidations') {
    const parts = model.rules.validationsOf(areaOf(host)).map(({ part }) => part);
    return parts.length === 0
      ? undefined
      : { model, ranges: parts.map((part) => rangeHost(model, part, 'Range.getSpecialCells')) };
  }
  const valueType = typeof args[1] === 'string' ? args[1] : 'All';
  const area = usedPart(model, areaOf(host));
  if (!area) return undefined;
  const found = rectangles(area, matcher(model, area, type, valueType));
  if (found.length === 0) return undefined;
  return { model, ranges: found.map((part) => rangeHost(model, part, 'Range.getSpecialCells')) };
}

/** Merged areas that touch a range. */
export function getMergedAreas(host: RangeHost): AreasHost | undefined {
  const { model } = host;
  const area = areaOf(host);
  const merged = model
    .sheet(area.sheetId)
    .getMergeData()
    .map((range) => fromRange(area.sheetId, range))
    .filter((each) => intersection(each, area) !== undefined);
  if (merged.length === 0) return undefined;
  return { model, ranges: merged.map((part) => rangeHost(model, part, 'Range.getMergedAreas')) };
}

const areas = ({ ranges }: AreasHost) => ranges.map(areaOf);

export const RangeCollection: ClassTable<AreasHost> = {
  name: 'RangeCollection',
  items: { of: 'Range', list: ({ ranges }) => ranges },
  methods: {
    getCount: { gives: 'value', read: ({ ranges }) => ranges.length },
    getItemAt: { gives: 'object', to: 'Range', host: ({ ranges }, [index]) => ranges[Number(index)] },
  },
};

export const RangeAreas: ClassTable<AreasHost> = {
  name: 'RangeAreas',
  untilRunEnds: true,
  scalars: {
    address: {
      get: (host) =>
        areas(host)
          .map((area) => host.model.address(area))
          .join(','),
    },
    areaCount: { get: ({ ranges }) => ranges.length },
    cellCount: { get: (host) => areas(host).reduce((sum, area) => sum + cellCount(area), 0) },
  },
  navigations: {
    areas: { to: 'RangeCollection', host: (host) => host },
    worksheet: {
      to: 'Worksheet',
      host(host) {
        const [first] = areas(host);
        return first && sheetHost(host.model, first.sheetId);
      },
    },
  },
  methods: {
    clear: {
      gives: 'nothing',
      run(host, [applyTo]) {
        const kind = enumArgument(applyTo ?? 'All', CLEAR_KINDS, 'RangeAreas.clear');
        for (const area of areas(host)) {
          host.model.assertWritable(area, 'RangeAreas.clear');
          clearCells(host.model, area, kind);
          contentChanged(host.model, area);
        }
      },
    },
  },
};
