import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { fileOf, startServer, withOfficeHost } from '../../scripts/serve.mjs';

const OFFICE_JS = 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js';
const PANE = `<html><head><script src="${OFFICE_JS}"></script></head><body>pane</body></html>`;

let site: string;
let folders: { workbench: string; addin: string };
let server: Awaited<ReturnType<typeof startServer>>;

beforeAll(async () => {
  site = mkdtempSync(path.join(tmpdir(), 'dealsheet-serve-'));
  folders = { workbench: path.join(site, 'workbench'), addin: path.join(site, 'dist') };
  mkdirSync(folders.workbench);
  mkdirSync(path.join(folders.addin, 'help'), { recursive: true });
  writeFileSync(path.join(folders.workbench, 'index.html'), '<html>workbench</html>');
  writeFileSync(path.join(folders.workbench, 'workbench.js'), 'go();'.repeat(500));
  writeFileSync(path.join(folders.addin, 'taskpane.html'), PANE);
  writeFileSync(path.join(folders.addin, 'functions.json'), '{}');
  writeFileSync(path.join(folders.addin, 'help', 'index.html'), 'help');
  writeFileSync(path.join(site, 'secret.txt'), 'secret');
  server = await startServer({ port: 0, gzip: true, folders });
});

afterAll(async () => {
  await server.close();
  rmSync(site, { recursive: true });
});

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** Asks with the path exactly as given: fetch would tidy "/../" away before it reaches the server. */
function ask(address: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  const { hostname, port } = new URL(server.url);
  return new Promise((resolve, reject) => {
    request({ hostname, port, path: address, headers, method }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    })
      .on('error', reject)
      .end();
  });
}

test.each([
  ['/', 'text/html; charset=utf-8', 'workbench'],
  ['/workbench.js?v=1', 'text/javascript; charset=utf-8', 'go();'],
  ['/addin/functions.json', 'application/json; charset=utf-8', '{}'],
  ['/addin/help/', 'text/html; charset=utf-8', 'help'],
])('%s is served as %s', async (address, type, content) => {
  const { status, headers, body } = await ask(address);
  expect([status, headers['content-type'], headers['x-content-type-options']]).toEqual([
    200,
    type,
    'nosniff',
  ]);
  expect(body.toString()).toContain(content);
  expect(headers['content-security-policy']).toContain("frame-ancestors 'self'");
});

test('in the pane only the tag of Office.js is another', async () => {
  const { body } = await ask('/addin/taskpane.html');
  expect(body.toString()).toBe(PANE.replace(OFFICE_JS, '/office-host.js'));
  expect(withOfficeHost(`<script defer src="${OFFICE_JS}" type="text/javascript"></script>x`)).toBe(
    '<script src="/office-host.js"></script>x',
  );
  expect(withOfficeHost(`<script src=${OFFICE_JS}></script>x`)).toBe(
    '<script src="/office-host.js"></script>x',
  );
});

test.each([
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%2fsecret.txt',
  '/..%5csecret.txt',
  '/addin/../../secret.txt',
  '/addin/%2e%2e/%2e%2e/secret.txt',
  '/addin%2f..%2f..%2fsecret.txt',
  '//etc/passwd',
  '/workbench.js%00.html',
  '/%',
])('%s never leaves the folders', async (address) => {
  const { status, body } = await ask(address);
  expect([400, 404]).toContain(status);
  expect(body.toString()).not.toContain('secret');
});

test('a sibling folder with a longer name is outside', () => {
  expect(fileOf('/../workbench-secret/x', folders)).toBeUndefined();
});

test('what is not there is 404, and only reading is allowed', async () => {
  expect((await ask('/nothing.js')).status).toBe(404);
  expect((await ask('/addin/help')).status).toBe(404);
  expect((await ask('/', {}, 'POST')).status).toBe(405);
  const head = await ask('/workbench.js', {}, 'HEAD');
  expect([head.status, head.headers['content-length'], head.body.length]).toEqual([200, '2500', 0]);
});

test('a browser that has the file is told so, until the file changes', async () => {
  const { headers } = await ask('/workbench.js');
  const etag = String(headers.etag);
  expect((await ask('/workbench.js', { 'If-None-Match': etag })).status).toBe(304);
  writeFileSync(path.join(folders.workbench, 'workbench.js'), 'stop();'.repeat(500));
  const changed = await ask('/workbench.js', { 'If-None-Match': etag });
  expect([changed.status, changed.body.toString().slice(0, 7)]).toEqual([200, 'stop();']);
});

test('text is compressed for whoever takes it', async () => {
  const { headers, body } = await ask('/workbench.js', { 'Accept-Encoding': 'br, gzip' });
  expect(headers['content-encoding']).toBe('gzip');
  expect(gunzipSync(body).toString()).toContain('();');
  expect((await ask('/workbench.js')).headers['content-encoding']).toBeUndefined();
});

test('a taken port is said to be taken', async () => {
  const port = Number(new URL(server.url).port);
  await expect(startServer({ port, folders })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});
