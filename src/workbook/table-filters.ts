import type { TakeBack } from './take-back';
import type { TablePlace } from './table-place';

/**
 * Takes a table's filters off, since Excel deletes only the visible ones of filtered rows.
 * @returns what puts them on again, which also filters the new rows
 */
export async function withFiltersOff(
  context: Excel.RequestContext,
  place: TablePlace,
  takeBack: TakeBack[],
): Promise<() => Promise<void>> {
  const table = context.workbook.tables.getItem(place.tableId);
  const filters = place.columns.map((_, index) => table.columns.getItemAt(index).filter.load('criteria'));
  await context.sync();
  const criteria = filters.map((filter) => cleaned(filter.criteria));
  const putOn = async () => {
    criteria.forEach((each, index) => {
      if (each) table.columns.getItemAt(index).filter.apply(each);
    });
    await context.sync();
  };
  takeBack.push(putOn);
  table.clearFilters();
  await context.sync();
  return putOn;
}

/** Criteria as they are read have all properties, most of them empty; applying takes only those that say something. */
function cleaned(criteria: Excel.FilterCriteria | null | undefined): Excel.FilterCriteria | undefined {
  if (!criteria?.filterOn) return undefined;
  const said = Object.entries(criteria).filter(
    ([, value]: [string, unknown]) =>
      value !== null &&
      value !== undefined &&
      value !== '' &&
      value !== 'Unknown' &&
      !(Array.isArray(value) && value.length === 0),
  );
  return { filterOn: criteria.filterOn, ...(Object.fromEntries(said) as Partial<Excel.FilterCriteria>) };
}
