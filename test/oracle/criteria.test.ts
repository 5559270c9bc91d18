/** COUNTIFS, SUMIFS, AVERAGEIFS and PERCENTILE of LibreOffice, against ours, for 300 random sets of criteria. */
import { percentileOf, summarise } from '../../src/deals/query';
import type { FieldName } from '../../src/deals/fields';
import { bundledSet } from '../deals/bundled';
import { criteriaQuestion, criteriaSets, SEED, SETS } from './criteria-sets';
import { askLibreOffice } from './criteria-workbook';
import type { CriteriaAnswer } from './criteria-workbook';
import { findLibreOffice, installLibreOffice, versionOf } from './libreoffice';
import { differsFrom } from './near';
import { recorded } from './record';

const sets = criteriaSets(SETS, SEED);
const program = process.env['CI'] ? (findLibreOffice() ?? installLibreOffice()) : undefined;
const whom = program ? `${versionOf(program)}, asked now` : 'LibreOffice, as recorded';
if (process.env['CI'] && !program) {
  console.warn('LibreOffice is not installed and cannot be: its recorded answers are compared instead.');
}

let answers: readonly CriteriaAnswer[] = [];
beforeAll(async () => {
  answers = program
    ? await askLibreOffice(program, sets)
    : recorded<CriteriaAnswer>('criteria', criteriaQuestion(sets)).answers;
}, 600_000);

describe(`${SETS} random sets of criteria (${whom})`, () => {
  test.each(sets.map((set, index) => [index, set] as const))('%i %j', (index, { criteria, measure, k }) => {
    const answer = answers[index];
    const field = measure as FieldName;
    const { deals, disclosed, sumUsdM } = summarise(bundledSet, { criteria }, field);
    expect(answer?.deals).toBe(deals);
    expect(differsFrom(answer?.sum, sumUsdM)).toBe(false);
    expect(differsFrom(answer?.average, disclosed > 0 ? sumUsdM / disclosed : null)).toBe(false);
    if (k === undefined) return;
    expect(differsFrom(answer?.percentile, percentileOf(bundledSet, { criteria }, field, k) ?? null)).toBe(
      false,
    );
  });

  test('the sets are worth asking: more than half of them find deals', () => {
    expect(answers.filter(({ deals }) => deals > 0).length).toBeGreaterThan(SETS / 2);
    expect(answers).toHaveLength(SETS);
  });
});
