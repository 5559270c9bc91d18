// A refresh beside the bare download and hash of the same file, in one page of a real browser.
import { createReadStream, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import webpack from 'webpack';
import { ensureBrowser } from '../../../scripts/browser.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const built = path.join(root, 'build', 'bench', 'source');

/** Bundles page.ts as webpack.config.js bundles the add-in. */
async function bundle() {
  mkdirSync(built, { recursive: true });
  writeFileSync(path.join(built, 'index.html'), '<!doctype html><script src="page.js"></script>');
  const compiler = webpack({
    mode: 'production',
    target: ['web', 'es2022'],
    entry: { page: path.join(root, 'test', 'bench', 'source', 'page.ts') },
    output: { path: built },
    resolve: { extensions: ['.ts', '.js'], alias: { 'bundled-data': path.join(root, 'build', 'data') } },
    module: {
      rules: [
        {
          test: /\.ts$/,
          use: {
            loader: 'swc-loader',
            options: { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' } },
          },
        },
      ],
    },
    performance: { hints: false },
  });
  await new Promise((resolve, reject) => {
    compiler.run((error, stats) => {
      if (error || stats.hasErrors()) reject(error ?? new Error(stats.toString('errors-only')));
      else compiler.close(resolve);
    });
  });
}

const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.csv': 'text/csv',
  '.json': 'application/json',
};

/** A plain file server: the page, and the feed beside it. Nothing is kept by the browser. */
async function serve(feed) {
  const server = createServer(({ url }, response) => {
    const name = path.basename(url === '/' ? 'index.html' : url);
    const file = path.join(url.startsWith('/feed/') ? feed : built, name);
    const size = statSync(file, { throwIfNoEntry: false })?.size;
    if (size === undefined) return response.writeHead(404).end();
    const type = TYPES[path.extname(name)];
    response.writeHead(200, { 'content-type': type, 'content-length': size, 'cache-control': 'no-store' });
    return createReadStream(file, { highWaterMark: 2 ** 20 }).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, 'localhost', resolve));
  return server;
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** A page in a browser with a profile on disk: what it keeps is written to files, as a user's is. */
async function openPage(address) {
  const profile = mkdtempSync(path.join(tmpdir(), 'dealsheet-bench-'));
  const options = { executablePath: ensureBrowser(), args: ['--no-sandbox'] };
  const browser = await chromium.launchPersistentContext(profile, options);
  const page = await browser.newPage();
  await page.goto(address);
  const close = async () => {
    await browser.close();
    rmSync(profile, { recursive: true, force: true });
  };
  return { page, close };
}

/** Medians of several rounds, milliseconds; the first round, in which nothing has been compiled yet, for itself. */
export async function measureRefresh({ folder, names }, rounds) {
  await bundle();
  const server = await serve(folder);
  const { page, close } = await openPage(`http://localhost:${server.address().port}/`);
  try {
    const ask = (call, name) =>
      page.evaluate(([called, version]) => globalThis.bench[called](version), [call, name]);
    await ask('open');
    // Nothing of it is known yet: every row is read.
    const firstEver = await ask('refresh', names[0]);
    const [bare, refresh, blocked] = [[], [], []];
    let difference;
    for (let round = 0; round < rounds; round += 1) {
      bare.push(await ask('bare', names[1]));
      const done = await ask('refresh', names[1]);
      refresh.push(done.times);
      blocked.push(done.longest);
      difference = done.difference;
      await ask('takeBack', names[1]);
    }
    await page.reload();
    const first = { bare: await ask('bare', names[1]), ...(await ask('open')) };
    const whole = (times) => Object.values(times).reduce((sum, time) => sum + time, 0);
    const step = (runs, name) => median(runs.map((times) => times[name]));
    const steps = (runs) => Object.fromEntries(Object.keys(runs[0]).map((name) => [name, step(runs, name)]));
    const newPage = whole(await ask('refresh', names[1]).then(({ times }) => times));
    return {
      bare: { whole: median(bare.map(whole)), ...steps(bare) },
      refresh: { whole: median(refresh.map(whole)), ...steps(refresh) },
      ratio: median(refresh.map(whole)) / median(bare.map(whole)),
      longest: median(blocked),
      first: { whole: whole(firstEver.times), longest: firstEver.longest },
      newPage: { ...first, bare: whole(first.bare), refresh: newPage },
      difference,
    };
  } finally {
    await close();
    server.close();
  }
}
