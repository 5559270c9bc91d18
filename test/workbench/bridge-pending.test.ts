import { CustomFunctionError, ErrorCode } from '../../src/workbench/bridge/custom-functions';
import { enter, hostWith, read, readError } from './fake-add-in';

/** Promises that the test settles itself, by the argument that they were asked for with. */
function deferredCalls() {
  const calls: { argument: unknown; resolve: (value: unknown) => void; reject: (error: unknown) => void }[] =
    [];
  const run = (argument: unknown) =>
    new Promise<unknown>((resolve, reject) => calls.push({ argument, resolve, reject }));
  return { calls, run };
}

const parameters = [{ name: 'value' }];

test('cells show #BUSY! while their functions are under way, side by side', async () => {
  const { calls, run } = deferredCalls();
  const host = hostWith({ LATER: { parameters, run } });
  const sheet = host.workbook.getActiveSheet();
  for (let row = 1; row <= 20; row++) sheet.getRange(`A${row}`).setValue(`=TEST.LATER(${row})`);
  sheet.getRange('B1').setValue('=SUM(A1:A20)');
  await host.calculated();
  expect(calls.map(({ argument }) => argument).sort()).toEqual(
    Array.from({ length: 20 }, (_, i) => i + 1).sort(),
  );
  expect([read(host, 'A1'), read(host, 'B1')]).toEqual(['#BUSY!', '#BUSY!']);
  for (const { argument, resolve } of calls) resolve(argument);
  await host.settled();
  expect(read(host, 'B1')).toBe(210);
  expect(calls).toHaveLength(20);
});

test('two calls in one formula are each made once, in whichever order they settle', async () => {
  const { calls, run } = deferredCalls();
  const host = hostWith({ LATER: { parameters, run } });
  host.workbook.getActiveSheet().getRange('A1').setValue('=TEST.LATER("a")&TEST.LATER("b")');
  await host.calculated();
  calls[1]?.resolve('two');
  await host.calculated();
  expect(read(host, 'A1')).toBe('#BUSY!');
  calls[0]?.resolve('one');
  await host.settled();
  expect(calls.map(({ argument }) => argument)).toEqual(['a', 'b']);
  expect(read(host, 'A1')).toBe('onetwo');
});

test('a call inside a call waits for it', async () => {
  const host = hostWith({ TWICE: { parameters, run: (value) => Promise.resolve(Number(value) * 2) } });
  await enter(host, { A1: '=TEST.TWICE(TEST.TWICE(5))' });
  expect(read(host, 'A1')).toBe(20);
});

test('a rejection is an error with its message; any other throw is a bare #VALUE!', async () => {
  const silent = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  const unknown = () => new CustomFunctionError(ErrorCode.notAvailable, 'unknown deal "x"');
  const host = hostWith({
    REJECT: { run: () => Promise.reject(unknown()) },
    THROW: {
      run: () => {
        throw unknown();
      },
    },
    BUG: { run: () => Promise.reject(new TypeError('x is undefined')) },
  });
  await enter(host, {
    A1: '=TEST.REJECT()',
    A2: '=TEST.THROW()',
    A3: '=TEST.BUG()',
    A4: '=IFERROR(TEST.REJECT(),"none")',
  });
  expect(readError(host, 'A1')).toEqual({ code: '#N/A', message: 'unknown deal "x"' });
  expect(readError(host, 'A2')).toEqual({ code: '#N/A', message: 'unknown deal "x"' });
  expect(readError(host, 'A3')).toEqual({ code: '#VALUE!', message: '' });
  expect(read(host, 'A4')).toBe('none');
  silent.mockRestore();
});

test('a message goes with the error that it explained', async () => {
  const host = hostWith({
    GET: {
      parameters,
      run: (value) =>
        value === 'bad' ? new CustomFunctionError(ErrorCode.notAvailable, 'no such deal') : value,
    },
  });
  await enter(host, { B1: 'bad', A1: '=TEST.GET(B1)', A2: '=TEST.GET(B1)*2' });
  expect(readError(host, 'A1')?.message).toBe('no such deal');
  expect(readError(host, 'A2')?.message).toBe('no such deal');
  await enter(host, { A1: '=NA()', B1: 5 });
  expect(readError(host, 'A1')).toEqual({ code: '#N/A', message: '' });
  expect(read(host, 'A2')).toBe(10);
});

test('a formula that is gone before its function has answered is forgotten', async () => {
  const { calls, run } = deferredCalls();
  const host = hostWith({ LATER: { parameters, run } });
  const range = host.workbook.getActiveSheet().getRange('A1');
  range.setValue('=TEST.LATER(1)');
  await host.calculated();
  range.setValue('mine');
  await host.calculated();
  calls[0]?.resolve('late');
  await host.settled();
  expect(read(host, 'A1')).toBe('mine');
});

test('a changed argument makes a new call, whose answer wins over the older one', async () => {
  const { calls, run } = deferredCalls();
  const host = hostWith({ LATER: { parameters, run } });
  await host.calculated();
  const sheet = host.workbook.getActiveSheet();
  sheet.getRange('B1').setValue('old');
  sheet.getRange('A1').setValue('=TEST.LATER(B1)');
  await host.calculated();
  sheet.getRange('B1').setValue('new');
  await host.calculated();
  calls[1]?.resolve('answer to new');
  calls[0]?.resolve('answer to old');
  await host.settled();
  expect(read(host, 'A1')).toBe('answer to new');
  expect(calls).toHaveLength(2);
});

test('the same call in several cells is shared, unless each asks for its own address', async () => {
  const shared = deferredCalls();
  const addressed = deferredCalls();
  const host = hostWith({
    SHARED: { parameters, run: shared.run },
    ADDRESSED: { parameters, requiresAddress: true, run: addressed.run },
  });
  const sheet = host.workbook.getActiveSheet();
  for (const row of [1, 2, 3]) {
    sheet.getRange(`A${row}`).setValue('=TEST.SHARED(1)');
    sheet.getRange(`B${row}`).setValue('=TEST.ADDRESSED(1)');
  }
  await host.calculated();
  for (const { resolve } of [...shared.calls, ...addressed.calls]) resolve('x');
  await host.settled();
  expect([shared.calls.length, addressed.calls.length]).toEqual([1, 3]);
  expect(read(host, 'A1:B3')).toEqual([
    ['x', 'x'],
    ['x', 'x'],
    ['x', 'x'],
  ]);
});

test('a table that comes later spills when it is there', async () => {
  const host = hostWith({
    LIST: {
      run: () =>
        Promise.resolve([
          ['deal', 'total'],
          ['a', 1],
          ['b', 2],
        ]),
    },
  });
  await enter(host, { A1: '=TEST.LIST()', D1: '=SUM(B1:B9)', E1: '=ROWS(TEST.LIST())' });
  expect(read(host, 'A1:B3')).toEqual([
    ['deal', 'total'],
    ['a', 1],
    ['b', 2],
  ]);
  expect([read(host, 'D1'), read(host, 'E1')]).toEqual([3, 3]);
});

test('cells are #BUSY! until the add-in has brought its code, and calculate then', async () => {
  const host = hostWith({});
  const { readMetadata } = await import('../../src/workbench/bridge/metadata');
  host.bridge.define(readMetadata({ functions: [{ id: 'SLOW', name: 'SLOW', parameters: [] }] }), 'TEST');
  await enter(host, { A1: '=TEST.SLOW()', A2: '=A1+1' });
  expect(read(host, 'A1:A2')).toEqual([['#BUSY!'], ['#BUSY!']]);
  host.bridge.customFunctions.associate({ SLOW: () => 41 });
  host.bridge.start();
  await host.settled();
  expect(read(host, 'A1:A2')).toEqual([[41], [42]]);
});
