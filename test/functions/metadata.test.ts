import { readFileSync } from 'node:fs';
import { functionFiles, loadFunctions } from './excel';
import type { FunctionMetadata, LoadedFunctions } from './excel';

/**
 * The contract with workbooks: ids and the order of parameters never change, parameters are only added at the end and
 * are then optional. In brackets: optional; `[]`: a range; `…`: repeats; `→ []`: spills.
 */
const CONTRACT = `
DEAL_TOTAL_BY_MODALITY([modality], [period], [measure]) → []
YOY_GROWTH(metric, period, [field_criterion[] …])
DEAL_COUNTIFS([field_criterion[] …])
DEAL_SUMIFS(measure, [field_criterion[] …])
DEAL_AVERAGEIFS(measure, [field_criterion[] …])
DEAL_MEDIANIFS(measure, [field_criterion[] …])
DEAL_PERCENTILEIFS(measure, k, [field_criterion[] …])
DEAL_BREAKDOWN(by, [measure], [field_criterion[] …]) → []
DEAL_TREND([measure], [by], [field_criterion[] …]) → []
DEAL_LIST([columns[]], [field_criterion[] …]) → []
DEAL_GET(deal[], field) → []
DEAL(deal[]) → []
DEAL_FIND(text, [limit]) → []
DEAL_COMPS(deal[], [count], [weights[]]) → []
DEALS_VERSION([what]) → []
POS(stage, [area], [modality], [source])
POS_CHAIN(stage, [area], [modality], [source]) → []
MARKET_STAT(metric, period, [segment], [publisher])
MARKET_STATS(metric, [period], [segment]) → []
APPROVAL_LIST([field_criterion[] …]) → []
DEAL_RNPV(deal[], [discount_rate], [assumptions[]]) → []
DEAL_RNPV_SCHEDULE(deal[], [discount_rate], [assumptions[]]) → []
DEAL_ASSUMPTIONS([deal[]], [assumptions[]]) → []
RNPV(rate, cash_flows[], probabilities[], [times[]])
TIERED_ROYALTY(net_sales, tiers[])
DEAL_VALUE_SPLIT(deal[], [discount_rate], [assumptions[]]) → []
DEAL_RNPV_SENSITIVITY(deal[], [discount_rate], [assumptions[]], [shock]) → []
DEAL_BREAKEVEN(deal[], unknown, [target], [discount_rate], [assumptions[]]) → []
DEAL_RNPV_SIMULATE(deal[], [discount_rate], [assumptions[]], [paths], [seed]) → []
`.trim();

function signature({ id, parameters, result }: FunctionMetadata): string {
  const list = parameters.map(({ name, dimensionality, optional, repeating }) => {
    const text = `${name}${dimensionality === 'matrix' ? '[]' : ''}${repeating ? ' …' : ''}`;
    return optional ? `[${text}]` : text;
  });
  return `${id}(${list.join(', ')})${result.dimensionality === 'matrix' ? ' → []' : ''}`;
}

let functions: LoadedFunctions;

beforeAll(async () => {
  functions = await loadFunctions();
});

test('the generator takes every function', () => expect(functions.errors).toEqual([]));

test('ids, parameters and dimensions are those of the contract', () =>
  expect(functions.metadata.map(signature).join('\n')).toBe(CONTRACT));

test('ids are unique over all files', () => {
  const ids = functions.metadata.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('arguments take any value: a wrong type must reach us to be explained', () => {
  const typed = functions.metadata.flatMap(({ id, parameters }) =>
    parameters.filter(({ type }) => type !== 'any').map(({ name }) => `${id}.${name}`),
  );
  expect(typed).toEqual([]);
});

/** Excel refuses to install functions with a repeating range that is not optional (OfficeDev/office-js#2732). */
test('a repeating range is optional', () => {
  const repeating = functions.metadata.flatMap(({ parameters }) =>
    parameters.filter((each) => each.repeating),
  );
  expect(repeating.filter(({ optional }) => !optional)).toEqual([]);
});

describe.each(
  functionFiles.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('/**\n')
      .filter((text) => text.includes('@customfunction '))
      .map((text) => [/@customfunction (\w+)/.exec(text)?.[1] ?? '', text] as const),
  ),
)('the doc comment of %s', (_, text) => {
  test('begins with one sentence', () => expect(text).toMatch(/^ \* [^\n]+[.:][^\n]*\n/));

  test.each(['@param', '@returns', '@throws #', '@example =DEALS.', '@requiresAddress'])('has %s', (tag) => {
    if (tag !== '@param' || !text.includes('()')) expect(text).toContain(` * ${tag}`);
  });
});
