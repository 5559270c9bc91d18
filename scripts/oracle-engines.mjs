// Installs the heavy engines (ClickHouse in process, arquero) beside the oracles. `npm start` and `npm test` never do.
import { fileURLToPath } from 'node:url';
import { isInstalled, npm } from './install.mjs';

const folder = fileURLToPath(new URL('../test/oracle', import.meta.url));

/** Installs what test/oracle/package-lock.json asks for, once. */
export async function ensureEngines() {
  if (isInstalled(folder)) return;
  console.error('Installing the engines of test/oracle (550 MB) …');
  await npm(['install', '--no-save', '--prefix', folder, '--no-audit', '--no-fund']);
}
