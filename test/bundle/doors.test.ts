import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { npmCommand } from '../../scripts/install.mjs';
import { ROOT } from './built';

/** What a person types, as README and CONTRIBUTING have it, run as a person would run it. */
const { scripts } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
};

const named = [
  ...new Set(
    ['README.md', 'CONTRIBUTING.md', 'docs/deploy.md', 'docs/support.md', 'docs/data-terms.md'].flatMap(
      (file) =>
        [
          ...readFileSync(path.join(ROOT, file), 'utf8').matchAll(
            /\bnpm (?:(start|test)\b|run (?:-s )?([\w:]+))/g,
          ),
        ].map(([, short, long]) => short ?? long ?? ''),
    ),
  ),
].sort();

interface Outcome {
  /** Its exit code, or the signal that ended it. */
  readonly code: number | string;
  readonly out: string;
  readonly problems: string;
}

/** Runs npm; `whileRunning` gets what was printed so far and the means to stop it as Ctrl-C does. */
function npm(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  whileRunning: (printed: string, interrupt: () => void) => void = () => undefined,
): Promise<Outcome> {
  const [command, words, options] = npmCommand(args);
  return new Promise((resolve, reject) => {
    const child = spawn(command, words, {
      ...options,
      detached: process.platform !== 'win32', // a group of its own, so that Ctrl-C reaches what npm started
      env: { ...process.env, CI: '1', ...env },
    });
    let [out, problems, interrupted] = ['', '', false];
    const interrupt = () => {
      if (interrupted || child.pid === undefined) return;
      interrupted = true;
      if (process.platform === 'win32') child.kill();
      else process.kill(-child.pid, 'SIGINT');
    };
    child.stdout.on('data', (text: Buffer) => {
      out += text.toString();
      whileRunning(out, interrupt);
    });
    child.stderr.on('data', (text: Buffer) => (problems += text.toString()));
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code: code ?? signal ?? '', out, problems }));
  });
}

test('every command that the manual names is an npm script whose file exists', () => {
  expect(named).toEqual(expect.arrayContaining(['start', 'test', 'build', 'calc', 'excel', 'data:check']));
  for (const name of named) {
    const file = /^node (\S+)/.exec(scripts[name] ?? '')?.[1];
    expect([name, file !== undefined && existsSync(path.join(ROOT, file))]).toEqual([name, true]);
  }
});

test('scripts are plain Node: no shell syntax, so they run on Windows too', () => {
  for (const command of Object.values(scripts)) expect(command).toMatch(/^node scripts\/[\w-]+\.mjs$/);
});

test('npm start serves the workbench, prints its address and three formulas, and stops on Ctrl-C', async () => {
  let page: Promise<string> | undefined;
  const { code, out } = await npm(['start'], { PORT: '0' }, (printed, interrupt) => {
    const address = /http:\/\/localhost:\d+\//.exec(printed)?.[0];
    if (!address || page || !printed.includes('YOY_GROWTH')) return;
    page = fetch(address).then((response) => response.text());
    page.then(interrupt, interrupt);
  });
  expect(await page).toContain('<html');
  expect(out.match(/^ {4}=DEALS\./gm)).toHaveLength(3);
  if (process.platform !== 'win32') expect([0, 130, 'SIGINT']).toContain(code); // npm may end before what it started
}, 300_000);

test('npm start says which port is taken and what to type', async () => {
  const { createServer } = await import('node:net');
  const taken = createServer();
  const port = await new Promise<number>((resolve) =>
    taken.listen(0, 'localhost', () => {
      const address = taken.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    }),
  );
  const { code, problems } = await npm(['start'], { PORT: String(port) });
  taken.close();
  expect(problems).toContain(`Port ${port} is taken`);
  expect(problems).toContain(`PORT=${port + 1} npm start`);
  expect(code).not.toBe(0);
}, 300_000);

test('npm run -s calc prints JSON lines and nothing else, errors included', async () => {
  const { code, out } = await npm([
    'run',
    '-s',
    'calc',
    '--',
    '=1+1',
    '=DEALS.DEAL_GET("no-such-deal","total")',
  ]);
  expect(code).toBe(0);
  const lines = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines[0]).toEqual({ formula: '=1+1', value: 2 });
  expect(lines[1]).toMatchObject({
    error: '#N/A',
    message: expect.stringContaining('no-such-deal') as string,
  });
}, 300_000);

test('npm run build says where the files are for, and leaves a finished build alone', async () => {
  const { code, problems } = await npm(['run', 'build']);
  expect(problems).toContain('dist/ is ready for https://');
  expect(problems).not.toContain('built addin');
  expect(code).toBe(0);
}, 300_000);

test('npm run build refuses an address that Office would not load', async () => {
  const { code, problems } = await npm(['run', 'build'], { ADDIN_URL: 'http://deals.example.com' });
  expect(problems).toContain('https address');
  expect(code).toBe(1);
}, 300_000);

test('npm run data:check validates the data and shows their coverage', async () => {
  const { code, out } = await npm(['run', 'data:check']);
  expect(out).toMatch(/367|\d{3,} deals/);
  expect(code).toBe(0);
}, 300_000);

if (process.platform === 'linux') {
  test('npm run excel says on Linux where Excel runs, and what to do instead', async () => {
    const { code, problems } = await npm(['run', 'excel']);
    expect(problems).toContain('Windows and Mac only');
    expect(problems).toContain('npm start');
    expect(code).toBe(1);
  }, 60_000);
}
