/**
 * Asks the independent engines again and rewrites the answers recorded in test/oracle.
 *
 *   npm run oracle [-- NAME …]
 */
import { createJiti } from 'jiti';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const jiti = createJiti(import.meta.url, { fsCache: path.join(root, 'node_modules', '.cache', 'jiti') });
const oracle = (file) => jiti.import(path.join(root, 'test', 'oracle', file));

const ORACLES = {
  /** COUNTIFS, SUMIFS, AVERAGEIFS, PERCENTILE: LibreOffice. */
  async criteria() {
    const { criteriaQuestion, criteriaSets, SEED, SETS } = await oracle('criteria-sets.ts');
    const { askLibreOffice } = await oracle('criteria-workbook.ts');
    const { findLibreOffice, installLibreOffice, versionOf } = await oracle('libreoffice.ts');
    const { writeRecord } = await oracle('record.ts');
    const program = findLibreOffice() ?? installLibreOffice();
    if (!program) throw new Error('LibreOffice is needed: install it, or set SOFFICE to its soffice program');
    const sets = criteriaSets(SETS, SEED);
    writeRecord('criteria', versionOf(program), criteriaQuestion(sets), await askLibreOffice(program, sets));
    return `${SETS} sets of criteria answered by ${versionOf(program)}`;
  },
};

const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(ORACLES);
for (const name of names) {
  const ask = ORACLES[name];
  if (!ask) throw new Error(`there is no oracle "${name}"; there are ${Object.keys(ORACLES).join(', ')}`);
  console.log(`${name}: ${await ask()}`);
}
