import { readFileSync } from 'node:fs';
import path from 'node:path';
import { OFFICE_BY_INTERFACE, usesOf, versionNumber } from './office-uses';
import { CLASS_TABLES } from '../../src/workbench/office/excel/class-tables';
import { EXCEL_ENUMS } from '../../src/workbench/office/excel/enums';
import { EVENT_MEMBERS, OFFICE_EXTENSION_MEMBERS } from '../../src/workbench/office/excel/other-members';
import { officeNamespace } from '../../src/workbench/office/office/office-namespace';

/** The version of ExcelApi that the manifest requires; what came later must be asked for before it is used. */
const [, required = ''] =
  /<Set Name="ExcelApi" MinVersion="([\d.]+)"/.exec(readFileSync('manifest.xml', 'utf8')) ?? [];

const uses = usesOf(
  ['workbook', 'commands', 'taskpane', 'functions'].map((folder) => path.resolve('src', folder)),
);

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
