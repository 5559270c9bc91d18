/** The same sheets, saved as .xlsx and calculated anew by LibreOffice, which knows nothing of the add-in. */
import type { ModelAnswer } from '../oracle/model-sheets';
import { findLibreOffice, installLibreOffice, versionOf } from '../oracle/libreoffice';
import { askModelSheets, makeModelSheets, modelQuestion, RESULTS } from '../oracle/model-sheets';
import { differsFrom } from '../oracle/near';
import { recorded } from '../oracle/record';
import { rnpv } from '../valuation/deals';
import type { Pairs } from '../valuation/deals';

const program = process.env['CI'] ? (findLibreOffice() ?? installLibreOffice()) : undefined;
const whom = program ? `${versionOf(program)}, asked now` : 'LibreOffice, as recorded';

/** A failed check is shown as a word; LibreOffice writes it, as it writes OK. */
const figure = (value: number | string | undefined) => (value === 'OK' ? 0 : value);

test(`25 deals, as they are and with inputs typed over: ${whom}`, async () => {
  const { answers, ours } = program
    ? await makeModelSheets().then(({ files, ours: own }) => ({
        answers: askModelSheets(program, files),
        ours: own,
      }))
    : { answers: recorded<ModelAnswer>('model-sheets', modelQuestion()).answers, ours: undefined };
  const found = answers.flatMap(({ dealId, assumptions, results }, index) => {
    const wrong = RESULTS.flatMap((key) => {
      const [theirs, own] = [figure(results[key]), figure(ours?.[index]?.results[key])];
      if (own === undefined) return [];
      const same =
        typeof theirs === 'number' && typeof own === 'number' ? !differsFrom(theirs, own) : theirs === own;
      return same ? [] : [`${key} ${String(theirs)} is not ${String(own)}`];
    });
    const value = rnpv(dealId, JSON.parse(assumptions) as Pairs);
    const theirs = figure(results['licensor']);
    if (typeof theirs !== 'number' || differsFrom(theirs, value))
      wrong.push(`licensor ${String(theirs)} is not ${String(value)}`);
    if (figure(results['failed']) !== 0) wrong.push('a check fails');
    return wrong.map((text) => `${dealId} ${assumptions}: ${text}`);
  });
  expect(answers).toHaveLength(50);
  expect(found).toEqual([]);
}, 1_200_000);
