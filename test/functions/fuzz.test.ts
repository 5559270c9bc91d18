import fc from 'fast-check';
import { decideSource } from '../../src/source/in-force';
import { HostError, callRaw, loadFunctions, shaped } from './excel';
import type { LoadedFunctions } from './excel';

/** Whatever a sheet can hold, a function gives values or one of the four errors, and never anything else. */
let functions: LoadedFunctions;

beforeAll(async () => {
  await decideSource({});
  functions = await loadFunctions();
});

const WORDS = [
  ...[
    'ADC',
    'total',
    'upfront',
    'stage',
    'Phase 2',
    'modality',
    'period',
    '2024',
    '2025H1',
    'deals',
    'BMS',
    '默沙东',
  ],
  ...[
    'kelun-merck-2022-12',
    'hansoh-gsk-2023-12',
    'Oncology',
    'deal count',
    'peak_sales',
    'p_phase_2',
    'year',
    'all',
  ],
  ...[
    '>=100',
    '<>',
    '=',
    '*',
    '?',
    '~',
    '~*',
    '<',
    '=>',
    '__proto__',
    'constructor',
    'toString',
    '#N/A',
    '{',
    '=1+1',
  ],
  ...['net_sales 1', 'royalty_tiers', 'discount_rate', 'abandon', 'valuation_date', 'royalty_low', 'equity'],
];

const cell = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<unknown>(...WORDS) },
  {
    weight: 3,
    arbitrary: fc.constantFrom<unknown>(null, undefined, 0, '', 1, -1, 0.12, 2024, 45413, true, false),
  },
  { weight: 2, arbitrary: fc.double() },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<unknown>(
      NaN,
      Infinity,
      new HostError('#REF!'),
      { type: 'Entity', text: 'x' },
      { type: 'FormattedNumber', basicValue: 2024, numberFormat: '0' },
      { type: 'Error', errorType: 'Value' },
      {},
      [],
      [[1]],
      Object.create(null),
    ),
  },
);

const range = fc
  .tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 3 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  );

const argument = fc.oneof({ weight: 3, arbitrary: cell }, { weight: 2, arbitrary: range });
const typed = fc.array(argument, { maxLength: 7 });

/** What Excel takes into a cell; anything else it would show as a bare #VALUE!. */
function fitsACell(value: unknown): boolean {
  if (value instanceof HostError) return ['#VALUE!', '#N/A', '#NUM!', '#DIV/0!'].includes(value.code);
  if (typeof value === 'object' && value !== null && 'basicValue' in value)
    return fitsACell(value.basicValue);
  return (
    typeof value === 'string' ||
    typeof value === 'boolean' ||
    (typeof value === 'number' && Number.isFinite(value))
  );
}

function fitsCells(value: unknown): boolean {
  if (!Array.isArray(value)) return fitsACell(value);
  const rows: unknown[] = value;
  const width = Array.isArray(rows[0]) ? rows[0].length : 0;
  return width > 0 && rows.every((row) => Array.isArray(row) && row.length === width && row.every(fitsACell));
}

test('arguments shaped as Excel shapes them', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(), typed, async (pick, values) => {
      const metadata = functions.metadata[pick % functions.metadata.length];
      if (!metadata) return;
      const outcome = await callRaw(functions, metadata.id, shaped(metadata, values));
      if ('error' in outcome) {
        expect(outcome.message).toMatch(/^\S.{10,}/s);
        expect(outcome.message).not.toMatch(/our mistake/);
      } else {
        expect(fitsCells(outcome.value)).toBe(true);
      }
    }),
    { numRuns: 4_000, seed: 20261122 },
  );
}, 120_000);

test('arguments of any shape whatever', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat(),
      fc.array(fc.oneof(argument, fc.anything()), { maxLength: 6 }),
      async (pick, values) => {
        const id = functions.metadata[pick % functions.metadata.length]?.id ?? '';
        const outcome = await callRaw(functions, id, values);
        expect('error' in outcome ? outcome.message : '').not.toMatch(/our mistake/);
      },
    ),
    { numRuns: 3_000, seed: 7 },
  );
}, 120_000);
