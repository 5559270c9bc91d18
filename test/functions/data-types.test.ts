import { withOwnDeals } from '../../src/deals/own/layer';
import { bundledDeals } from '../../src/source/bundled';
import { decideSource, layOver } from '../../src/source/in-force';
import { callRaw, callTyped, loadFunctions } from './excel';
import type { LoadedFunctions } from './excel';

/** Excel with CustomFunctionsRuntime 1.4: formatted numbers and entity cards. */
let functions: LoadedFunctions;

beforeAll(async () => {
  const isSetSupported = (name: string, version: string) =>
    name === 'CustomFunctionsRuntime' && Number(version) <= 1.4;
  Object.assign(globalThis, { Office: { context: { requirements: { isSetSupported } } } });
  await decideSource({});
  functions = await loadFunctions();
});

afterAll(() => void Reflect.deleteProperty(globalThis, 'Office'));

async function valueOf(id: string, ...typed: unknown[]): Promise<unknown> {
  const outcome = await callTyped(functions, id, ...typed);
  if ('error' in outcome) throw new Error(outcome.message);
  return outcome.value;
}

const formatted = (basicValue: unknown, numberFormat: string) => ({
  type: 'FormattedNumber',
  basicValue,
  numberFormat,
});

test('a day shows as a day, a month as a month', async () => {
  expect(await valueOf('DEAL_GET', 'chipscreen-huya-2007-03', 'announced')).toEqual([
    [formatted(39147, 'yyyy-mm-dd')],
  ]);
  expect(await valueOf('DEAL_GET', 'belief-takeda-2023-10', 'announced')).toEqual([
    [formatted(45200, 'mmm yyyy')],
  ]);
  expect(await valueOf('DEALS_VERSION', 'through')).toEqual([[formatted(46081, 'yyyy-mm-dd')]]);
});

test('shares, growth and probabilities show as percentages', async () => {
  expect(await valueOf('YOY_GROWTH', 'deals', 2025)).toEqual(formatted(expect.closeTo(0.3824, 4), '0.0%'));
  expect(await valueOf('POS', 'Phase 1')).toEqual(formatted(expect.closeTo(0.0787, 4), '0.0%'));
  expect(await valueOf('DEAL_GET', 'hansoh-gsk-2023-12', 'upfront share')).toEqual([
    [formatted(185 / 1710, '0.0%')],
  ]);
});

test('money stays a plain number', async () =>
  expect(await valueOf('DEAL_GET', 'hansoh-gsk-2023-12', 'total')).toEqual([[1710]]));

describe('DEAL', () => {
  test('is a card with the terms, the source as provider, and a line as text', async () => {
    const [[card]] = (await valueOf('DEAL', 'hansoh-gsk-2023-12')) as [[Excel.EntityCellValue]];
    expect(card).toMatchObject({
      type: 'Entity',
      text: 'Hansoh Pharma → GSK, Dec 2023 [hansoh-gsk-2023-12]',
      basicType: 'Error',
      basicValue: '#VALUE!',
      properties: {
        'Deal id': { type: 'String', basicValue: 'hansoh-gsk-2023-12' },
        'Total (US$ m)': { type: 'Double', basicValue: 1710 },
        Announced: formatted(45280, 'yyyy-mm-dd'),
        'Upfront share': formatted(185 / 1710, '0.0%'),
      },
      provider: { logoTargetAddress: expect.stringMatching(/^https:\/\//) },
    });
    expect(card.properties).not.toHaveProperty('Equity (US$ m)');
  });

  test('of an own deal says that it is one, and not from where the public one was read', async () => {
    const bundled = bundledDeals();
    layOver((set) => withOwnDeals(set, [bundled.row(bundled.rowOf('hansoh-gsk-2023-12') ?? -1)]));
    const [[card]] = (await valueOf('DEAL', 'hansoh-gsk-2023-12')) as [[Excel.EntityCellValue]];
    layOver(undefined);
    expect(card).toMatchObject({
      text: 'Hansoh Pharma → GSK, Dec 2023 (own deal) [hansoh-gsk-2023-12]',
      properties: { Origin: { type: 'String', basicValue: 'Own' } },
      provider: { description: 'Your own deal, not part of the data of DealSheet' },
    });
  });

  test('names in its layout only properties that it has', async () => {
    const [[card]] = (await valueOf('DEAL', 'kelun-merck-2022-12')) as [[Excel.EntityCellValue]];
    const sections =
      card.layouts?.card && 'sections' in card.layouts.card ? card.layouts.card.sections : undefined;
    const named = sections?.flatMap((section) => section.properties) ?? [];
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((name) => !(name in (card.properties ?? {})))).toEqual([]);
  });

  test('can be the deal of another function', async () => {
    const card = await valueOf('DEAL', 'kelun-merck-2022-12');
    expect(await callRaw(functions, 'DEAL_GET', [card, 'total'])).toEqual({ value: [[9475]] });
    expect(await callRaw(functions, 'DEAL_RNPV', [card, 0.12])).toEqual({
      value: [[expect.closeTo(339.5627, 3)]],
    });
  });
});
