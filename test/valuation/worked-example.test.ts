import { readFileSync } from 'node:fs';
import path from 'node:path';
import { value } from './deals';

/** The table of the manual's worked example: value in US$ m by the words that its row begins with. */
const CHAPTER = readFileSync(path.join(__dirname, '../../docs/valuation.md'), 'utf8');
const EXAMPLE = CHAPTER.slice(CHAPTER.indexOf('## Worked example'), CHAPTER.indexOf('## How sure'));
const stated = new Map(
  [...EXAMPLE.matchAll(/^\| ([^|]+?) +\|[^|]*\| +\**([\d.]+)\** \|$/gm)].map(([, step = '', figure]) => [
    step.replace(/[*·]/g, '').trim(),
    Number(figure),
  ]),
);

const valuation = value(
  { upfront: 60, milestones: 900, stage: 'Phase 2', area: 'Oncology' },
  { discount_rate: 0.12, peak_sales: 800, royalty_low: 0.08, royalty_high: 0.12 },
);
const sumOf = (begins: string) =>
  valuation.events
    .filter(({ event }) => event.startsWith(begins))
    .reduce((sum, { valueUsdM }) => sum + valueUsdM, 0);

test.each([
  ['upfront', sumOf('upfront')],
  ['entry into Phase 3', sumOf('milestone: entry into Phase 3')],
  ['filing', sumOf('milestone: filing')],
  ['approval', sumOf('milestone: approval')],
  ['sales milestones', sumOf('sales milestone')],
  ['royalties', sumOf('royalty')],
  ["licensor's rNPV", valuation.rnpvUsdM],
])('the chapter on valuation states %s as it is computed', (step, computed) => {
  expect(stated.get(step)).toBe(Number(computed.toFixed(2)));
});
