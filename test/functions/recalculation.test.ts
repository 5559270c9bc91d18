/** What a change of data costs: the first cell that asks works, all others get its answer. Counted, not timed. */
import type { Column, NumberColumn, TextColumn } from '../../src/deals/column';
import type { DealSet } from '../../src/deals/dataset';
import type { FieldName } from '../../src/deals/fields';
import { useDeals } from '../../src/source/in-force';
import { bundledSet } from '../deals/bundled';
import { callTyped, loadFunctions, plain } from './excel';
import type { LoadedFunctions } from './excel';

let functions: LoadedFunctions;
beforeAll(async () => {
  functions = await loadFunctions();
});

/** New data, and how often somebody has gone to the deals' own values of a field: to index or to search them. */
function newData(): { set: DealSet; looks: (field?: FieldName) => number } {
  const looks = new Map<FieldName, number>();
  const watchedColumns = new Map<FieldName, Column>();
  const column = (field: FieldName): Column => {
    const known = watchedColumns.get(field);
    if (known) return known;
    const found = bundledSet.column(field);
    const watched = Object.defineProperty({ ...found }, 'codes', {
      get() {
        looks.set(field, (looks.get(field) ?? 0) + 1);
        return found.codes;
      },
    });
    watchedColumns.set(field, watched);
    return watched;
  };
  const set: DealSet = {
    ...bundledSet,
    column,
    text: (field) => column(field) as TextColumn,
    number: (field) => column(field) as NumberColumn,
  };
  const count = (field?: FieldName) =>
    field ? (looks.get(field) ?? 0) : [...looks.values()].reduce((sum, each) => sum + each, 0);
  return { set, looks: count };
}

const ask = async (id: string, ...typed: unknown[]): Promise<unknown> => {
  const outcome = await callTyped(functions, id, ...typed);
  if ('error' in outcome) throw new Error(`${id}: ${outcome.message}`);
  return plain(outcome.value);
};

const CELLS = 500;

describe.each([
  ['DEAL_TOTAL_BY_MODALITY', 'ADC', 2024],
  ['DEAL_TOTAL_BY_MODALITY', undefined, 2024],
  ['YOY_GROWTH', 'total', 2025, 'modality', 'ADC'],
  ['DEAL_COUNTIFS', 'stage', 'Phase 2', 'licensee', '*pharma*'],
  ['DEAL_SUMIFS', 'upfront', 'stage', 'Phase 2', 'area', 'Oncology'],
  ['DEAL_AVERAGEIFS', 'upfront', 'total', '>=500'],
  ['DEAL_MEDIANIFS', 'upfront', 'modality', 'Antibody'],
  ['DEAL_PERCENTILEIFS', 'total', 0.9, 'period', '2024H1'],
  ['DEAL_BREAKDOWN', 'stage', 'total', 'period', 2025],
  ['DEAL_TREND', 'total', 'quarter', 'modality', 'ADC'],
])('%s %s', (id, ...typed) => {
  test(`${CELLS} cells work it out once, and once again after the data change`, async () => {
    const data = newData();
    useDeals(data.set);
    const first = await ask(id, ...typed);
    const looked = data.looks();
    expect(looked).toBeGreaterThan(0);
    for (let cell = 1; cell < CELLS; cell++) expect(await ask(id, ...typed)).toEqual(first);
    expect(data.looks()).toBe(looked);

    const changed = newData();
    useDeals(changed.set);
    for (let cell = 0; cell < 10; cell++) expect(await ask(id, ...typed)).toEqual(first);
    expect(changed.looks()).toBe(looked);
    expect(data.looks()).toBe(looked);
  });
});

test('different formulas share an index: as many looks for 60 months as for one', async () => {
  const data = newData();
  useDeals(data.set);
  const month = (index: number) =>
    `${2021 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
  await ask('DEAL_SUMIFS', 'total', 'stage', 'Phase 2', 'period', month(0));
  const looked = data.looks('stage');
  expect(looked).toBeGreaterThan(0);
  for (let index = 1; index < 60; index++) {
    await ask('DEAL_SUMIFS', 'total', 'stage', 'Phase 2', 'period', month(index));
  }
  expect(data.looks('stage')).toBe(looked);
});

test('an answer is that of the data in force, never of those before', async () => {
  useDeals(bundledSet);
  const all = await ask('DEAL_COUNTIFS', 'stage', 'Phase 2');
  const rows = { ...bundledSet.text('stage'), codes: new Uint8Array(bundledSet.size) };
  const withoutStages: DealSet = {
    ...bundledSet,
    column: (field) => (field === 'stage' ? rows : bundledSet.column(field)),
  };
  useDeals(withoutStages);
  expect(all).toBeGreaterThan(0);
  expect(await ask('DEAL_COUNTIFS', 'stage', 'Phase 2')).toBe(0);
});
