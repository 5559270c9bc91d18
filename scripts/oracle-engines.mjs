// Installs the heavy engines (ClickHouse in process, arquero) beside the oracles. `npm start` and `npm test` never do.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { isInstalled, npm } from './install.mjs';

const folder = fileURLToPath(new URL('../test/oracle', import.meta.url));

/** Installs what test/oracle/package-lock.json asks for, once. */
export async function ensureEngines() {
  if (isInstalled(folder)) return;
  console.error('Installing the engines of test/oracle (550 MB) …');
  await npm(['install', '--no-save', '--prefix', folder, '--no-audit', '--no-fund']);
}

/** Installs Debian's ClickHouse server, of which the oracle of shards starts two; nothing is left running. */
export function installServers() {
  console.error('Installing clickhouse-server …');
  const { status } = spawnSync('apt-get', ['install', '-y', 'clickhouse-server'], { stdio: 'inherit' });
  if (status !== 0)
    throw new Error('clickhouse-server is needed: apt-get install clickhouse-server (Debian 12)');
}
