import type { Area } from '../model/area';
import type { Method } from '../request/class-table';
import type { RangeHost } from './hosts';
import type { Args } from './related-range';
import { between, boundingArea, lastColumn, lastRow, MAX_COLUMNS, MAX_ROWS } from '../model/area';
import { usedArea } from '../model/cell-clearing';
import { spillAnchor, spillFrom } from '../model/spills';
import { getMergedAreas, getSpecialCells } from './range-areas';
import { cellAt, orNull, reading, relatedRange } from './related-range';

const used = (area: Area, [valuesOnly]: Args, { model }: RangeHost) =>
  usedArea(model, area, valuesOnly === true);

const from = (area: Area, _: Args, { model }: RangeHost) => spillFrom(model, area);
const parent = (area: Area, _: Args, { model }: RangeHost) => spillAnchor(model, area);

/** The block of filled cells around a range, up to empty rows and columns. */
function surroundingRegion(area: Area, _: Args, { model }: RangeHost): Area {
  for (let region = area; ;) {
    const around = between(
      area.sheetId,
      Math.max(0, region.row - 1),
      Math.max(0, region.column - 1),
      Math.min(MAX_ROWS - 1, lastRow(region) + 1),
      Math.min(MAX_COLUMNS - 1, lastColumn(region) + 1),
    );
    const filled = usedArea(model, around, true);
    const next = filled ? boundingArea(region, filled) : region;
    if (next.rows === region.rows && next.columns === region.columns) return region;
    region = next;
  }
}

/** Ranges that follow from what stands in the cells. */
export const RANGES_BY_CONTENT: Readonly<Record<string, Method<RangeHost>>> = {
  // A range without anything in it: Excel gives its first cell.
  getUsedRange: reading(
    relatedRange(
      'getUsedRange',
      (area, args, host) => used(area, args, host) ?? cellAt(area, area.row, area.column),
    ),
  ),
  getUsedRangeOrNullObject: reading(orNull(relatedRange('getUsedRangeOrNullObject', used))),
  getSurroundingRegion: reading(relatedRange('getSurroundingRegion', surroundingRegion)),
  getSpillingToRange: reading(relatedRange('getSpillingToRange', from)),
  getSpillingToRangeOrNullObject: reading(orNull(relatedRange('getSpillingToRangeOrNullObject', from))),
  getSpillParent: reading(relatedRange('getSpillParent', parent)),
  getSpillParentOrNullObject: reading(orNull(relatedRange('getSpillParentOrNullObject', parent))),
  getSpecialCells: { gives: 'object', to: 'RangeAreas', reads: true, host: getSpecialCells },
  getSpecialCellsOrNullObject: {
    gives: 'object',
    to: 'RangeAreas',
    orNull: true,
    reads: true,
    host: getSpecialCells,
  },
  getMergedAreasOrNullObject: {
    gives: 'object',
    to: 'RangeAreas',
    orNull: true,
    reads: true,
    host: (host) => getMergedAreas(host),
  },
};
