// `npm run -s calc -- '=FORMULA' …`: evaluates formulas with the functions as built, one JSON line each.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ensureInstalled } from './install.mjs';
import { isMain } from './main.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const at = (...parts) => join(root, ...parts);

const USAGE = `Usage: npm run -s calc -- [--data FILE.csv | --pin VERSION [--feed FOLDER]] '=FORMULA' …

Prints one line of JSON for each formula: {"formula", "value"} or {"formula", "error", "message"}.
  --data FILE.csv   another data set, with the columns of src/data/deals.csv; it counts as covering
                    the same days as the bundled data
  --pin VERSION     as in a workbook that is pinned to this data version
  --feed FOLDER     where to find it if it is not the bundled one: a feed as npm run feed makes it
`;

/** Reads the command line. @throws Error that says what would be right */
export function readArguments(args) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      data: { type: 'string' },
      pin: { type: 'string' },
      feed: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return { help: true, formulas: [] };
  if (positionals.length === 0) throw new Error(USAGE);
  if (values.data !== undefined && values.pin !== undefined) {
    throw new Error('--data and --pin exclude each other: a file is a version of its own.');
  }
  if (values.feed !== undefined && values.pin === undefined) {
    throw new Error('--feed is where a pinned version is found: name one with --pin.');
  }
  return { formulas: positionals, data: values.data, pin: values.pin, feed: values.feed };
}

function readCsv(file) {
  try {
    return { file: basename(file), text: readFileSync(file, 'utf8') };
  } catch (error) {
    throw new Error(`${file} can't be read: ${error.message}`, { cause: error });
  }
}

/**
 * A version out of a feed's folder, with what its index says of it; undefined where the feed has no such version.
 * @throws Error where the file is not what the index vouches for
 */
export function readVersion(folder, name) {
  const { versions } = JSON.parse(readCsv(join(folder, 'index.json')).text);
  const entry = versions.find((each) => each.name === name);
  if (!entry) return undefined;
  const { file, text } = readCsv(join(folder, basename(entry.file)));
  const sha256 = createHash('sha256').update(text).digest('hex');
  if (sha256 !== entry.sha256) throw new Error(`${file} is damaged: its SHA-256 is not that of the index.`);
  const { from, through } = entry;
  return { file, text, version: { name, from, through, sha256 } };
}

/** The built add-in: metadata, manifest and the functions' scripts, followed by their door for the command line. */
export function readAddIn() {
  const entries = JSON.parse(readFileSync(at('build', 'entrypoints.json'), 'utf8'));
  const files = [...new Set([...entries.functions, ...entries['command-line']])];
  return {
    metadata: JSON.parse(readFileSync(at('dist', 'functions.json'), 'utf8')),
    manifest: readFileSync(at('dist', 'manifest.xml'), 'utf8'),
    scripts: files.map((file) => ({ file, code: readFileSync(at('dist', file), 'utf8') })),
  };
}

async function main(args) {
  const { help, formulas, data, pin, feed } = readArguments(args);
  if (help) return process.stderr.write(USAGE);
  const csv = data !== undefined ? readCsv(data) : feed !== undefined ? readVersion(feed, pin) : undefined;
  ensureInstalled();
  const { buildIfStale } = await import('./build.mjs');
  await buildIfStale({ targets: ['addin', 'calc'] });
  // Standard output is for JSON alone, whatever a library has to say.
  console.log = console.info = console.debug = console.error;
  const { calculate } = createRequire(import.meta.url)(at('build', 'calc', 'calc.cjs'));
  const answers = await calculate(formulas, readAddIn(), { csv, pin });
  process.stdout.write(answers.map((answer) => `${JSON.stringify(answer)}\n`).join(''));
}

if (isMain(import.meta.url)) {
  main(process.argv.slice(2)).catch((error) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  });
}
