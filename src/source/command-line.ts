import { buildDealSet } from '../deals/dataset';
import { parseDeals } from '../deals/schema';
import { bundledDeals } from './bundled';
import { decideSource, useDeals } from './in-force';

/**
 * What `npm run calc` asks of the built functions: outside Excel there is no pane that decides which data answer.
 * The add-in's page never loads this file; `calc` loads it after the functions, whose module instances it shares.
 */
export interface CommandLine {
  /** Puts a data version in force, as a workbook that is pinned to it would; without one, the bundled deals. */
  readonly decide: (pin?: string) => Promise<void>;
  /**
   * Puts the deals of a CSV file in force. They count as covering the same days as the bundled deals.
   * @throws Error with file, line, column and reason for the first row that is no deal
   */
  readonly useCsv: (csv: string, file: string) => void;
}

declare global {
  var dealSheetCommandLine: CommandLine | undefined;
}

globalThis.dealSheetCommandLine = {
  decide: async (pin) => {
    await decideSource(pin === undefined ? {} : { pin: { name: pin } });
  },
  useCsv: (csv, file) => {
    const { rows, problems } = parseDeals(csv, file);
    const [problem] = problems;
    if (problem) {
      throw new Error(`${problem.file}:${problem.line} ${problem.column}: ${problem.reason}`);
    }
    const { version, aliases } = bundledDeals();
    const { from, through } = version;
    useDeals(buildDealSet(rows, { name: file, from, through, source: file }, aliases.rows));
  },
};
