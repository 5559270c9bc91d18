// The manual as web pages: dist/help, opened by Excel's function help and by the pane.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Marked } from 'marked';

const docs = fileURLToPath(new URL('../docs', import.meta.url));

/** Pages of the manual besides the functions, in the order of the menu. */
const CHAPTERS = [
  ['functions/index.md', 'Functions'],
  ['pane.md', 'The pane'],
  ['valuation.md', 'Valuation'],
  ['feeds.md', 'Newer data'],
  ['own-deals.md', 'Own deals'],
  ['clickhouse.md', 'A server'],
  ['deploy.md', 'Installation'],
  ['support.md', 'Support'],
  ['privacy.md', 'Privacy'],
  ['data-terms.md', 'Terms of the data'],
];
const NOTICES = 'third-party-notices.html';

const escape = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const anchor = (text) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replace(/\s+/g, '-');

/** Links between the Markdown files become links between the pages, which lie in one folder. */
function pageLink(href) {
  if (/^[a-z]+:/i.test(href) || href.startsWith('#')) return href;
  const [path, fragment] = href.split('#');
  if (basename(path) === 'README.md') return `index.html${fragment ? `#${fragment}` : ''}`;
  if (!path.endsWith('.md')) return undefined;
  return `${basename(path, '.md')}.html${fragment ? `#${fragment}` : ''}`;
}

const marked = new Marked({
  renderer: {
    heading({ tokens, depth, text }) {
      return `<h${depth} id="${anchor(text)}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
    },
    link({ href, tokens }) {
      const target = pageLink(href);
      const text = this.parser.parseInline(tokens);
      return target ? `<a href="${escape(target)}">${text}</a>` : text;
    },
    table(token) {
      const row = (cells, tag) =>
        `<tr>${cells.map((each) => `<${tag}>${this.parser.parseInline(each.tokens)}</${tag}>`).join('')}</tr>`;
      const head = token.header.some((each) => each.text !== '')
        ? `<thead>${row(token.header, 'th')}</thead>`
        : '';
      const body = token.rows.map((cells) => row(cells, 'td')).join('\n');
      return `<div class="table"><table>${head}<tbody>${body}</tbody></table></div>\n`;
    },
  },
});

function page(title, body) {
  const menu = [
    ...CHAPTERS.map(([file, label]) => [pageLink(file), label]),
    [NOTICES, 'Third-party notices'],
  ];
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self'" />
    <meta name="color-scheme" content="light dark" />
    <title>${escape(title)} – DealSheet</title>
    <link rel="icon" href="../assets/icon-32.png" />
    <link rel="stylesheet" href="help.css" />
  </head>
  <body>
    <header>
      <a class="brand" href="index.html"><img src="../assets/icon-32.png" alt="" width="24" height="24" /> DealSheet</a>
      <nav aria-label="Manual">${menu.map(([href, label]) => `<a href="${href}">${label}</a>`).join('\n')}</nav>
    </header>
    <main>
${body}
    </main>
    <footer>Facts from cited public pages, and arithmetic on them. Not investment advice: <a href="data-terms.html">terms of the data</a>.</footer>
  </body>
</html>
`;
}

const titleOf = (markdown, fallback) => /^# (.+)$/m.exec(markdown)?.[1] ?? fallback;

function writePage(folder, file) {
  const markdown = readFileSync(file, 'utf8');
  const name = `${basename(file, '.md')}.html`;
  writeFileSync(join(folder, name), page(titleOf(markdown, name), marked.parse(markdown)));
}

/** A page with the licence of every package in `packages` (scripts/notices.mjs). */
export function noticesPage(packages) {
  const entries = packages.map(
    ({ name, version, licence, homepage, text }) => `<section>
<h2 id="${anchor(name)}">${escape(name)} ${escape(version)}</h2>
<p>${escape(licence)}${/^https?:/.test(homepage ?? '') ? ` · <a href="${escape(homepage)}">${escape(homepage)}</a>` : ''}</p>
${text ? `<details><summary>Licence text</summary><pre>${escape(text)}</pre></details>` : ''}
</section>`,
  );
  return page(
    'Third-party notices',
    `<h1>Third-party notices</h1>
<p>DealSheet is under the MIT licence. These ${packages.length} packages are inside its files. Microsoft's <code>office.js</code> is loaded from Microsoft and not part of them.</p>
${entries.join('\n')}`,
  );
}

/** Writes the notices alone, for the workbench. */
export function writeNotices(file, packages) {
  const css = readFileSync(join(docs, 'help.css'), 'utf8');
  writeFileSync(
    file,
    noticesPage(packages)
      .replace("style-src 'self'", "style-src 'unsafe-inline'")
      .replace('<link rel="stylesheet" href="help.css" />', `<style>${css}</style>`)
      .replace(/<header>[\s\S]*?<\/header>/, '')
      .replace(/<link rel="icon"[^>]*>/, '')
      .replace(/<footer>[\s\S]*?<\/footer>/, ''),
  );
}

/** Writes the whole manual into `folder`. */
export function writeHelp(folder, packages) {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(join(docs, 'functions'))) writePage(folder, join(docs, 'functions', name));
  for (const [file] of CHAPTERS.slice(1)) writePage(folder, join(docs, file));
  writeFileSync(join(folder, NOTICES), noticesPage(packages));
  copyFileSync(join(docs, 'help.css'), join(folder, 'help.css'));
  // The picture of the workbench is the README's.
  const pictures = readdirSync(join(docs, 'pictures')).filter((name) => name !== 'workbench.png');
  mkdirSync(join(folder, 'pictures'), { recursive: true });
  for (const name of pictures) copyFileSync(join(docs, 'pictures', name), join(folder, 'pictures', name));
}
