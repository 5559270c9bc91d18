// `npm start`: the workbench on http://localhost:3000/, ready to type a formula.
import { spawn } from 'node:child_process';
import { ensureInstalled } from './install.mjs';
import { isMain } from './main.mjs';

const FORMULAS = [
  '=DEALS.DEAL_TOTAL_BY_MODALITY("ADC",2024)',
  '=DEALS.DEAL_RNPV("kelun-merck-2022-12",12%)',
  '=DEALS.YOY_GROWTH("total","2025H1","modality","ADC")',
];

function portFrom(text) {
  const port = Number(text || 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Error(`PORT must be a whole number from 0 to 65535, not "${text}".`);
  }
  return port;
}

function hasDisplay() {
  if (process.env.CI || process.env.BROWSER === 'none') return false;
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

function openBrowser(url) {
  const [command, args] =
    process.platform === 'win32'
      ? ['cmd', ['/c', 'start', '', url]]
      : [process.platform === 'darwin' ? 'open' : 'xdg-open', [url]];
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.on('error', () => undefined); // the address is printed: a missing opener is no reason to stop
  child.unref();
}

async function start() {
  const port = portFrom(process.env.PORT);
  ensureInstalled();
  const { buildIfStale } = await import('./build.mjs');
  await buildIfStale({ targets: ['addin', 'workbench'] });
  const { startServer } = await import('./serve.mjs');
  const server = await startServer({ port, host: 'localhost' }).catch((error) => {
    if (error.code !== 'EADDRINUSE') throw error;
    throw new Error(
      `Port ${port} is taken. Stop what runs there, or choose another: PORT=${port + 1} npm start`,
    );
  });
  let stopping = false;
  const stop = () => {
    if (stopping) process.exit(1);
    stopping = true;
    setTimeout(() => process.exit(0), 2000).unref(); // a browser may keep its connection open
    server.close().then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  console.log(`DealSheet is at ${server.url}  (Ctrl-C stops it)\n\nType into a cell:\n`);
  for (const formula of FORMULAS) console.log(`    ${formula}`);
  console.log('');
  if (hasDisplay()) openBrowser(server.url);
}

if (isMain(import.meta.url)) {
  start().catch((error) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  });
}
