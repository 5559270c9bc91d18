import { buildDealSet } from '../deals/dataset';
import { parseDate } from '../deals/date';
import { parseDeals } from '../deals/schema';
import { bundledDeals } from './bundled';
import type { FeedVersion } from './feed-schema';
import { decideSource, useDeals } from './in-force';

/**
 * What `npm run calc` asks of the built functions: outside Excel there is no pane that decides which data answer.
 * The add-in's page never loads this file; `calc` loads it after the functions, whose module instances it shares.
 */
export interface CommandLine {
  /** Puts a data version in force, as a workbook that is pinned to it would; without one, the bundled deals. */
  readonly decide: (pin?: string) => Promise<void>;
  /**
   * Puts the deals of a CSV file in force: as the version that a feed says it is, else as a version of its own that
   * covers the same days as the bundled deals.
   * @throws Error with file, line, column and reason for the first row that is no deal
   */
  readonly useCsv: (csv: string, file: string, version?: FeedFile) => void;
}

/** What a feed says of a file. */
type FeedFile = Pick<FeedVersion, 'name' | 'from' | 'through' | 'sha256'>;

declare global {
  var dealSheetCommandLine: CommandLine | undefined;
}

globalThis.dealSheetCommandLine = {
  decide: async (pin) => {
    await decideSource(pin === undefined ? {} : { pin: { name: pin } });
  },
  useCsv: (csv, file, version) => {
    const { rows, problems } = parseDeals(csv, file);
    const [problem] = problems;
    if (problem) {
      throw new Error(`${problem.file}:${problem.line} ${problem.column}: ${problem.reason}`);
    }
    const bundled = bundledDeals();
    const { from, through } = bundled.version;
    const told = version && {
      name: version.name,
      from: serialOf(version.from),
      through: serialOf(version.through),
      source: file,
      sha256: version.sha256,
    };
    useDeals(buildDealSet(rows, told ?? { name: file, from, through, source: file }, bundled.aliases.rows));
  },
};

function serialOf(day: string): number {
  const date = parseDate(day);
  if (!date) throw new Error(`${day} is not a day such as 2026-02-28.`);
  return date.serial;
}
