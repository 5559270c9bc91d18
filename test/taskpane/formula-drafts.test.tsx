import fc from 'fast-check';
import { quoted } from '../../src/workbook/formula-text';
import { readArgument, typedFrom } from '../../src/taskpane/formulas/argument-text';
import { didYouMean } from '../../src/taskpane/formulas/did-you-mean';
import { draftOf, emptyDraft, readDraft, withText } from '../../src/taskpane/formulas/draft';
import type { Draft } from '../../src/taskpane/formulas/draft';
import { evaluate } from '../../src/taskpane/formulas/evaluate';
import '../../src/functions/register';
import { implementationOf } from '../../src/functions/registered';
import { FUNCTIONS, functionNamed, taskOf, tasksFor } from '../../src/taskpane/formulas/known-functions';
import type { KnownFunction } from '../../src/taskpane/formulas/known-functions';
import { useDeals as putInForce } from '../../src/source/in-force';
import { realDeals } from './deals-csv';

beforeAll(() => putInForce(realDeals));

const known = (id: string): KnownFunction => {
  const found = functionNamed(id);
  if (!found) throw new Error(`no ${id}`);
  return found;
};
const noCells = () => Promise.resolve(undefined);
const formulaOf = (draft: Draft) => readDraft(known(draft.id), draft).formula;

test.each([
  ['', false, 'omitted', undefined],
  ['  ', false, 'omitted', undefined],
  ['ADC', false, 'constant', '"ADC"'],
  ['a "b" c', false, 'constant', '"a ""b"" c"'],
  ['2024', false, 'constant', '2024'],
  ['12%', false, 'constant', '12%'],
  ['-0.5e-3', false, 'constant', '-0.5e-3'],
  ['2024H1', false, 'constant', '"2024H1"'],
  ['2024-05', false, 'constant', '"2024-05"'],
  ['"2024"', false, 'constant', '"2024"'],
  ['TRUE', false, 'constant', 'TRUE'],
  ['=', false, 'omitted', undefined],
  ['=B2', false, 'reference', 'B2'],
  ["='My sheet'!$A$2:B9", false, 'reference', "'My sheet'!$A$2:B9"],
  ['=tblDeals[Deal id]', false, 'reference', 'tblDeals[Deal id]'],
  ['={"peak_sales",900;"stage","Phase 2"}', false, 'array', '{"peak_sales",900;"stage","Phase 2"}'],
  ['=B2*2', false, 'expression', 'B2*2'],
  ['=', true, 'constant', '"="'],
  ['=ADC', true, 'constant', '"=ADC"'],
  ['>=500', true, 'constant', '">=500"'],
  ['<>', true, 'constant', '"<>"'],
  ['=Sheet1!B2', true, 'reference', 'Sheet1!B2'],
])('%p typed (criterion: %p) is %s %s', (typed, isCriterion, kind, text) => {
  expect(readArgument(typed, isCriterion)).toMatchObject(text === undefined ? { kind } : { kind, text });
});

test('any text can be typed back as it was', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 600, size: '+1' }),
      fc.boolean(),
      (text, isCriterion) => {
        const written = quoted(text);
        // Excel takes no more in one text.
        for (const [piece] of written.matchAll(/"(?:[^"]|"")*"/g))
          expect(piece.length).toBeLessThanOrEqual(257);
        const read = readArgument(typedFrom(written, isCriterion), isCriterion);
        expect(read).toMatchObject(
          // Nothing typed is nothing: an empty text is none.
          { kind: 'constant', value: text },
        );
      },
    ),
  );
});

test.each(FUNCTIONS.map(({ id }) => id))('%s: its examples read as drafts and give something', async (id) => {
  const { examples, code } = known(id);
  expect(implementationOf(code)).toBeDefined();
  expect(taskOf(id, 'zh-CN')).toMatch(/\p{Script=Han}/u);
  expect(examples.length).toBeGreaterThan(0);
  for (const example of examples.slice(0, 2)) {
    const draft = draftOf(example);
    expect([example, draft]).toEqual([example, expect.anything()]);
    if (!draft) continue;
    const again = formulaOf(draft);
    expect(again).toBe(example.replace(/("[^"]*")|\s+/g, '$1'));
    const outcome = await evaluate(known(id), readDraft(known(id), draft), noCells);
    expect(['table', 'error']).toContain(outcome.kind);
  }
});

test('empty arguments keep their place, those at the end are left out', () => {
  const draft = { ...emptyDraft(known('DEAL_TOTAL_BY_MODALITY')), values: ['', '2024', ''] };
  expect(formulaOf(draft)).toBe('=DEALS.DEAL_TOTAL_BY_MODALITY(,2024)');
  const trend: Draft = {
    id: 'DEAL_TREND',
    values: ['', ''],
    pairs: [
      ['modality', 'ADC'],
      ['', ''],
    ],
  };
  expect(formulaOf(trend)).toBe('=DEALS.DEAL_TREND(,,"modality","ADC")');
});

test('what is still to be filled in is named', () => {
  const { missing } = readDraft(known('YOY_GROWTH'), {
    id: 'YOY_GROWTH',
    values: ['', ''],
    pairs: [['stage', '']],
  });
  expect(missing).toEqual(['metric', 'period', 'stage']);
});

test.each([
  '=SUM(1,2)',
  '=DEALS.NO_SUCH(1)',
  '=DEALS.POS("Phase 2")+DEALS.POS("Phase 3")',
  '=IFERROR(DEALS.POS("Phase 2"),0)',
  '=DEALS.POS("Phase 2","Oncology","ADC","BIO","more")',
  'DEALS.POS("Phase 2")',
])('%s is no single call and is not taken apart', (formula) => expect(draftOf(formula)).toBeUndefined());

test('a function is found by task or word, in both languages', () => {
  const ids = (words: string) =>
    tasksFor(words, 'en-US').flatMap(({ tasks }) => tasks.map((task) => task.known.id));
  expect(ids('')).toHaveLength(FUNCTIONS.length);
  expect(ids('median')[0]).toBe('DEAL_MEDIANIFS');
  expect(ids('tiered royalty')).toEqual(['TIERED_ROYALTY']);
  expect(ids('获批')).toContain('POS');
  expect(ids('zzzz')).toEqual([]);
});

describe('live results', () => {
  const evaluated = (draft: Draft, cells?: readonly (readonly unknown[])[]) =>
    evaluate(known(draft.id), readDraft(known(draft.id), draft), () => Promise.resolve(cells));

  test('are what the cell shows', async () => {
    expect(await evaluated({ id: 'DEAL_TOTAL_BY_MODALITY', values: ['ADC', '2024', ''], pairs: [] })).toEqual(
      { kind: 'table', rows: [[{ kind: 'number', number: 12_958.5, format: undefined }]] },
    );
  });

  test('read the cells that an argument refers to', async () => {
    const draft: Draft = { id: 'DEAL_GET', values: ['=A1:A2', 'licensee'], pairs: [] };
    expect(await evaluated(draft, [['kelun-merck-2022-12'], ['hansoh-gsk-2023-12']])).toEqual({
      kind: 'table',
      rows: [[{ kind: 'text', text: 'Merck & Co.' }], [{ kind: 'text', text: 'GSK' }]],
    });
    expect(await evaluated(draft)).toEqual({ kind: 'unknown', argument: 'A1:A2' });
    const criteria: Draft = { id: 'DEAL_COUNTIFS', values: [], pairs: [['modality', '=A1']] };
    expect(await evaluated(criteria, [['ADC']])).toMatchObject({ kind: 'table' });
  });

  test.each<[Draft, string, string]>([
    [{ id: 'DEAL_SUMIFS', values: ['upfrnt'], pairs: [] }, 'upfrnt', 'upfront'],
    [{ id: 'DEAL_COUNTIFS', values: [], pairs: [['stgae', 'Phase 2']] }, 'stgae', 'stage'],
    [
      { id: 'DEAL_GET', values: ['kelun-merk-2022-12', 'total'], pairs: [] },
      'kelun-merk-2022-12',
      'kelun-merck-2022-12',
    ],
    [{ id: 'POS', values: ['Phse 2', '', '', ''], pairs: [] }, 'Phse 2', 'Phase 2'],
    [{ id: 'DEAL_TOTAL_BY_MODALITY', values: ['Antibdy', '', ''], pairs: [] }, 'Antibdy', 'Antibody'],
    [{ id: 'APPROVAL_LIST', values: [], pairs: [['agncy', 'FDA']] }, 'agncy', 'agency'],
  ])('%j: its message suggests, and the correction answers', async (draft, typed, meant) => {
    const failed = await evaluated(draft);
    if (failed.kind !== 'error') throw new Error(`${failed.kind}, no error`);
    const near = didYouMean(failed.message);
    expect(near).toMatchObject({ typed });
    expect(near?.names).toContain(meant);
    const corrected = draftOf(withText(formulaOf(draft), typed, meant) ?? '');
    if (!corrected) throw new Error('no correction');
    expect(await evaluated(corrected)).toMatchObject({ kind: 'table' });
  });

  test('a text that does not stand in the formula is not replaced', () => {
    expect(withText('=DEALS.DEAL_SUMIFS(A1)', 'upfrnt', 'upfront')).toBeUndefined();
    expect(withText('=DEALS.DEAL_SUMIFS("x upfrnt")', 'upfrnt', 'upfront')).toBeUndefined();
    // Another test for the same words is not the argument that was meant.
    expect(withText('=IF(A1="upfrnt",DEALS.DEAL_SUMIFS("upfrnt"),0)', 'upfrnt', 'upfront')).toBeUndefined();
  });
});
