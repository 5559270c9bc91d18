import type { ClassTable } from '../../src/workbench/office/request/class-table';
import { CLASS_TABLES } from '../../src/workbench/office/excel/class-tables';
import { EXCEL_ENUMS } from '../../src/workbench/office/excel/enums';
import { loadMicrosoftClient } from './microsoft-client';

/** What Microsoft's client library says of a class. */
interface MicrosoftClass {
  readonly _scalarPropertyNames?: readonly string[];
  readonly _scalarPropertyUpdateable?: readonly boolean[];
  readonly _navigationPropertyNames?: readonly string[];
  readonly _isCollection?: boolean;
}

const { Excel: microsoft } = loadMicrosoftClient() as unknown as {
  Excel: Record<string, { prototype: MicrosoftClass & Record<string, unknown> } & Record<string, string>>;
};

/** Of Excel on the desktop alone (ExcelApiDesktop): the library of all hosts is without them. */
const DESKTOP_ONLY: ReadonlySet<string> = new Set(['formulaArray']);

/** Newer than the library that is installed. */
const NEWER: ReadonlySet<string> = new Set(['Note', 'NoteCollection', 'notes']);

const classOf = (table: ClassTable<never>) => microsoft[table.name]?.prototype ?? {};
const named = CLASS_TABLES.filter(({ name }) => !NEWER.has(name)).map(
  (table) => [table.name, table] as const,
);

describe.each(named)('%s', (_, table) => {
  const theirs = classOf(table);
  const scalars = theirs._scalarPropertyNames ?? [];

  test("has plain properties that Excel has too, writable where Excel's are", () => {
    const names = Object.keys(table.scalars ?? {});
    expect(names.filter((name) => !scalars.includes(name) && !DESKTOP_ONLY.has(name))).toEqual([]);
    const writable = scalars.filter((_name, index) => theirs._scalarPropertyUpdateable?.[index]);
    const ours = names.filter((name) => table.scalars?.[name]?.set);
    expect(ours.filter((name) => !writable.includes(name) && !DESKTOP_ONLY.has(name))).toEqual([]);
  });

  test('leads to objects where Excel does', () => {
    const names = Object.keys(table.navigations ?? {});
    expect(
      names.filter((name) => !theirs._navigationPropertyNames?.includes(name) && !NEWER.has(name)),
    ).toEqual([]);
  });

  test('has methods and events that Excel has too', () => {
    const has = (name: string) => {
      for (let at: object | null = theirs; at; at = Object.getPrototypeOf(at) as object | null)
        if (Object.hasOwn(at, name)) return true;
      return false;
    };
    const names = [...Object.keys(table.methods ?? {}), ...Object.keys(table.events ?? {})];
    expect(names.filter((name) => !has(name))).toEqual([]);
  });

  test("is a collection where Excel's is", () => {
    expect(table.items !== undefined).toBe(theirs._isCollection === true);
  });

  test('names classes that exist', () => {
    const targets = [
      ...Object.values(table.navigations ?? {}).map(({ to }) => to),
      ...Object.values(table.methods ?? {}).flatMap((method) =>
        method.gives === 'object' ? [method.to] : [],
      ),
      ...(table.items ? [table.items.of] : []),
    ];
    const known = new Set(CLASS_TABLES.map(({ name }) => name));
    expect(targets.filter((name) => !known.has(name))).toEqual([]);
  });
});

test.each(Object.entries(EXCEL_ENUMS))("the values of Excel.%s are Excel's", (name, values) => {
  const theirs = microsoft[name] as unknown as Record<string, string>;
  expect(Object.entries(values).filter(([key, value]) => theirs[key] !== value)).toEqual([]);
});
