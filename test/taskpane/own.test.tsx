import { act, screen, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { ownDealCount } from '../../src/deals/own/layer';
import type { DealRow } from '../../src/deals/row';
import { dealsInForce, organisation } from '../../src/source/in-force';
import { useOwnDeals as putOwnDeals } from '../../src/source/own/own-layer';
import { ownRecordText, readOwnRecord } from '../../src/source/own/own-record';
import type { OwnImport } from '../../src/source/own/own-record';
import type { OwnShelf } from '../../src/source/own/own-shelf';
import { addImport, applyOwnDeals } from '../../src/taskpane/own/own-places';
import { takeOwnDeals } from '../../src/taskpane/own/own-start';
import type { WorkbookAccess } from '../../src/taskpane/workbook-access';
import { dealRow } from '../workbook/io';
import { emptyWorkbook, openPane } from './open-pane';

// jsdom has no IndexedDB: what is kept on this machine is kept in memory.
const mockShelf: { value: unknown; fault: Error | undefined } = { value: undefined, fault: undefined };
jest.mock('../../src/source/own/own-shelf', () => ({
  browserOwnShelf: {
    read: () => (mockShelf.fault ? Promise.reject(mockShelf.fault) : Promise.resolve(mockShelf.value)),
    change: (change: Parameters<OwnShelf['change']>[0]) => {
      if (mockShelf.fault) return Promise.reject(mockShelf.fault);
      mockShelf.value = change(mockShelf.value);
      return Promise.resolve();
    },
  } satisfies OwnShelf,
}));
beforeEach(() => void Object.assign(mockShelf, { value: undefined, fault: undefined }));
afterEach(() => act(() => putOwnDeals({ place: undefined, deals: [] })));

const button = (name: string | RegExp) => screen.getByRole('button', { name });
const choose = async (user: UserEvent, text: string, name = 'own.csv') => {
  const file = new File([text], name, { type: 'text/csv' });
  // jsdom has files, and no way to read them.
  Object.assign(file, { arrayBuffer: () => Promise.resolve(new TextEncoder().encode(text).buffer) });
  await user.upload(screen.getByLabelText('Add from a file', { selector: 'input' }), file);
};
const openData = async (workbook: Partial<WorkbookAccess> = {}) => {
  const opened = await openPane({ workbook });
  await opened.user.click(button('Data'));
  await screen.findByRole('heading', { name: 'Own deals' });
  return opened;
};
const own = () => {
  const set = dealsInForce();
  return set ? ownDealCount(set) : NaN;
};

const HEADER = 'Licensor,Licensee,Type,Date,Stage,Upfront (RMB m)';
const GOOD = 'Zai Lab,Amgen,Option,2026-01-02,Phase 2,';

test('columns, units and words are decided step by step; nothing is added before the last button', async () => {
  const { user } = await openData();
  await choose(user, `${HEADER}\n${GOOD}100\nX,Y,Swap,03/04/2026,Phase 9,200\n`);
  await screen.findByText('0 will be added · 2 with problems');
  // Another currency: the user says what 1 is.
  await user.selectOptions(screen.getByLabelText('Unit of Upfront (RMB m)'), 'other');
  await user.type(screen.getByLabelText('US$ million for 1 of Upfront (RMB m)'), '0.14');
  await screen.findByText('1 will be added · 1 with problems');
  await user.selectOptions(screen.getByLabelText('A date such as 3/4/2024 is'), 'dmy');

  await user.click(button(/^Words, 2 open/));
  await user.selectOptions(screen.getByLabelText('Deal type “Swap”'), 'Collaboration');
  await user.selectOptions(screen.getByLabelText('Stage “Phase 9”'), 'Leave empty');
  await screen.findByText('2 will be added');
  expect(own()).toBe(0);

  await user.click(button('Rows'));
  await user.click(button('Add 2 deals'));
  await screen.findByText('2 own deals added, kept on this computer');
  const set = dealsInForce();
  const row = set?.rowOf('own-x-y-2026-04') ?? -1;
  expect(set?.row(row)).toMatchObject({ deal_type: 'Collaboration', stage: undefined, upfront_usd_m: 28 });
  expect(screen.getByText(/2 own deals answer here/)).toHaveTextContent('a browser may clear its storage');
  expect(screen.getByText(/, 2 of them own/)).toBeVisible();

  await user.click(button('Undo'));
  await screen.findByText('own.csv removed');
  expect(own()).toBe(0);
  expect(mockShelf.value).toBeUndefined();
});

test('beside a typed rate, dollars whose unit nobody has said are told until it is chosen', async () => {
  const { user } = await openData();
  const row = (licensee: string, currency: string) =>
    `X,${licensee},Option,2026-01-02,${currency},"50,000"\n`;
  await choose(user, `Licensor,Licensee,Type,Date,Currency,Upfront\n${row('Y', 'EUR')}${row('Z', 'USD')}`);
  await screen.findByText('1 will be added · 1 of them to look at · 1 with problems');
  const unit = () => screen.getByLabelText('Unit of Upfront');
  const type = async () => {
    await user.selectOptions(unit(), 'other');
    const rate = screen.getByLabelText('US$ million for 1 of Upfront');
    await user.clear(rate);
    await user.type(rate, '0.0011');
  };
  await type();
  await user.click(button('Rows, 1 open'));
  expect(await screen.findByText(/has no unit: choose one under Columns, or write it here/)).toBeVisible();
  await user.click(button(/^Columns/));
  expect(unit()).toHaveValue('other');
  await user.selectOptions(unit(), 'thousands');
  await type();
  await screen.findByText('2 will be added');
});

test('a large file shows how far it is read, and can be given up', async () => {
  const { user } = await openData();
  const rows = Array.from(
    { length: 40_000 },
    (_, row) => `Licensor ${row},Licensee ${row},Option,2026-01-02,,`,
  );
  await choose(user, [HEADER, ...rows].join('\n'));
  const bar = await screen.findByRole('progressbar', { name: 'Reading the file' });
  expect(Number(bar.getAttribute('aria-valuenow'))).toBeLessThan(100);
  await user.click(button('Cancel'));
  await screen.findByRole('heading', { name: 'Own deals' });
  expect(own()).toBe(0);
});

test('a deal type for all rows, where no column gives one', async () => {
  const { user } = await openData();
  await choose(user, 'Licensor,Licensee,Date\nX,Y,2026-01\n');
  await screen.findByText(/^No column gives Deal type/);
  await user.selectOptions(screen.getByLabelText('Deal type of all rows'), 'Option');
  await screen.findByText('1 will be added');
});

test('what can hardly be meant is shown with its reason, and can be typed over', async () => {
  const { user } = await openData();
  await choose(user, 'Licensor,Licensee,Type,Date,Upfront,Total\nX,Y,Option,2205-01-02,500,50\n');
  await screen.findByText('1 will be added · 1 of them to look at');
  await user.click(button('Rows'));
  await screen.findByRole('heading', { name: '2 cells to look at' });
  expect(screen.getByText('is below Upfront (US$ m): 500')).toBeVisible();
  expect(screen.getByText(/more than a year after the last day of the data, Feb 28, 2026/)).toBeVisible();
  expect(button('Add 1 deal')).toBeEnabled();
  const total = screen.getByRole('textbox', { name: /^F2 · / });
  await user.clear(total);
  await user.type(total, '5000{Enter}');
  await screen.findByRole('heading', { name: '1 cell to look at' });
});

test('a deal that is public already is left out unless the user decides otherwise; own deals show in list and card', async () => {
  const { user } = await openData();
  await choose(user, `${HEADER}\nKelun-Biotech,MSD,Licensing,2022-12-22,Preclinical,\n`);
  await screen.findByText('0 will be added · 1 left out');
  await user.click(button('Rows'));
  await user.selectOptions(screen.getByLabelText('What becomes of row 2'), 'replace');
  await user.click(await screen.findByRole('button', { name: 'Add 1 deal' }));
  await screen.findByText('1 own deal added, kept on this computer');
  await user.click(button('Deals'));
  await user.type(screen.getByLabelText('Search deals'), 'kelun-merck-2022-12{Enter}');
  const card = within(await screen.findByRole('article'));
  expect(card.getByText('Origin: Own')).toBeVisible();
});

test.each([
  ['an old workbook', '\u00d0', 'It holds nothing.', new Uint8Array()],
  ['a picture', 'x', 'It is neither text nor an .xlsx workbook.', new Uint8Array([137, 80, 44, 0, 1])],
])('%s is refused in words', async (_, text, message, bytes) => {
  const { user } = await openData();
  const file = new File([text], 'x.xlsx');
  Object.assign(file, { arrayBuffer: () => Promise.resolve(bytes.buffer) });
  await user.upload(screen.getByLabelText('Add from a file', { selector: 'input' }), file);
  expect(await screen.findByText(/^The file could not be read/)).toHaveTextContent(message);
  await user.click(button('Cancel'));
  expect(await screen.findByText(/Nothing leaves this computer/)).toBeVisible();
});

test('where storage is refused nothing is changed, and the pane says why', async () => {
  const { user } = await openData();
  mockShelf.fault = Object.assign(new Error(), { name: 'QuotaExceededError' });
  await choose(user, `${HEADER}\n${GOOD}\n`);
  await screen.findByText('1 will be added');
  await user.click(button('Rows'));
  await user.click(button('Add 1 deal'));
  expect(await screen.findByText('The storage of this browser is full.')).toBeVisible();
  expect(own()).toBe(0);
});

/** A workbook that carries own deals. */
function workbookWith(...deals: readonly DealRow[]) {
  const kept: { imports: readonly OwnImport[] } = {
    imports:
      deals.length > 0 ? [{ id: 'w', name: 'inside.csv', addedAt: '2026-05-01T10:00:00.000Z', deals }] : [],
  };
  const workbook: Partial<WorkbookAccess> = {
    readOwnDeals: () => Promise.resolve({ kind: 'deals', imports: kept.imports }),
    changeOwnDeals: (change) => Promise.resolve((kept.imports = change(kept.imports))),
  };
  return { kept, workbook };
}

test('a workbook with own deals inside answers with these alone; what is put into it stays on this computer, too', async () => {
  const { kept, workbook } = workbookWith(dealRow('own-in', '2025-01'));
  const access = { ...emptyWorkbook, ...workbook };
  const { user } = await openData(workbook);
  await choose(user, `${HEADER}\n${GOOD}\n`);
  await screen.findByText('1 will be added');
  await user.click(button('Rows'));
  expect(screen.getByLabelText('Keep them')).toHaveValue('workbook');
  await user.selectOptions(screen.getByLabelText('Keep them'), 'machine');
  expect(screen.getByText(/answers with these alone/)).toBeVisible();
  await user.click(button('Add 1 deal'));
  await screen.findByText('1 own deal added, kept on this computer');
  await act(() => applyOwnDeals(access).then(() => undefined));
  expect(own()).toBe(1);
  expect(dealsInForce()?.rowOf('own-in')).toBeDefined();
  expect(screen.getByText(/The 1 on this computer does not answer here/)).toBeVisible();

  await user.click(button('Put into the workbook'));
  const said = await screen.findByText('own.csv is in this workbook, too');
  expect(said.parentElement).toHaveTextContent('Save the workbook; the copy on this computer stays');
  const names = () => kept.imports.map(({ name }) => name);
  expect(names()).toEqual(['inside.csv', 'own.csv']);
  // The document may be closed without being saved: nothing is lost then.
  const onMachine = () => {
    const record = readOwnRecord(mockShelf.value);
    return record.kind === 'deals' ? record.imports.map(({ name }) => name) : record.kind;
  };
  expect(onMachine()).toEqual(['own.csv']);
  expect(own()).toBe(2);
  expect(screen.queryByText(/not answer here/)).toBeNull();
  expect(screen.queryByRole('button', { name: 'Put into the workbook' })).toBeNull();
  await user.click(button('Undo'));
  await screen.findByRole('button', { name: 'Put into the workbook' });
  expect(names()).toEqual(['inside.csv']);
  expect(onMachine()).toEqual(['own.csv']);

  // The other way it moves; undo leaves this computer as it was.
  await user.click(button('Keep on this computer instead'));
  await screen.findByText('inside.csv is kept on this computer now');
  expect(names()).toEqual([]);
  expect(onMachine()).toEqual(['own.csv', 'inside.csv']);
  await user.click(button('Undo'));
  await screen.findByText(/The 1 on this computer does not answer here/);
  expect(names()).toEqual(['inside.csv']);
  expect(onMachine()).toEqual(['own.csv']);
});

test('what Excel has lost in merging is put in force and recalculated once it was made again', async () => {
  jest.useFakeTimers();
  try {
    const mine: OwnImport = { id: 'a', name: 'a.csv', addedAt: '2026-01-01T00:00:00.000Z', deals: [] };
    const withDeal = { ...mine, deals: [dealRow('own-m', '2025-01')] };
    const seen = { looks: 0, recalculated: 0 };
    const workbook: WorkbookAccess = {
      ...emptyWorkbook,
      readOwnDeals: () => Promise.resolve({ kind: 'deals', imports: seen.looks < 2 ? [] : [withDeal] }),
      changeOwnDeals: (change) => Promise.resolve(change([])),
      // Excel has not merged yet when it is looked the first time.
      changeOwnDealsAgain: () => Promise.resolve((seen.looks += 1) === 2),
      recalculateDeals: () => Promise.resolve(void (seen.recalculated += 1)),
    };
    await openPane({ workbook });
    await act(() => addImport(withDeal, 'workbook', workbook));
    expect(own()).toBe(0);
    await act(() => jest.advanceTimersByTimeAsync(10_000));
    expect([seen, own()]).toEqual([{ looks: 1, recalculated: 0 }, 0]);
    await act(() => jest.advanceTimersByTimeAsync(300_000));
    expect([seen, own()]).toEqual([{ looks: 4, recalculated: 1 }, 1]);
  } finally {
    jest.useRealTimers();
  }
});

test('what may be there already is looked for in the place that is chosen, and again where another is', async () => {
  mockShelf.value = ownRecordText([
    {
      id: 'm',
      name: 'm.csv',
      addedAt: '2026-05-01T10:00:00.000Z',
      deals: [dealRow('own-x-y-2026-04', '2026-04-03', { licensor: 'X', licensee: 'Y', asset: undefined })],
    },
  ]);
  const { kept, workbook } = workbookWith();
  await act(() => applyOwnDeals({ ...emptyWorkbook, ...workbook }).then(() => undefined));
  const { user } = await openData(workbook);
  await choose(user, `${HEADER}\nX,Y,Option,2026-04-03,Phase 2,\n${GOOD}\n`);
  await screen.findByText('1 will be added · 1 left out');
  await user.click(button('Rows'));
  expect(screen.getByText('Row 2 and own-x-y-2026-04')).toBeVisible();
  expect(screen.queryByText(/this workbook answers with these alone/)).toBeNull();
  await user.selectOptions(screen.getByLabelText('What becomes of row 2'), 'skip');

  // There it is no repeat: what was chosen for a repeat leaves nothing out.
  await user.selectOptions(screen.getByLabelText('Keep them'), 'workbook');
  expect(screen.getByText(/this workbook answers with these alone: the 1 on this computer/)).toBeVisible();
  await user.click(await screen.findByRole('button', { name: 'Add 2 deals' }));
  await screen.findByText('2 own deals added, kept in this workbook');
  expect(kept.imports.flatMap(({ deals }) => deals.map(({ deal_id }) => deal_id))).toEqual([
    'own-x-y-2026-04',
    'own-zai-lab-amgen-2026-01',
  ]);
  expect(own()).toBe(2);
});

test('own deals that are there and do not answer are told', async () => {
  await act(() =>
    applyOwnDeals({ ...emptyWorkbook, readOwnDeals: () => Promise.resolve({ kind: 'newer' }) }).then(
      () => undefined,
    ),
  );
  await openData({ readOwnDeals: () => Promise.resolve({ kind: 'newer' }) });
  expect(await screen.findByText(/^A newer DealSheet wrote the own deals/)).toBeVisible();
  expect(own()).toBe(0);
});

test('what can’t be read is removed only after a question, and own deals can be added again', async () => {
  mockShelf.value = '{';
  let isDamaged = true;
  const workbook: Partial<WorkbookAccess> = {
    readOwnDeals: () => Promise.resolve(isDamaged ? { kind: 'damaged' } : { kind: 'deals', imports: [] }),
    discardOwnDeals: () => {
      isDamaged = false;
      return Promise.resolve();
    },
  };
  await act(() => applyOwnDeals({ ...emptyWorkbook, ...workbook }).then(() => undefined));
  const { user } = await openData(workbook);
  const discard = 'Remove what can’t be read …';
  expect(await screen.findAllByRole('button', { name: discard })).toHaveLength(2);
  // This computer first.
  await user.click(screen.getAllByRole('button', { name: discard })[0] ?? document.body);
  expect(screen.getByText(/An earlier copy of the workbook/)).toBeVisible();
  await user.click(button('Cancel'));
  expect([mockShelf.value, isDamaged]).toEqual(['{', true]);
  for (const place of ['on this computer', 'in this workbook']) {
    await user.click(screen.getAllByRole('button', { name: discard })[0] ?? document.body);
    await user.click(button('Remove for good'));
    await screen.findByText(`What could not be read ${place} was removed`);
  }
  expect([mockShelf.value, isDamaged]).toEqual([undefined, false]);
  expect(screen.queryByText(/damaged/)).toBeNull();
  expect(screen.queryByRole('button', { name: discard })).toBeNull();
});

test('at start-up the own deals of this machine lie over the data; refused storage keeps nothing from starting', async () => {
  await openPane();
  mockShelf.fault = new Error('refused');
  await act(() => takeOwnDeals());
  expect(own()).toBe(0);
  mockShelf.fault = undefined;
  mockShelf.value = ownRecordText([
    { id: 'm', name: 'm.csv', addedAt: '2026-05-01T10:00:00.000Z', deals: [dealRow('own-m', '2025-01')] },
  ]);
  // Outside a workbook there is none that could carry others; what can't be asked is not in the way.
  await act(() => applyOwnDeals(emptyWorkbook).then(() => undefined));
  expect(own()).toBe(1);
});

test('where an organisation’s server answers the cells, the pane says that own deals are not in them', async () => {
  jest.spyOn(organisation, 'isInUse', 'get').mockReturnValue(true);
  await openData();
  await act(() => Promise.resolve(putOwnDeals({ place: 'machine', deals: [dealRow('own-m', '2025-01')] })));
  expect(await screen.findByText(/^Your organisation’s server answers the cells/)).toBeVisible();
  jest.restoreAllMocks();
});
