import { useTexts } from '../surroundings';
import { SERVER_FAULT_TEXTS } from './server-fault-texts';
import type { ServerFault } from './server-fault-texts';

/** How the messages of cells (source/clickhouse/server-fault.ts) tell the faults that have advice of their own. */
const FAULTS: readonly (readonly [RegExp, ServerFault])[] = [
  [/can’t be reached/, 'notReached'],
  [/is not ClickHouse/, 'notClickHouse'],
  [/refused the user or the password/, 'refused'],
  [/may not read the deals/, 'noRights'],
  [/has not the tables/, 'noTables'],
  [/quota of the user/, 'quota'],
  [/took too long/, 'slow'],
  [/too busy/, 'busy'],
];

/** Where a cell sends its reader, who is there already. */
const WAY_HERE = /\s*Open the DealSheet pane, Data, to see the server\.$/;

/** Why a server was not had, and what to do about it; a fault of no kind of ours in the words of its message. */
export function faultWords(texts: Readonly<Record<ServerFault, string>>, message: string): string {
  const fault = FAULTS.find(([words]) => words.test(message))?.[1];
  return fault === undefined ? message.replace(WAY_HERE, '') : texts[fault];
}

/** The same in the language of the pane. */
export function useServerFaultWords(): (message: string) => string {
  const texts = useTexts(SERVER_FAULT_TEXTS);
  return (message) => faultWords(texts, message);
}

/** What a server refuses, in the words of the pane. */
export const inWords =
  (words: (message: string) => string) =>
  (problem: unknown): never => {
    throw problem instanceof Error ? new Error(words(problem.message), { cause: problem }) : problem;
  };
