import { act, screen, waitFor, within } from '@testing-library/react';
import { rememberMessage } from '../../src/functions/last-messages';
import type { FormulaBlock } from '../../src/workbook/insert-formulas';
import type { FormulaChange } from '../../src/workbook/replace-formula';
import { WorkbookError } from '../../src/workbook/workbook-error';
import { openPane } from './open-pane';

type Opening = Parameters<typeof openPane>[0];

const openFormulas = async (opening: Opening = {}, place = 'Formulas') => {
  const opened = await openPane(opening);
  await opened.user.click(screen.getByRole('button', { name: place }));
  await waitFor(() => expect(screen.getByRole('searchbox')).toBeVisible());
  return opened;
};

test('a formula is found by words, filled in, seen with its result, inserted and taken back', async () => {
  const blocks: FormulaBlock[] = [];
  const takenBack: unknown[] = [];
  const { user } = await openFormulas({
    workbook: {
      insertFormulas: (block) => {
        blocks.push(block);
        return Promise.resolve({ sheetName: 'Sheet1', address: 'B4', written: [['x']] });
      },
      takeBackFormulas: (written) => {
        takenBack.push(written);
        return Promise.resolve({ keptSheet: 'Sheet1' });
      },
    },
  });
  await user.type(screen.getByLabelText('Find a function'), 'modality year{Enter}');
  expect(screen.getByRole('heading', { level: 2 })).toHaveTextContent('DEAL_TOTAL_BY_MODALITY');

  // Nothing is required: a table of all groups shows at once.
  expect(await screen.findByText(/11 rows × 5 columns/)).toBeVisible();
  await user.type(screen.getByRole('combobox', { name: /^modality/ }), 'ADC');
  await user.type(screen.getByRole('combobox', { name: /^period/ }), '2024');
  expect(screen.getByText('=DEALS.DEAL_TOTAL_BY_MODALITY("ADC",2024)')).toBeVisible();
  expect(await screen.findByText('12,958.5')).toBeVisible();

  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(blocks).toEqual([{ cells: [['=DEALS.DEAL_TOTAL_BY_MODALITY("ADC",2024)']], rows: 1, columns: 1 }]);
  expect(await screen.findByText('Written to Sheet1!B4')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  expect(await screen.findByText('Sheet1!B4 is as it was before')).toBeVisible();
  expect(screen.getByText(/^The sheet “Sheet1” stays/)).toBeVisible();
  expect(takenBack).toEqual([{ sheetName: 'Sheet1', address: 'B4', written: [['x']] }]);

  // It is among the recent ones, and comes back with its arguments.
  await user.click(screen.getByRole('button', { name: 'Back' }));
  await user.clear(screen.getByLabelText('Find a function'));
  await user.click(screen.getByRole('button', { name: '=DEALS.DEAL_TOTAL_BY_MODALITY("ADC",2024)' }));
  expect(screen.getByRole('combobox', { name: /^modality/ })).toHaveValue('ADC');
});

test('coming back from a formula, the focus is on what opened it', async () => {
  const { user } = await openFormulas();
  await user.click(screen.getByRole('button', { name: /follow deals by year/i }));
  await user.keyboard('{Escape}');
  expect(screen.getByRole('button', { name: /follow deals by year/i })).toHaveFocus();

  await user.keyboard('{Enter}');
  await user.click(screen.getByRole('button', { name: 'Back' }));
  expect(screen.getByRole('button', { name: /follow deals by year/i })).toHaveFocus();

  await user.type(screen.getByRole('searchbox'), 'modality year{Enter}');
  await user.keyboard('{Escape}');
  expect(screen.getByRole('searchbox')).toHaveFocus();
});

test('a table needs the room that it fills, and a refusal says why', async () => {
  const blocks: FormulaBlock[] = [];
  const { user } = await openFormulas({
    workbook: {
      insertFormulas: (block) => {
        blocks.push(block);
        return Promise.reject(new WorkbookError('occupied', 'C9 stands there.'));
      },
    },
  });
  await user.click(screen.getByRole('button', { name: /follow deals by year/i }));
  await screen.findByText(/rows × 6 columns/);
  await user.click(screen.getByRole('button', { name: 'Insert at selection' }));
  expect(blocks[0]).toMatchObject({ cells: [['=DEALS.DEAL_TREND()']], columns: 6 });
  expect(blocks[0]?.rows).toBeGreaterThan(6);
  expect(await screen.findByText('The formula was not inserted')).toBeVisible();
});

test('criteria come in pairs, as many as wanted; what is missing is named and nothing is inserted', async () => {
  const { user } = await openFormulas();
  await user.click(screen.getByRole('button', { name: /add up upfronts/i }));
  expect(screen.getByText('Still to be filled in: measure')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Insert at selection' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await user.type(screen.getByRole('combobox', { name: 'measure' }), 'upfront');
  await user.click(screen.getByRole('button', { name: 'Add a criterion' }));
  await waitFor(() => expect(screen.getByLabelText('Field 1')).toHaveFocus());
  await user.type(screen.getByLabelText('Field 1'), 'stage');
  await user.type(screen.getByLabelText('Criterion 1'), 'Phase 2');
  await user.click(screen.getByRole('button', { name: 'Add a criterion' }));
  await user.type(screen.getByLabelText('Field 2'), 'total');
  expect(screen.getByText('Still to be filled in: total')).toBeVisible();
  await user.type(screen.getByLabelText('Criterion 2'), '>=500');
  expect(screen.getByText('=DEALS.DEAL_SUMIFS("upfront","stage","Phase 2","total",">=500")')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Remove the criterion for stage' }));
  expect(screen.getByText('=DEALS.DEAL_SUMIFS("upfront","total",">=500")')).toBeVisible();
});

test('a misspelt name is said with what was meant, one click away', async () => {
  const { user } = await openFormulas();
  await user.click(screen.getByRole('button', { name: /add up upfronts/i }));
  await user.type(screen.getByRole('combobox', { name: 'measure' }), 'upfrnt');
  expect(await screen.findByText('#VALUE!')).toBeVisible();
  await user.click(await screen.findByRole('button', { name: 'upfront' }));
  expect(screen.getByRole('combobox', { name: 'measure' })).toHaveValue('upfront');
});

test('the selected cells become an argument, and their values the live result', async () => {
  const values = [['kelun-merck-2022-12'], ['hansoh-gsk-2023-12']];
  const { user } = await openFormulas({
    workbook: {
      selectedCells: () => Promise.resolve({ reference: 'Sheet1!A2:A3', values }),
      referredCells: (reference) => Promise.resolve({ reference, values }),
    },
  });
  await user.click(screen.getByRole('button', { name: /put one fact of a deal/i }));
  await user.click(screen.getByRole('button', { name: 'deal: use the selected cells' }));
  await user.type(screen.getByRole('combobox', { name: 'field' }), 'licensee');
  expect(await screen.findByText('=DEALS.DEAL_GET(Sheet1!A2:A3,"licensee")')).toBeVisible();
  const table = await screen.findByRole('table');
  expect(
    within(table)
      .getAllByRole('cell')
      .map((cell) => cell.textContent),
  ).toEqual(['Merck & Co.', 'GSK']);
});

describe('cells in error', () => {
  const cell = {
    sheetName: 'My sheet',
    address: 'B2',
    formula: '=1000*DEALS.DEAL_SUMIFS("upfrnt")',
    error: '#VALUE!',
  };
  const message = 'measure: there is no measure "upfrnt". Did you mean upfront, equity?';
  const failing = (cells = [cell]) => ({
    failedFormulas: () => Promise.resolve({ cells, more: false, calculating: 0 }),
  });

  test('are not those that still calculate: these are counted apart until their answers have come', async () => {
    let calculating = 3;
    const { user } = await openFormulas({
      workbook: {
        failedFormulas: () =>
          Promise.resolve({ cells: calculating === 0 ? [cell] : [], more: false, calculating }),
      },
    });
    await user.click(await screen.findByRole('button', { name: 'Errors' }));
    expect(await screen.findByText('3 DEALS cells are still calculating')).toBeVisible();
    calculating = 0;
    expect(await screen.findByText('#VALUE!', undefined, { timeout: 5_000 })).toBeVisible();
    expect(screen.getByRole('button', { name: 'Errors (1)' })).toBeVisible();
    expect(screen.queryByText(/still calculating/)).toBeNull();
  });

  test('are listed with their message, corrected, and the correction taken back', async () => {
    act(() => rememberMessage({ address: "'My sheet'!B2", error: '#VALUE!', message }));
    const changes: FormulaChange[] = [];
    const { user } = await openFormulas({
      workbook: {
        ...failing(),
        replaceFormula: (change) => {
          changes.push(change);
          return Promise.resolve({ ...change, written: [['new']], before: [['old']] });
        },
      },
    });
    await user.click(await screen.findByRole('button', { name: 'Errors (1)' }));
    // The buttons are the question.
    expect(screen.getByText('measure: there is no measure "upfrnt".')).toBeVisible();
    await user.click(screen.getByRole('button', { name: `Use "upfront" in 'My sheet'!B2` }));
    expect(changes).toEqual([
      {
        ...{ sheetName: 'My sheet', address: 'B2', formula: cell.formula },
        corrected: '=1000*DEALS.DEAL_SUMIFS("upfront")',
      },
    ]);
    expect(await screen.findByText("'My sheet'!B2 was corrected")).toBeVisible();
    expect(screen.getByRole('button', { name: 'Undo' })).toBeVisible();
  });

  test('whose message is not known are calculated again', async () => {
    const recalculated: true[] = [];
    const { user } = await openFormulas({
      workbook: {
        ...failing([{ ...cell, address: 'C7', formula: '=DEALS.POS("Phse 2")' }]),
        recalculateDeals: () => {
          recalculated.push(true);
          return Promise.resolve();
        },
      },
    });
    await user.click(await screen.findByRole('button', { name: 'Errors (1)' }));
    await user.click(screen.getByRole('button', { name: 'Calculate again' }));
    expect(recalculated).toHaveLength(1);
    // A formula that is one call opens in the builder, where its message shows.
    await user.click(screen.getByRole('button', { name: 'Open in the builder' }));
    expect(screen.getByRole('combobox', { name: /^stage/ })).toHaveValue('Phse 2');
    expect(await screen.findByRole('button', { name: 'Phase 2' })).toBeVisible();
  });

  test('of Excel itself say what is wrong, and a misspelt function is put right', async () => {
    const changes: FormulaChange[] = [];
    const { user } = await openFormulas({
      workbook: {
        ...failing([
          { ...cell, address: 'D1', formula: '=DEALS.DEAL_TREND("year")', error: '#SPILL!' },
          { ...cell, address: 'D2', formula: '=2*DEALS.DEAL_RNVP("x")', error: '#NAME?' },
        ]),
        replaceFormula: (change) => {
          changes.push(change);
          return Promise.resolve({ ...change, written: [['new']], before: [['old']] });
        },
      },
    });
    await user.click(await screen.findByRole('button', { name: 'Errors (2)' }));
    expect(screen.getByText(/needs cells that are not free/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Calculate again' })).toBeNull();
    await user.click(screen.getByRole('button', { name: `Use "DEAL_RNPV" in 'My sheet'!D2` }));
    expect(changes).toMatchObject([{ address: 'D2', corrected: '=2*DEALS.DEAL_RNPV("x")' }]);
  });

  test('are none where none fail; a workbook that cannot be read says so', async () => {
    const { user } = await openFormulas();
    await user.click(screen.getByRole('button', { name: 'Errors' }));
    expect(await screen.findByText('No DEALS formula fails')).toBeVisible();
  });
});

test('everything is there in Chinese, what functions refuse included', async () => {
  const message = 'k: 3 is not a number from 0 to 1.';
  act(() => rememberMessage({ address: 'Sheet1!B2', error: '#NUM!', message }));
  const failed = {
    sheetName: 'Sheet1',
    address: 'B2',
    formula: '=DEALS.DEAL_PERCENTILEIFS("total",3)',
    error: '#NUM!',
  };
  const workbook = {
    failedFormulas: () => Promise.resolve({ cells: [failed], more: false, calculating: 0 }),
  };
  const { user } = await openFormulas({ language: 'zh-CN', workbook }, '公式');
  await user.click(await screen.findByRole('button', { name: /^错误/ }));
  expect(screen.getByText('k：3 不是 0 至 1 的数字。')).not.toHaveAttribute('lang');
  await user.click(screen.getByRole('button', { name: '在构建器中打开' }));
  expect(await screen.findByText('k：3 不是 0 至 1 的数字。')).toBeVisible();
  await user.click(screen.getByRole('button', { name: /^返回/ }));
  await user.click(screen.getByRole('button', { name: /统计交易数量/ }));
  expect(screen.getByText('满足全部条件的交易数量。')).toBeVisible();
  expect(screen.getByRole('button', { name: '插入所选位置' })).toBeVisible();
});
