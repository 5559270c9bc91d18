import { FileRefusal } from '../../../src/deals/own/text-table';
import type { WorkerAnswer } from '../../../src/source/own/read-beside';
import { readOwnFile } from '../../../src/source/own/read-file';
import { xlsxOf } from './files';

/** What a host's worker does once it has the file: it answers, or an error comes from it. */
type Course = readonly (WorkerAnswer | 'error')[];
const ended: Worker[] = [];

function givenWorker(course: Course): void {
  class HostWorker extends EventTarget {
    postMessage(): void {
      for (const each of course)
        setTimeout(() =>
          this.dispatchEvent(
            each === 'error' ? new Event('error') : new MessageEvent('message', { data: each }),
          ),
        );
    }
    terminate(): void {
      ended.push(this as unknown as Worker);
    }
  }
  Object.assign(globalThis, { Worker: HostWorker });
}
afterEach(() => {
  Reflect.deleteProperty(globalThis, 'Worker');
  ended.length = 0;
});

const BEGUN = { kind: 'begun' } as const;
const workbook = () => xlsxOf((sheet) => void sheet.addRow(['Licensor', 'X']));

test.each<[string, Course]>([
  ['that can’t be loaded', ['error']],
  [
    'that reads it',
    [
      BEGUN,
      { kind: 'table', table: { file: 'own.xlsx', sheet: 'Deals', width: 2 } },
      { kind: 'rows', rows: [{ row: 1, cells: ['Licensor', 'X'] }] },
      { kind: 'done' },
    ],
  ],
])('a workbook is read with a worker %s, which is ended', async (_, course) => {
  givenWorker(course);
  const { tables } = await readOwnFile('own.xlsx', await workbook());
  expect(tables).toMatchObject([{ sheet: 'Deals', rows: [{ row: 1, cells: ['Licensor', 'X'] }] }]);
  expect(ended).toHaveLength(1);
});

test.each<[string, Course, string]>([
  ['what breaks off is not said to be damaged', [BEGUN, 'error'], 'notReadHere'],
  ['what is refused says why', [BEGUN, { kind: 'refused', refusal: 'bomb' }], 'bomb'],
])('%s', async (_, course, kind) => {
  givenWorker(course);
  const reading = readOwnFile('own.xlsx', await workbook());
  await expect(reading).rejects.toThrow(FileRefusal);
  await expect(reading).rejects.toMatchObject({ kind });
  expect(ended).toHaveLength(1);
});

test('what is no workbook is told as that, though no worker could be loaded', async () => {
  givenWorker(['error']);
  const bytes = new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0]);
  await expect(readOwnFile('own.xlsx', bytes)).rejects.toMatchObject({ kind: 'notAWorkbook' });
});
