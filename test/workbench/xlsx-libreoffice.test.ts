/** A saved file in LibreOffice: it opens, and its formulas give there what they gave in the workbench. */
import type { SavedAnswer } from '../oracle/saved-workbook';
import { findLibreOffice, installLibreOffice, versionOf } from '../oracle/libreoffice';
import { recorded } from '../oracle/record';
import { ASKED_CELLS, askSavedWorkbook, SAVED_SHEETS, savedQuestion } from '../oracle/saved-workbook';
import { makeSavedWorkbook } from './saved-workbook';

const program = process.env['CI'] ? (findLibreOffice() ?? installLibreOffice()) : undefined;
const whom = program ? `${versionOf(program)}, asked now` : 'LibreOffice, as recorded';

let ours: Record<string, unknown> = {};
let theirs = new Map<string, string>();
beforeAll(async () => {
  const { values, file } = await makeSavedWorkbook();
  ours = values;
  const answers = program
    ? askSavedWorkbook(program, file)
    : recorded<SavedAnswer>('saved-workbook', savedQuestion).answers;
  theirs = new Map(answers.map(({ cell, value }) => [cell, value]));
}, 600_000);

/** Text of a number; the spreadsheet formats what IRR gives as a percentage, and LibreOffice writes it as one. */
const numberOf = (text = '') => (text.endsWith('%') ? Number(text.slice(0, -1)) / 100 : Number(text));

describe(`a saved workbook (${whom})`, () => {
  test.each(ASKED_CELLS.map((cell) => [cell, SAVED_SHEETS['Model 1']?.[cell]] as const))('%s %s', (cell) => {
    const [own, other] = [ours[cell], theirs.get(cell)];
    if (typeof own === 'number') expect(numberOf(other)).toBeCloseTo(own, 9);
    else expect(other).toBe(own);
  });
});
