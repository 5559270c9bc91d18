/**
 * Checks src/data, or a vendor's deals, and says how far they can be trusted: rows, coverage against published counts,
 * sources, problems. Exit 1 on a problem.
 *
 *   npm run data:check [-- FOLDER or FILE.csv]
 */
import { describeProblem, product, readData } from './deal-data.mjs';

const data = await readData(process.argv[2]).catch((error) => {
  console.error(error.message);
  process.exit(1);
});
const { isoDate } = await product('deals/date.ts');

/** The series that counts what we count: out-licensing by drug makers of China, one figure a year. */
const SERIES = { publisher: 'PharmCube NextPharma (医药魔方)', segment: 'China license-out' };
const NOT_LICENCES = ['Acquisition', 'Domestic-rights'];

const day = (serial) => isoDate({ serial, precision: 'day' });
const share = (part, whole) => (whole > 0 ? `${((100 * part) / whole).toFixed(0)} %` : '-');
const bn = (usdM) => (usdM / 1000).toFixed(1);

/** A published figure, US$ billion or deals: of the series, else of the first publisher that gives it. */
function published(metric, year) {
  const [header, ...rows] = data.market.market;
  const figures = rows
    .map((row) => Object.fromEntries(header.map((column, index) => [column, row[index]])))
    .filter((row) => row.segment === SERIES.segment && row.metric === metric && row.period === String(year));
  const row = figures.find(({ publisher }) => publisher === SERIES.publisher) ?? figures[0];
  return row && { value: Number(row.value), publisher: row.publisher };
}

function printCoverage(year) {
  const inYear = data.deals.filter(
    ({ announced, deal_type }) =>
      isoDate(announced).startsWith(`${year}-`) && !NOT_LICENCES.includes(deal_type),
  );
  const sum = (measure) => inYear.reduce((total, row) => total + (row[measure] ?? 0), 0);
  const rows = [
    ['deals', inYear.length, published('deal count', year)],
    ['total, US$ bn', bn(sum('total_usd_m')), published('total deal value', year)],
    ['upfront, US$ bn', bn(sum('upfront_usd_m')), published('upfront', year)],
    ['  with near-term', bn(sum('upfront_usd_m') + sum('near_term_usd_m')), published('upfront', year)],
  ];
  for (const [what, here, there] of rows) {
    const by = there && there.publisher !== SERIES.publisher ? ` (${there.publisher})` : '';
    const coverage = there ? `${there.value} published${by}, ${share(here, there.value)}` : 'not published';
    console.log(`  ${year} ${what.padEnd(18)} ${String(here).padStart(7)} here, ${coverage}`);
  }
}

const { deals, version } = data;
const count = (test) => deals.filter(test).length;
const line = (what, value) => console.log(`${what.padEnd(28)} ${value}`);

if (version)
  line('Version', `${version.name}, covering ${day(version.from)} through ${day(version.through)}`);
line('Deals', deals.length);
const days = deals.map(({ announced }) => announced.serial);
const first = days.reduce((least, each) => Math.min(least, each), Infinity);
const last = days.reduce((most, each) => Math.max(most, each), 0);
if (days.length > 0) line('Announced', `${day(first)} through ${day(last)}`);
line(
  'With a source',
  share(
    count((row) => row.source_url !== undefined),
    deals.length,
  ),
);
line(
  'With two agreeing sources',
  share(
    count((row) => (row.n_sources ?? 0) >= 2),
    deals.length,
  ),
);
if (data.market) {
  line('Other names of companies', data.aliases.length);
  for (const [name, rows] of Object.entries(data.market)) line(`Rows of ${name}.csv`, rows.length - 1);
  console.log(
    `\nCoverage of licence deals (without ${NOT_LICENCES.join(' and ')}), against ${SERIES.publisher}:`,
  );
  for (const year of [2024, 2025]) printCoverage(year);
}

if (data.warnings.length > 0) console.log(`\n${data.warnings.length} row(s) to look at:`);
for (const warning of data.warnings) console.log(`  ${describeProblem(warning)}`);
console.log(`\n${data.problems.length} problem(s).`);
for (const problem of data.problems) console.error(describeProblem(problem));
process.exitCode = data.problems.length > 0 ? 1 : 0;
