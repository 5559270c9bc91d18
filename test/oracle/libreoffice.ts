/** LibreOffice Calc as an independent calculator: a workbook goes in, the values of its sheets come out. */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import Papa from 'papaparse';

const PLACES = [
  process.env['SOFFICE'] ?? '',
  '/usr/bin/soffice',
  '/usr/local/bin/soffice',
  '/snap/bin/libreoffice',
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
  'C:\\Program Files\\LibreOffice\\program\\soffice.exe',
];

/** The program, or undefined where it is not installed. */
export function findLibreOffice(): string | undefined {
  return PLACES.find((place) => place !== '' && existsSync(place));
}

/** Installs LibreOffice Calc from Debian's or Ubuntu's packages, where this process may. */
export function installLibreOffice(): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    return undefined;
  const install = ['install', '-y', '--no-install-recommends', 'libreoffice-calc'];
  for (const args of [['update'], install]) {
    spawnSync('apt-get', args, {
      stdio: 'ignore',
      timeout: 600_000,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  }
  return findLibreOffice();
}

/** Formulas of a workbook are calculated on opening, whatever values it brings along. */
const SETTINGS = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`;

/** Numbers in full and not as shown; every sheet (-1) or one (from 1) to a file of its own. */
const csvFilter = (sheet: number) =>
  `csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,${sheet}`;

export function versionOf(program: string): string {
  const text = execFileSync(program, ['--version'], { encoding: 'utf8' });
  return /LibreOffice [\d.]+/.exec(text)?.[0] ?? 'LibreOffice';
}

/**
 * Opens a workbook, calculates it and gives the cells of each sheet as text.
 * @param only number of the one sheet to give, from 1; otherwise all
 * @throws Error with what LibreOffice said, where it gives nothing
 */
export function calculate(program: string, workbook: Uint8Array, only = -1): Map<string, string[][]> {
  return calculateAll(program, new Map([['asked', workbook]]), only).get('asked') ?? new Map();
}

/**
 * The same for several workbooks at once, which saves starting the program for each.
 * @param workbooks by a name of letters and digits
 */
export function calculateAll(
  program: string,
  workbooks: ReadonlyMap<string, Uint8Array>,
  only = -1,
): Map<string, Map<string, string[][]>> {
  const folder = mkdtempSync(join(tmpdir(), 'dealsheet-calc-'));
  try {
    const profile = join(folder, 'profile');
    mkdirSync(join(profile, 'user'), { recursive: true });
    writeFileSync(join(profile, 'user', 'registrymodifications.xcu'), SETTINGS);
    const files = [...workbooks].map(([name, bytes]) => {
      const file = join(folder, `${name}.xlsx`);
      writeFileSync(file, bytes);
      return file;
    });
    const { stderr } = spawnSync(
      program,
      [
        '--headless',
        '--norestore',
        `-env:UserInstallation=${pathToFileURL(profile).href}`,
        '--convert-to',
        csvFilter(only),
        '--outdir',
        join(folder, 'answers'),
        ...files,
      ],
      { encoding: 'utf8', timeout: 300_000 },
    );
    if (!existsSync(join(folder, 'answers'))) throw new Error(`LibreOffice gave no answer: ${stderr}`);
    const answers = readdirSync(join(folder, 'answers'));
    const sheetsOf = (name: string) =>
      answers
        .filter((file) => file === `${name}.csv` || file.startsWith(`${name}-`))
        .map((file): [string, string[][]] => [
          file
            .slice(name.length)
            .replace(/^-/, '')
            .replace(/\.csv$/, ''),
          Papa.parse<string[]>(readFileSync(join(folder, 'answers', file), 'utf8')).data,
        ]);
    return new Map([...workbooks.keys()].map((name) => [name, new Map(sheetsOf(name))]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
