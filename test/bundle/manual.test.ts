import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { run } from '../house/run';
import { DIST, ROOT, readDist, readMetadata } from './built';
import { asWritten, calc } from './calc';

const { functions } = readMetadata();
const markdown = (folder: string) =>
  readdirSync(path.join(ROOT, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => path.join(folder, name));
const FILES = ['README.md', 'CONTRIBUTING.md', ...markdown('docs'), ...markdown('docs/functions')];
const textOf = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');

test('the function pages say what the doc comments say (npm run docs)', async () => {
  const { code, output } = await run('scripts/docs.mjs', ['--check']);
  expect(output).toBe('');
  expect(code).toBe(0);
}, 60_000);

test('every function has its page and stands in the index once', () => {
  const pages = readdirSync(path.join(ROOT, 'docs/functions')).map((name) => path.basename(name, '.md'));
  const ids = functions.map((each) => each.id);
  expect(pages.filter((name) => !['index', 'fields'].includes(name)).sort()).toEqual([...ids].sort());
  const index = textOf('docs/functions/index.md');
  expect(ids.filter((id) => index.split(`](${id}.md)`).length !== 2)).toEqual([]);
});

test('every page says syntax, result and examples, and which errors come where it takes arguments', () => {
  for (const { id, parameters } of functions) {
    const page = textOf(`docs/functions/${id}.md`);
    for (const section of [
      'Syntax',
      'Arguments',
      'Result',
      'Examples',
      ...(parameters.length > 0 ? ['Errors'] : []),
    ]) {
      expect([id, page.includes(`\n## ${section}\n`)]).toEqual([id, true]);
    }
    for (const { name } of parameters) expect(page).toContain(`| \`${name}\` |`);
  }
});

test('the index says of every function what it is wanted for', () => {
  const rows = textOf('docs/functions/index.md').match(/^\| .* \| \[[A-Z_]+\]\([A-Z_]+\.md\) \|/gm) ?? [];
  expect(rows).toHaveLength(functions.length);
  expect(rows.filter((row) => !/^\| \w.{10,} \| \[/.test(row))).toEqual([]);
  expect(readDist('help/index.html')).toContain('I want to');
});

test('every function with a discount rate says what an empty cell there is', () => {
  const rated = functions.filter((each) => each.parameters.some(({ name }) => name === 'discount_rate'));
  expect(rated.length).toBeGreaterThan(4);
  for (const { id } of rated)
    expect(textOf(`docs/functions/${id}.md`)).toContain('hands an empty cell over as 0');
});

test('no page names a function that is not there', () => {
  const ids = new Set(functions.map((each) => each.id));
  const unknown = FILES.flatMap((file) =>
    [...textOf(file).matchAll(/`=?(?:DEALS\.)?((?:DEALS?|POS|MARKET|APPROVAL|YOY)_[A-Z_]+)\b/g)]
      .map(([, name]) => name ?? '')
      .filter((name) => !ids.has(name))
      .map((name) => `${file}: ${name}`),
  );
  expect(unknown).toEqual([]);
});

describe('formulas with a stated result', () => {
  const stated = FILES.flatMap((file) =>
    [...textOf(file).matchAll(/^(=DEALS\..+?)\s+→ (.+)$/gm)].map(([, formula = '', expected = '']) => ({
      file,
      formula,
      expected,
    })),
  );

  test('every function has one, and the README has five', () => {
    const shown = new Set(stated.map(({ formula }) => /^=DEALS\.([A-Z_]+)/.exec(formula)?.[1]));
    expect(functions.map((each) => each.id).filter((id) => !shown.has(id))).toEqual([]);
    expect(stated.filter(({ file }) => file === 'README.md')).toHaveLength(5);
  });

  test('calc answers each as stated', async () => {
    const answers = await calc(stated.map(({ formula }) => formula));
    expect(answers.map(({ formula }) => formula)).toEqual(stated.map(({ formula }) => formula));
    const given = answers.map((answer, index) => ({
      ...stated[index],
      expected: asWritten(answer, stated[index]?.expected ?? ''),
    }));
    expect(given).toEqual(stated);
  }, 120_000);
});

describe('links', () => {
  const anchorsOf = (text: string) =>
    new Set(
      [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
        title
          .toLowerCase()
          .replace(/[^\p{L}\p{N}\s-]/gu, '')
          .trim()
          .replace(/\s+/g, '-'),
      ),
    );

  test.each(FILES)('%s leads only to files and headings that exist', (file) => {
    const broken = [...textOf(file).matchAll(/\]\((?!https?:|<)([^)\s]+)\)/g)]
      .map(([, target = '']) => target)
      .filter((target) => {
        const [relative = '', anchor] = target.split('#');
        const found = relative === '' ? file : path.join(path.dirname(file), relative);
        try {
          return anchor !== undefined && !anchorsOf(textOf(found)).has(anchor);
        } catch (error) {
          return (error as NodeJS.ErrnoException).code !== 'EISDIR';
        }
      });
    expect(broken).toEqual([]);
  });

  const pages = readdirSync(path.join(DIST, 'help')).filter((name) => name.endsWith('.html'));

  test.each(pages)('help/%s leads only to pages and headings that exist', (name) => {
    const page = readDist(`help/${name}`);
    const broken = [...page.matchAll(/(?:href|src)="(?!https?:)([^"]+)"/g)]
      .map(([, target = '']) => target)
      .filter((target) => {
        const [relative = '', anchor] = target.split('#');
        try {
          const found = relative === '' ? page : readDist(path.join('help', relative));
          return anchor !== undefined && !found.includes(`id="${anchor}"`);
        } catch {
          return true;
        }
      });
    expect(broken).toEqual([]);
  });

  test('the pages that a shop for add-ins asks for are there', () => {
    expect(pages).toEqual(
      expect.arrayContaining([
        ...['index.html', 'valuation.html', 'privacy.html', 'support.html', 'data-terms.html'],
        ...['deploy.html', 'third-party-notices.html'],
      ]),
    );
    for (const name of pages) expect(readDist(`help/${name}`)).toContain('Not investment advice');
  });
});

test('the notices name what is really inside, each with its licence text', () => {
  const notices = readDist('help/third-party-notices.html');
  for (const name of ['react ', 'react-dom ', '@fluentui/react-', 'valibot ', 'papaparse ']) {
    expect(notices).toContain(`>${name}`);
  }
  const sections = notices.split('<section>').slice(1);
  expect(sections.length).toBeGreaterThan(20);
  expect(sections.filter((section) => !section.includes('<pre>'))).toEqual([]);
});
