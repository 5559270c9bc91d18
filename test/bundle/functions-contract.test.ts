import type { Browser, Page } from 'playwright-core';
import { readFunctions } from '../../scripts/docs-source.mjs';
import { readDist, readMetadata } from './built';
import type { Answer, Failure } from './custom-functions-host';
import { call, installHost } from './custom-functions-host';
import { asExcelPasses, readCall } from './formula';
import { launchBrowser, openPage, serveDist } from './site';

/**
 * The shipped bundle in a real browser under Microsoft's own custom-functions runtime, which finds each function, calls
 * it and reports to "Excel" as it does in Excel.
 */
const { functions } = readMetadata();
const documented = readFunctions();

let browser: Browser;
let site: Awaited<ReturnType<typeof serveDist>>;
let page: Page;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), serveDist()]);
  ({ page } = await openPage(browser, site.url, 'custom-functions-runtime.js'));
  await installHost(page);
  await page.goto(`${site.url}/taskpane.html`);
}, 60_000);

afterAll(async () => {
  await browser.close();
  await site.close();
});

const isError = (answer: Answer): answer is Failure => 'error' in answer;

/** What a cell may hold: text, a finite number, a boolean, a data type. Never null, which Excel would show as 0. */
const isCell = (value: unknown): boolean =>
  typeof value === 'string' ||
  typeof value === 'boolean' ||
  Number.isFinite(value) ||
  (typeof value === 'object' && value !== null && !Array.isArray(value) && 'type' in value);

test('the ids that the bundle associates are those of functions.json', async () => {
  const associated = await page.evaluate(() => {
    const { _association } = CustomFunctions as unknown as { _association: { mappings: object } };
    return Object.keys(_association.mappings);
  });
  expect(associated.sort()).toEqual(functions.map((each) => each.id).sort());
});

test('the ribbon commands that the manifest names are associated', async () => {
  const ids = await page.evaluate(() => {
    const { _association } = Office.actions as unknown as { _association: { mappings: object } };
    return Object.keys(_association.mappings);
  });
  // Office compares them without case, and keeps them in capitals.
  const named = [...readDist('manifest.xml').matchAll(/<FunctionName>(\w+)</g)].map(([, name]) =>
    name?.toUpperCase(),
  );
  expect(named.length).toBe(7);
  expect(ids).toEqual(expect.arrayContaining(named));
});

describe.each(functions.map((each) => [each.id, each] as const))('%s', (id, metadata) => {
  const examples = (documented.find((each) => each.id === id)?.examples ?? []).flatMap(
    ({ formula, result }) => {
      const example = readCall(formula);
      return example?.id === id ? [{ formula, result, values: asExcelPasses(metadata, example.values) }] : [];
    },
  );

  test('has an example that can be called as it stands', () => expect(examples.length).toBeGreaterThan(0));

  test('answers its examples in the shape that functions.json promises', async () => {
    const answers = await call(
      page,
      examples.map(({ values }) => [id, values] as const),
    );
    answers.forEach((answer, index) => {
      const { formula, result } = examples[index] ?? {};
      if (isError(answer)) {
        expect([formula, answer.error]).toEqual([formula, result]);
        return;
      }
      const cells = metadata.result.dimensionality === 'matrix' ? answer.value : [[answer.value]];
      expect([formula, Array.isArray(cells) && cells.every(Array.isArray)]).toEqual([formula, true]);
      const rows = cells as unknown[][];
      expect(new Set(rows.map((row) => row.length)).size).toBe(1);
      expect(rows.flat().filter((value) => !isCell(value))).toEqual([]);
    });
  }, 60_000);

  test('refuses what makes no sense with an error of Excel and a message', async () => {
    const nonsense = [
      'no such thing',
      -1e300,
      true,
      '',
      null,
      { type: 'Double' },
      'x'.repeat(40_000),
      [[1, 2, 3]],
    ];
    const [example] = examples;
    const calls = nonsense.flatMap((value) =>
      metadata.parameters.map((parameter, index) => {
        const values = [...(example?.values ?? metadata.parameters.map(() => null))];
        values[index] = parameter.repeating ? [[[value]]] : value;
        return [id, values] as const;
      }),
    );
    const answers = await call(page, calls);
    const errors = answers.filter(isError);
    expect(errors.filter((answer) => answer.thrown !== 'CustomFunctions.Error')).toEqual([]);
    expect(errors.filter((answer) => answer.message.trim().length < 10)).toEqual([]);
    // A first argument that is no name, number or deal is refused by every function that takes arguments.
    if (metadata.parameters.length > 0) expect(errors.length).toBeGreaterThan(0);
    expect(errors.filter((answer) => answer.message.includes('our mistake'))).toEqual([]);
  }, 60_000);
});
