import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { OFFICE_BY_INTERFACE, usesOf, versionNumber } from './office-uses';
import { CLASS_TABLES } from '../../src/workbench/office/excel/class-tables';
import { EXCEL_ENUMS } from '../../src/workbench/office/excel/enums';
import { EVENT_MEMBERS, OFFICE_EXTENSION_MEMBERS } from '../../src/workbench/office/excel/other-members';
import { officeNamespace } from '../../src/workbench/office/office/office-namespace';

/** The version of ExcelApi that the manifest requires; what came later must be asked for before it is used. */
const [, required = ''] =
  /<Set Name="ExcelApi" MinVersion="([\d.]+)"/.exec(readFileSync('manifest.xml', 'utf8')) ?? [];

const planted = mkdtempSync(path.join(tmpdir(), 'dealsheet-office-'));
writeFileSync(
  path.join(planted, 'planted.ts'),
  `export async function planted(context: Excel.RequestContext) {
  const table = context.workbook.tables.getItem('t');
  table.load('name, columns/items/name');
  table.resize('A1');
  if (Office.context.requirements.isSetSupported('ExcelApi', '1.13')) table.resize('A1');
  const range = table.getRange().load({ values: true });
  range.getImage();
  const { text } = range;
  return [text, Excel.ClearApplyTo.all];
}`,
);
const everything = usesOf([
  ...['workbook', 'commands', 'taskpane', 'functions'].map((folder) => path.resolve('src', folder)),
  planted,
]);
rmSync(planted, { recursive: true });
const uses = everything.filter(({ where }) => !where.includes('planted.ts'));

const { Office } = officeNamespace({});
const tables = new Map(CLASS_TABLES.map((table) => [table.name, table]));
const common = new Set(['context', 'isNullObject', 'load', 'set', 'toJSON', 'track', 'untrack']);

function isInTable(className: string, member: string): boolean {
  const table = tables.get(className);
  if (!table) return false;
  if (common.has(member) || (member === 'items' && table.items !== undefined)) return true;
  const kinds: object[] = [
    table.scalars ?? {},
    table.navigations ?? {},
    table.methods ?? {},
    table.events ?? {},
  ];
  return kinds.some((kind) => Object.hasOwn(kind, member));
}

function at(object: unknown, steps: readonly string[]): unknown {
  return steps.reduce<unknown>(
    (value, step) => (typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined),
    object,
  );
}

function isCovered({ space, owner, member }: (typeof uses)[number]): boolean {
  if (space === 'Excel') {
    if (owner === '') return member === 'run' || tables.has(member) || member in EXCEL_ENUMS;
    if (owner in EXCEL_ENUMS) return Object.hasOwn(at(EXCEL_ENUMS, [owner]) as object, member);
    if (owner === 'RequestContext')
      return ['workbook', 'application', 'runtime', 'sync', 'trackedObjects', 'load'].includes(member);
    return EVENT_MEMBERS[owner]?.includes(member) ?? isInTable(owner, member);
  }
  if (space === 'OfficeExtension') return OFFICE_EXTENSION_MEMBERS[owner]?.includes(member) ?? false;
  if (owner === 'AddinCommands.Event') return ['completed', 'source'].includes(member);
  const steps = OFFICE_BY_INTERFACE[owner] ?? [owner];
  return at(Office, [...steps, member]) !== undefined;
}

const shown = ({ space, owner, member, where }: (typeof uses)[number]) =>
  `${[space, owner, member].filter(Boolean).join('.')} (${where})`;

test('uses are seen in calls, loaded paths, objects and destructuring, with their version and guard', () => {
  const seen = everything
    .filter(({ space, where }) => space === 'Excel' && where.includes('planted.ts'))
    .map(
      ({ owner, member, since, guarded }) =>
        `${owner}.${member} ${String(since)}${guarded ? ' guarded' : ''}`,
    );
  expect(seen.sort()).toEqual([
    '.ClearApplyTo 1.01',
    'ClearApplyTo.all 1.01',
    'Range.getImage 1.07',
    'Range.load 1.01',
    'Range.text 1.01',
    'Range.values 1.01',
    'RequestContext.workbook undefined',
    'Table.columns 1.01',
    'Table.getRange 1.01',
    'Table.load 1.01',
    'Table.name 1.01',
    'Table.resize 1.13',
    'Table.resize 1.13 guarded',
    'TableCollection.getItem 1.01',
    'TableColumn.name 1.01',
    'TableColumnCollection.items 1.01',
    'Workbook.tables 1.01',
  ]);
  expect(
    everything
      .filter((use) => use.where.includes('planted.ts') && !isCovered(use))
      .map(({ member }) => member),
  ).toEqual(['getImage']);
});

test('the add-in uses Office.js, so this test sees what it should', () => {
  expect(uses.length).toBeGreaterThan(20);
});

test('the workbench has every member of Office.js that the add-in uses', () => {
  expect(uses.filter((use) => !isCovered(use)).map(shown)).toEqual([]);
});

test('no member is newer than the ExcelApi of the manifest, unless the add-in asks for it first', () => {
  const tooNew = uses.filter(
    ({ space, since = 0, guarded }) => space === 'Excel' && since > versionNumber(required) && !guarded,
  );
  expect(tooNew.map((use) => `${shown(use)} came after ExcelApi ${required}`)).toEqual([]);
});
