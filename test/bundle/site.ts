import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { ensureBrowser } from '../../scripts/browser.mjs';
import { DIST, ROOT, readDist } from './built';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.css': 'text/css',
  '.png': 'image/png',
  '.xml': 'application/xml',
};

const OFFICE_JS = path.join(ROOT, 'node_modules/@microsoft/office-js/dist');
const OFFICE_ADDRESS = 'https://appsforoffice.microsoft.com/lib/1/hosted/';

function read(folder: string, address: string): { body: Buffer; type: string } | undefined {
  const file = path.join(folder, path.normalize(decodeURIComponent(address)));
  if (!file.startsWith(folder) || !statSync(file, { throwIfNoEntry: false })?.isFile()) return undefined;
  return { body: readFileSync(file), type: TYPES[path.extname(file)] ?? 'application/octet-stream' };
}

/** Serves dist/ as any web server would, without headers of our own. */
export async function serveDist(): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const found = read(DIST, new URL(request.url ?? '/', 'http://localhost').pathname);
    response.writeHead(found ? 200 : 404, { 'Content-Type': found?.type ?? 'text/plain' });
    response.end(found?.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: ensureBrowser(), args: ['--no-sandbox'] });

/**
 * A page that gets Microsoft's files from node_modules in place of Microsoft's server. `library` stands where the page
 * asks for office.js (the custom-functions runtime insists on its own file name). Any other address outside
 * the site is refused and noted.
 */
export async function openPage(
  browser: Browser,
  site: string,
  library: 'office.js' | 'custom-functions-runtime.js' = 'office.js',
): Promise<{ page: Page; outside: string[] }> {
  const page = await browser.newPage();
  const outside: string[] = [];
  await page.route('**/*', (route) => {
    const url = route.request().url();
    if (url === `${site}/taskpane.html`) {
      const html = readDist('taskpane.html').replace(`${OFFICE_ADDRESS}office.js`, OFFICE_ADDRESS + library);
      return route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' });
    }
    if (url.startsWith(`${site}/`) || url.startsWith('data:')) return route.continue();
    const found = url.startsWith(OFFICE_ADDRESS)
      ? read(OFFICE_JS, new URL(url).pathname.replace('/lib/1/hosted/', ''))
      : undefined;
    if (!found) {
      outside.push(url);
      return route.abort();
    }
    return route.fulfill({ body: found.body, contentType: found.type });
  });
  return { page, outside };
}
