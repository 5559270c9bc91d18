// Serves the workbench on / and the built add-in, as it is, on /addin/: plain Node, nothing to install.
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const root = fileURLToPath(new URL('..', import.meta.url));
/** What is served: the workbench's page and the add-in, as they are built. */
const BUILT = { workbench: join(root, 'build', 'workbench'), addin: join(root, 'dist') };
const compress = promisify(gzip);

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.xml': 'text/xml; charset=utf-8',
};
const COMPRESSIBLE = /^(text\/|application\/(json|wasm)|image\/svg)/;

/** Nothing but our own files; the spreadsheet and Fluent set inline styles, and Univer draws pasted pictures from blobs. */
const WORKBENCH_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self'",
  "worker-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "object-src 'none'",
  "frame-ancestors 'self'",
].join('; ');
/** The add-in's pages bring their own policy; who may frame them only a header can say. */
const ADDIN_POLICY = "frame-ancestors 'self'";

const TASKPANE = `${sep}taskpane.html`;
/** The tag that loads Office.js, in whichever way the page writes it. */
const OFFICE_JS_TAG =
  /<script\b[^>]*\bsrc=["']?https:\/\/appsforoffice\.microsoft\.com\/[^>"' ]*["']?[^>]*><\/script>/;

/** In the workbench the add-in's page finds our Office instead of Microsoft's; nothing else of it changes. */
export function withOfficeHost(page) {
  return page.replace(OFFICE_JS_TAG, '<script src="/office-host.js"></script>');
}

/** The file that a path of the address stands for, or undefined where it would leave the folders that we serve. */
export function fileOf(pathname, folders = BUILT) {
  let path;
  try {
    path = decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
  if (path.includes('\0') || path.includes('\\')) return undefined;
  const isAddin = path === '/addin' || path.startsWith('/addin/');
  const folder = isAddin ? folders.addin : folders.workbench;
  const file = resolve(folder, `.${isAddin ? path.slice('/addin'.length) || '/' : path}`);
  if (file !== folder && !file.startsWith(folder + sep)) return undefined;
  return { file: path.endsWith('/') ? join(file, 'index.html') : file, isAddin };
}

/** Contents by file, with the entity tag; read again when the file has changed. */
function contentCache() {
  const known = new Map();
  return async function contentOf(file, compressed) {
    const { mtimeMs, size } = await stat(file);
    const key = `${file} ${compressed}`;
    const entry = known.get(key);
    if (entry?.mtimeMs === mtimeMs && entry.size === size) return entry;
    let body = await readFile(file);
    if (file.endsWith(TASKPANE)) body = Buffer.from(withOfficeHost(body.toString('utf8')));
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}${compressed ? '-gz' : ''}"`;
    if (compressed) body = await compress(body);
    const fresh = { mtimeMs, size, body, etag };
    known.set(key, fresh);
    return fresh;
  };
}

async function answer(request, response, { contentOf, mayCompress, folders }) {
  const pathname = request.url.replace(/[?#].*$/s, '');
  const found = fileOf(pathname, folders);
  const plain = (status, text, headers = {}) => {
    response.writeHead(status, { 'Content-Type': TYPES['.txt'], ...headers }).end(text);
  };
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return plain(405, 'Only GET and HEAD.\n', { Allow: 'GET, HEAD' });
  }
  if (!found) return plain(400, 'No such address.\n');
  const type = TYPES[extname(found.file).toLowerCase()] ?? 'application/octet-stream';
  const accepts = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  const compressed = mayCompress && accepts && COMPRESSIBLE.test(type);
  let content;
  try {
    content = await contentOf(found.file, compressed);
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EISDIR' && error.code !== 'ENOTDIR') throw error;
    return plain(404, `There is no ${pathname} here.\n`);
  }
  const headers = {
    'Content-Type': type,
    'Content-Security-Policy': found.isAddin ? ADDIN_POLICY : WORKBENCH_POLICY,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    // The names of built files don't change, so a browser asks each time whether they have.
    'Cache-Control': 'no-cache',
    ETag: content.etag,
    Vary: 'Accept-Encoding',
    ...(compressed && { 'Content-Encoding': 'gzip' }),
  };
  if (request.headers['if-none-match'] === content.etag) return response.writeHead(304, headers).end();
  response.writeHead(200, { ...headers, 'Content-Length': content.body.length });
  return response.end(request.method === 'HEAD' ? undefined : content.body);
}

const isLocal = (host) => ['localhost', '127.0.0.1', '::1'].includes(host);

/**
 * Starts the server and gives its address. `port` 0 takes a free one. `gzip` defaults to what pays: on the same
 * machine compression only costs time. Rejects with EADDRINUSE where the port is taken.
 */
export async function startServer({
  port = 3000,
  host = 'localhost',
  gzip: mayCompress = !isLocal(host),
  folders = BUILT,
} = {}) {
  const serving = { contentOf: contentCache(), mayCompress, folders };
  const server = createServer((request, response) => {
    answer(request, response, serving).catch((error) => {
      console.error(error);
      if (!response.headersSent) response.writeHead(500, { 'Content-Type': TYPES['.txt'] });
      response.end('The server could not read this file.\n');
    });
  });
  await new Promise((listening, failed) => {
    server.once('error', failed);
    server.listen(port, host, listening);
  });
  const name = host.includes(':') ? `[${host}]` : host;
  return {
    url: `http://${name}:${server.address().port}/`,
    close: () =>
      new Promise((closed) => {
        server.close(closed);
        server.closeIdleConnections();
      }),
  };
}
