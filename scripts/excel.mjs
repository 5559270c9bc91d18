// `npm run excel`: the add-in in desktop Excel (Windows, Mac), over https on a port of its own.
//   npm run excel -- --serve   only serves it, for Excel on the web
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:https';
import { homedir } from 'node:os';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled, npm } from './install.mjs';
import { isMain } from './main.mjs';
import { LOCAL_URL } from './manifest.mjs';

const dist = fileURLToPath(new URL('../dist', import.meta.url));
const MANIFEST = join(dist, 'manifest.xml');

/** Microsoft's tools, used as they are: certificates that this computer trusts, and loading an add-in into Excel. */
const CERTIFICATES = 'office-addin-dev-certs@3.0.0';
const DEBUGGING = 'office-addin-debugging@7.0.0';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'text/xml; charset=utf-8',
};

const ON_LINUX = `Desktop Excel exists on Windows and Mac only. On Linux:

  npm start                  the same add-in beside a spreadsheet in your browser
  npm run excel -- --serve   serves it at ${LOCAL_URL} for Excel on the web in this computer's browser:
                             Home, Add-ins, More Add-ins, My Add-ins, Upload My Add-in, dist/manifest.xml

docs/deploy.md says how to put it on a server for others.`;

const tool = (name, ...args) => npm(['exec', '--yes', '--', name, ...args]);

/** Key and certificate for localhost: from the folder in DEALSHEET_CERTIFICATES, else Microsoft's, made where missing. */
async function certificate() {
  const own = process.env.DEALSHEET_CERTIFICATES;
  if (!own) await tool(CERTIFICATES, 'install');
  const folder = own ?? join(homedir(), '.office-addin-dev-certs');
  return {
    key: readFileSync(join(folder, 'localhost.key')),
    cert: readFileSync(join(folder, 'localhost.crt')),
  };
}

function fileFor(address) {
  const { pathname } = new URL(address, LOCAL_URL);
  const file = normalize(join(dist, decodeURIComponent(pathname)));
  if (!file.startsWith(dist + sep)) return undefined;
  return existsSync(file) && statSync(file).isFile() ? file : undefined;
}

/** Serves dist/ over https; any site may frame it, since Excel on the web does. */
function serve(credentials, port) {
  const server = createServer(credentials, (request, response) => {
    const file = fileFor(request.url ?? '/');
    response.writeHead(file ? 200 : 404, {
      'Content-Type': TYPES[extname(file ?? '.txt')] ?? 'application/octet-stream',
      'Cache-Control': 'no-cache',
      'Access-Control-Allow-Origin': '*',
    });
    response.end(file ? readFileSync(file) : 'There is no such file.\n');
  });
  return new Promise((listening, failed) => {
    server.once('error', (error) => {
      const taken = error.code === 'EADDRINUSE';
      failed(taken ? new Error(`Port ${port} is taken; stop what runs there and try again.`) : error);
    });
    server.listen(port, 'localhost', () => listening(server));
  });
}

async function excel({ serveOnly }) {
  if (!serveOnly && process.platform !== 'win32' && process.platform !== 'darwin') throw new Error(ON_LINUX);
  ensureInstalled();
  const { buildIfStale } = await import('./build.mjs');
  await buildIfStale({ targets: ['addin'], addinUrl: LOCAL_URL });
  const server = await serve(await certificate(), Number(new URL(LOCAL_URL).port));
  const stop = async () => {
    server.closeAllConnections();
    server.close();
    if (!serveOnly) await tool(DEBUGGING, 'stop', MANIFEST, 'desktop').catch(() => undefined);
    process.exit(0);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  console.log(`DealSheet is served at ${LOCAL_URL}  (Ctrl-C stops it)`);
  if (serveOnly) {
    console.log(
      'Excel on the web: Home, Add-ins, More Add-ins, My Add-ins, Upload My Add-in, dist/manifest.xml',
    );
    return;
  }
  await tool(DEBUGGING, 'start', MANIFEST, 'desktop', '--app', 'excel', '--no-debug', '--no-live-reload');
  console.log('Excel opens with the DealSheet tab. Type =DEALS. in a cell.');
}

if (isMain(import.meta.url)) {
  excel({ serveOnly: process.argv.includes('--serve') }).catch((error) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  });
}
