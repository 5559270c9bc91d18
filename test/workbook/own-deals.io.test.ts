import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ownRecordText } from '../../src/source/own/own-record';
import type { OwnImport } from '../../src/source/own/own-record';
import { OwnStoreError } from '../../src/source/own/own-store';
import type { OwnStore } from '../../src/source/own/own-store';
import { withOwnDeals } from '../../src/deals/own/layer';
import { layOver } from '../../src/source/in-force';
import { workbookOwnDeals } from '../../src/workbook/own-deals';
import { OWN_SETTING, readOwnSetting } from '../../src/workbook/own-setting';
import type { ExcelHost } from '../workbench/headless';
import { dealRow, insertAll, openWorkbook, refreshLinkedTable, valuesAt } from './io';

let host: ExcelHost;
beforeEach(
  () =>
    void (host = openWorkbook([dealRow('a-b-2024-05', '2024-05-03'), dealRow('c-d-2024-06', '2024-06-03')])),
);
afterEach(() => {
  layOver(undefined);
  host.dispose();
});

const added = (id: string, deals: OwnImport['deals']): OwnImport => ({
  id,
  name: 'Own <deals> & "more".csv',
  addedAt: '2026-05-01T10:00:00.000Z',
  deals,
});
const few = added('few', [
  dealRow('own-x', '2025-01', { notes: 'less < than > & "more" 🧬 备注\nsecond line' }),
]);
const parts = () =>
  Excel.run(async (context) => {
    const all = context.workbook.customXmlParts;
    all.load('items/id');
    await context.sync();
    return all.items.length;
  });

test('own deals live inside the workbook: written, read back whole, changed, taken away without a trace', async () => {
  const before = await parts();
  expect(await readOwnSetting()).toBe('none');
  expect(await workbookOwnDeals.read()).toEqual({ kind: 'deals', imports: [] });
  await workbookOwnDeals.change((imports) => [...imports, few]);
  expect(await readOwnSetting()).toMatchObject({ format: 1, parts: 1 });
  expect(await workbookOwnDeals.read()).toEqual({ kind: 'deals', imports: [few] });

  // More than one part, and no part of the generation before.
  const many = added(
    'many',
    Array.from({ length: 400 }, (_, row) =>
      dealRow(`own-${String(row)}`, '2025-02-03', { notes: '🧬 备注<&>'.repeat(150) }),
    ),
  );
  await workbookOwnDeals.change((imports) => [...imports, many]);
  const setting = await readOwnSetting();
  if (typeof setting === 'string') throw new Error(setting);
  expect(setting.parts).toBeGreaterThan(1);
  expect(await parts()).toBe(before + setting.parts);
  const all = await workbookOwnDeals.read();
  if (all.kind !== 'deals') throw new Error(all.kind);
  expect(all.imports.map(({ deals }) => deals.length)).toEqual([1, 400]);
  expect(all.imports[1]?.deals.find(({ deal_id }) => deal_id === 'own-7')).toEqual(many.deals[7]);

  await workbookOwnDeals.change(() => []);
  expect(await readOwnSetting()).toBe('none');
  expect(await parts()).toBe(before);
});

const addParts = (...xml: string[]) =>
  Excel.run(async (context) => {
    for (const each of xml) context.workbook.customXmlParts.add(each);
    await context.sync();
  });
const foreign = '<deals xmlns="urn:another-add-in">1</deals>';

test('two who write at once lose neither the one nor the other’s workbook, and what nobody names is swept away', async () => {
  await workbookOwnDeals.change(() => [few]);
  const first = await readOwnSetting();
  // The parts that a co-author wrote come along; the setting is of one of them.
  await addParts('<deals xmlns="urn:dealsheet:own-deals:7:0">{}</deals>', foreign);
  expect(await workbookOwnDeals.read()).toEqual({ kind: 'deals', imports: [few] });
  const before = await parts();
  const more = { ...few, id: 'more' };
  await workbookOwnDeals.change((imports) => [...imports, more]);
  expect(await workbookOwnDeals.read()).toEqual({ kind: 'deals', imports: [few, more] });
  expect(await parts()).toBe(before - 1);
  // Two who begin at the same point give their parts different names.
  const second = await readOwnSetting();
  if (typeof first === 'string' || typeof second === 'string') throw new Error('no setting');
  expect(Math.abs(second.generation - first.generation)).toBeGreaterThan(1);

  await addParts('<deals xmlns="urn:dealsheet:own-deals:8:0">{}</deals>');
  await workbookOwnDeals.change(() => []);
  expect(await parts()).toBe(before - 2);
  await addParts('<deals xmlns="urn:dealsheet:own-deals:9:0">{}</deals>');
  await workbookOwnDeals.change(() => []);
  expect(await parts()).toBe(before - 2);
});

/** What a workbook holds that was saved when format 1 was written: it is never changed, whatever later versions write. */
const FORMAT_1 = JSON.parse(readFileSync(join(__dirname, 'own-deals-format-1.json'), 'utf8')) as {
  readonly setting: string;
  readonly parts: readonly string[];
};

test('a workbook with own deals of format 1 is read whole, and added to', async () => {
  await addParts(...FORMAT_1.parts);
  await Excel.run(async (context) => {
    context.workbook.settings.add(OWN_SETTING, FORMAT_1.setting);
    await context.sync();
  });
  const record = await workbookOwnDeals.read();
  if (record.kind !== 'deals') throw new Error(record.kind);
  const [first, second] = record.imports;
  expect(first).toMatchObject({
    id: 'first',
    name: 'Own <deals> & "more".csv',
    addedAt: '2026-05-01T10:00:00.000Z',
  });
  expect(second).toMatchObject({ name: '自有交易.xlsx', deals: [{ deal_id: 'own-little' }] });
  const [month, full] = first?.deals ?? [];
  expect(month).toMatchObject({ announced: { serial: 45_689, precision: 'month' } });
  expect(month?.parent_deal_id).toBeUndefined();
  const day = (serial: number) => ({ serial, precision: 'day' });
  expect(full).toEqual({
    deal_id: 'own-full-2025',
    announced: day(45_730),
    deal_type: 'License-out',
    licensor: '恒瑞医药',
    licensor_type: 'Pharma',
    licensor_country: 'China',
    licensee: 'Example & Sons; "Other" < Co',
    licensee_type: 'Biotech',
    licensee_country: 'United States',
    asset: 'EX-101 (αβ)',
    target: 'PD-1xVEGF',
    modality: 'Bispecific antibody',
    therapeutic_area: 'Oncology',
    indication: 'NSCLC, 1st line',
    stage: 'Phase 2',
    territory: 'Global ex China',
    territory_class: 'Ex-China',
    upfront_usd_m: 12.5,
    near_term_usd_m: 3,
    equity_usd_m: 10,
    equity_kind: 'Licensee shares',
    equity_in: 'total',
    milestones_usd_m: 500,
    dev_reg_milestones_usd_m: 200,
    sales_milestones_usd_m: 300,
    total_usd_m: 522.5,
    royalty_low_pct: 0.5,
    royalty_high_pct: 12,
    royalty_text: 'tiered',
    parent_deal_id: 'own-month',
    counted_in_parent: 'yes',
    status: 'Active',
    status_date: { serial: 45_809, precision: 'month' },
    source_url: 'https://example.com/a?b=1&c=2',
    source_date: day(45_731),
    source_url_2: 'https://example.com/second',
    n_sources: 2,
    notes: 'first line\nsecond, "quoted" 🧬 备注 ]]> & less < than',
  });
  // What is written now is of this format: a change of it takes another number, and a file beside this one.
  const kept = FORMAT_1.parts.map((part) => part.replace(/^<deals[^>]*>|<\/deals>$/g, '')).join('');
  expect(JSON.parse(ownRecordText(record.imports))).toEqual(JSON.parse(kept));
  await workbookOwnDeals.change((imports) => [...imports, few]);
  expect(await workbookOwnDeals.read()).toEqual({ kind: 'deals', imports: [...record.imports, few] });
});

/** The same module in the pane of a co-author, who shares the file. */
function coAuthor(): OwnStore {
  let store: OwnStore | undefined;
  jest.isolateModules(() => {
    store = (jest.requireActual('../../src/workbook/own-deals') as { workbookOwnDeals: OwnStore })
      .workbookOwnDeals;
  });
  if (!store) throw new Error('no module');
  return store;
}

const adding = (id: string) => (imports: readonly OwnImport[]) =>
  imports.some((each) => each.id === id) ? imports : [...imports, { ...few, id }];

test('co-authors who change own deals at once all have theirs in the workbook', async () => {
  const before = await parts();
  await workbookOwnDeals.change(adding('first'));
  const authors = [workbookOwnDeals, coAuthor(), coAuthor()];
  const answers = await Promise.all(
    authors.map(async ({ change }, author) => {
      // They begin a little apart: none of these moments may lose anything.
      for (let wait = 0; wait < author; wait += 1) await Promise.resolve();
      return change(adding(`of-${String(author)}`));
    }),
  );
  const record = await workbookOwnDeals.read();
  if (record.kind !== 'deals') throw new Error(record.kind);
  const ids = record.imports.map(({ id }) => id).sort();
  expect(ids).toEqual(['first', 'of-0', 'of-1', 'of-2']);
  expect(answers.every((imports, author) => imports.some(({ id }) => id === `of-${String(author)}`))).toBe(
    true,
  );
  const present = await readOwnSetting();
  expect(await parts()).toBe(before + (typeof present === 'string' ? 0 : present.parts));
});

test('one who adds while another removes what was there', async () => {
  await workbookOwnDeals.change(adding('first'));
  await Promise.all([
    workbookOwnDeals.change((imports) => imports.filter(({ id }) => id !== 'first')),
    coAuthor().change(adding('second')),
  ]);
  const record = await workbookOwnDeals.read();
  expect(record.kind === 'deals' && record.imports.map(({ id }) => id)).toEqual(['second']);
});

test('what a co-author puts in force meanwhile stays, whatever the clock there says', async () => {
  await workbookOwnDeals.change(adding('first'));
  const theirs = added('theirs', [dealRow('own-theirs', '2025-03')]);
  let there: Promise<unknown> | undefined;
  await workbookOwnDeals.change((imports) => {
    there ??= Excel.run(async (context) => {
      const text = ownRecordText([...imports, theirs])
        .replaceAll('<', '\\u003c')
        .replaceAll('&', '\\u0026');
      context.workbook.customXmlParts.add(`<deals xmlns="urn:dealsheet:own-deals:7:0">${text}</deals>`);
      context.workbook.settings.add(OWN_SETTING, JSON.stringify({ format: 1, generation: 7, parts: 1 }));
      await context.sync();
    });
    return adding('mine')(imports);
  });
  await there;
  const record = await workbookOwnDeals.read();
  expect(record.kind === 'deals' && record.imports.map(({ id }) => id)).toEqual(['first', 'theirs', 'mine']);
});

describe('what Excel merges seconds later', () => {
  const store = workbookOwnDeals;
  const generation = async () => {
    const read = await readOwnSetting();
    return typeof read === 'string' ? 0 : read.generation;
  };
  const ids = async () => {
    const record = await store.read();
    return record.kind === 'deals' ? record.imports.map(({ id }) => id) : record.kind;
  };
  /** What a co-author has written at the same time takes the place of what is there. */
  const merged = (imports: readonly OwnImport[], more: { readonly since?: readonly number[] }) =>
    Excel.run(async (context) => {
      const text = ownRecordText(imports).replace(
        /[<&]/g,
        (char) => `\\u00${char.charCodeAt(0).toString(16)}`,
      );
      context.workbook.customXmlParts.add(`<deals xmlns="urn:dealsheet:own-deals:7:0">${text}</deals>`);
      const value = JSON.stringify({ format: 1, generation: 7, parts: 1, ...more });
      context.workbook.settings.add(OWN_SETTING, value);
      await context.sync();
    });
  const first = { ...few, id: 'first' };
  const theirs = { ...few, id: 'theirs' };

  test('changes that were lost are made again on top of it, once', async () => {
    await store.change(() => [first]);
    const begun = await generation();
    await store.change(adding('mine'));
    await store.change((imports) => imports.filter(({ id }) => id !== 'first'));
    expect(await store.changeAgain()).toBe(false);
    await merged([first, theirs], { since: [begun] });
    expect(await ids()).toEqual(['first', 'theirs']);
    expect(await store.changeAgain()).toBe(true);
    expect(await ids()).toEqual(['theirs', 'mine']);
    expect(await store.changeAgain()).toBe(false);
    // Lost once more: both are made again as one.
    await merged([first, theirs], { since: [begun] });
    expect(await store.changeAgain()).toBe(true);
    expect(await ids()).toEqual(['theirs', 'mine']);
  });

  test('what a co-author made on top of them stands, removals too', async () => {
    await store.change(() => [first]);
    await store.change(adding('mine'));
    const other = coAuthor();
    await other.change(adding('theirs'));
    await other.change((imports) => imports.filter(({ id }) => id !== 'mine'));
    expect(await store.changeAgain()).toBe(false);
    expect(await ids()).toEqual(['first', 'theirs']);
  });

  test.each<[string, () => Promise<unknown>, readonly string[]]>([
    ['an earlier DealSheet wrote it', () => merged([theirs], {}), ['theirs']],
    ['all were removed', () => coAuthor().change(() => []), []],
  ])('where nobody can tell what it was made on top of, it stands: %s', async (_, write, expected) => {
    await store.change(adding('mine'));
    await write();
    expect(await store.changeAgain()).toBe(false);
    expect(await ids()).toEqual(expected);
  });
});

test('where others never stop changing it, the change is refused, and theirs stands', async () => {
  await workbookOwnDeals.change(adding('first'));
  const other = coAuthor();
  let [round, last]: [number, Promise<unknown>] = [0, Promise.resolve()];
  const present = async () => {
    const read = await readOwnSetting();
    return typeof read === 'string' ? 0 : read.generation;
  };
  const problem: unknown = await workbookOwnDeals
    .change((imports) => {
      // While this one is being written, another one comes.
      round += 1;
      last = last.then(() => setting(JSON.stringify({ format: 1, generation: round, parts: 1 })));
      return adding('mine')(imports);
    })
    .catch((reason: unknown) => reason);
  await last;
  expect(problem).toMatchObject({ kind: 'changedMeanwhile' });
  expect(await present()).toBe(round);
  expect((await other.read()).kind).toBe('damaged');
});

test('what can’t be read goes when asked, and nothing else does', async () => {
  await workbookOwnDeals.change(() => [few]);
  await workbookOwnDeals.discard();
  expect(await workbookOwnDeals.read()).toEqual({ kind: 'deals', imports: [few] });
  const present = await readOwnSetting();
  if (typeof present === 'string') throw new Error(present);
  // A second part of the same name, as earlier versions left it where two wrote at once.
  await addParts(
    `<deals xmlns="urn:dealsheet:own-deals:${String(present.generation)}:0">{}</deals>`,
    foreign,
  );
  const before = await parts();
  expect(await workbookOwnDeals.read()).toEqual({ kind: 'damaged' });
  await workbookOwnDeals.discard();
  expect(await workbookOwnDeals.read()).toEqual({ kind: 'deals', imports: [] });
  expect(await readOwnSetting()).toBe('none');
  expect(await parts()).toBe(before - 2);
  await setting('{"format":2}');
  await workbookOwnDeals.discard();
  expect(await workbookOwnDeals.read()).toEqual({ kind: 'newer' });
});

const setting = (value: string) =>
  Excel.run(async (context) => {
    context.workbook.settings.add(OWN_SETTING, value);
    await context.sync();
  });

test.each([
  ['of a later DealSheet', '{"format":2}', 'newer'],
  ['that nobody can read', 'x', 'damaged'],
  ['whose parts are gone', '{"format":1,"generation":3,"parts":2}', 'damaged'],
])('own deals %s are left as they are', async (_, value, kind) => {
  await setting(value);
  expect(await workbookOwnDeals.read()).toEqual({ kind });
  const problem: unknown = await workbookOwnDeals.change(() => [few]).catch((reason: unknown) => reason);
  expect(problem).toBeInstanceOf(OwnStoreError);
  expect(problem).toMatchObject({ kind });
  expect(await workbookOwnDeals.read()).toEqual({ kind });
});

test('a linked table marks own deals with a column that nobody asked for, and only where there are some', async () => {
  layOver((set) => withOwnDeals(set, [dealRow('C-D-2024-06', '2024-06-03'), ...few.deals]));
  await insertAll();
  expect((await valuesAt('A1:B4')).map(([id, origin]) => [id, origin])).toEqual([
    ['Deal id', 'Origin'],
    ['a-b-2024-05', 'Public'],
    ['C-D-2024-06', 'Own'],
    ['own-x', 'Own'],
  ]);
  const report = await insertAll({ query: { criteria: [{ field: 'origin', test: 'Public' }] } });
  expect(report.columns).not.toContain('origin');
});

test('a refresh says where an own deal takes the place of a public one in a table that has no mark for it', async () => {
  const { id } = await insertAll();
  layOver((set) =>
    withOwnDeals(set, [dealRow('c-d-2024-06', '2024-06-03', { total_usd_m: 7 }), ...few.deals]),
  );
  const report = await refreshLinkedTable(id);
  expect(report.added).toEqual(['own-x']);
  expect(report.changed).toMatchObject([{ dealId: 'c-d-2024-06', column: 'total_usd_m' }]);
  expect(report.notes).toEqual([{ kind: 'ownUnmarked', deals: ['c-d-2024-06'] }]);
});
