/**
 * The commands of docs/clickhouse.md, run as they stand there: on ClickHouse in process.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { FIELDS } from '../../src/deals/fields';
import { canonicalCsv } from '../../src/deals/canonical-csv';
import { SCHEMA_STATEMENTS } from '../../src/source/clickhouse/schema-sql';
import { bundledRows } from '../deals/bundled';
import { openDatabase } from './organisation';
import type { Database } from './organisation';

const root = path.join(__dirname, '../..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

/** A command of the manual, and where it is run. */
export interface Command {
  readonly where: string;
  readonly database: string | undefined;
  /** Settings of its statements. */
  readonly settings: Readonly<Record<string, string>>;
  readonly statements: readonly string[];
  /** What its last statement reads. */
  readonly file: string | undefined;
}

const statementsIn = (text: string): string[] =>
  text
    .split(';')
    .map((each) => each.replace(/\s+/g, ' ').trim())
    .filter(Boolean);

function commandIn(text: string, where: string): Command {
  if (!text.startsWith('clickhouse-client'))
    return { where, database: 'deals', settings: {}, statements: statementsIn(text), file: undefined };
  const options = [...text.matchAll(/--(\w+) (?!--|<)("[^"]*"|\S+)/g)].map(
    ([, name = '', value = '']) => [name, value.replace(/^"|"$/g, '')] as const,
  );
  const { database, query = '', ...settings } = Object.fromEntries(options) as Record<string, string>;
  const file = / < (\S+)$/.exec(text.trim())?.[1];
  return { where, database, settings, statements: statementsIn(query), file };
}

/** The commands of a section; a line that begins with # says where those after it are run. */
export function commandsOf(heading: string): Command[] {
  const sections = read('docs/clickhouse.md').split(/^## /m);
  const section = sections.find((each) => each.startsWith(`${heading}\n`));
  if (section === undefined) throw new Error(`the manual has no section "${heading}"`);
  const blocks = section.match(/(?:^ {4,}\S.*\n)+/gm) ?? [];
  return blocks.flatMap((block) => {
    let where = '';
    return block
      .replace(/^ +/gm, '')
      .split(/^(?=clickhouse-client|#|CREATE TABLE)/m)
      .flatMap((text) => {
        if (text.startsWith('<')) return [];
        if (!text.startsWith('#')) return [commandIn(text, where)];
        where = text.replace(/^#\s*/, '').trim();
        return [];
      });
  });
}

/** Everything that decides the outcomes. */
export const manualQuestion = (): unknown => [commandsOf(SETTING_UP), SCHEMA_STATEMENTS, bundledRows];
const SETTING_UP = 'Setting up the server';

/** What was done or asked, and what came of it. */
export type Outcome = readonly [what: string, outcome: string];

/** A file with the headers of the pane, as its template has them. */
const withLabels = () => `${FIELDS.map(({ label }) => label).join(',')}\n2026-04,Option,Akeso,Summit\n`;
/** As the browser saves own deals. */
const withMark = () => `\ufeff${canonicalCsv(bundledRows.slice(0, 1))}`;
/** What the commands read. */
const FILES: Readonly<Record<string, () => string>> = {
  'deals.csv': () => canonicalCsv(bundledRows),
  'aliases.csv': () => read('src/data/aliases.csv'),
};

/** Notes down what a database says to statements. */
class Session {
  readonly outcomes: Outcome[] = [];
  constructor(readonly query: Database['query']) {}

  told(sql: string): string {
    try {
      return this.query(sql, 'TSV').trim().replace(/\s+/g, ' ') || 'done';
    } catch (reason) {
      return /Code: \d+/.exec(String(reason))?.[0] ?? String(reason);
    }
  }

  note(what: string, sql: string): void {
    this.outcomes.push([what.slice(0, 60), this.told(sql)]);
  }

  /** Whether a statement can be read; it is not carried out. */
  noteRead(sql: string): void {
    const told = this.told(`EXPLAIN AST ${sql}`);
    this.outcomes.push([sql.slice(0, 60), told.startsWith('Code: ') ? told : 'understood']);
  }

  facts(): void {
    this.note(
      'deals, their years, and those without an id',
      "SELECT count(), sum(year), countIf(deal_id = '') FROM deals",
    );
    this.note('version', 'SELECT name FROM deal_version ORDER BY loaded DESC, name DESC LIMIT 1');
  }

  /** @param file what the command reads, in place of the file that it names */
  run({ database, settings, statements, file }: Command, content = file && FILES[file]?.()): void {
    if (database !== undefined) this.told(`USE ${database}`);
    for (const [name, value] of Object.entries(settings)) this.told(`SET ${name} = ${value}`);
    if (file?.endsWith('.sql'))
      for (const each of SCHEMA_STATEMENTS) this.note(each.split('\n')[0] ?? '', each);
    for (const each of statements) {
      // There are no users in process: such a statement is read, not carried out.
      if (/^(CREATE (SETTINGS PROFILE|QUOTA|USER)|GRANT|ALTER QUOTA)/.test(each)) this.noteRead(each);
      else this.note(each, each.includes(' FORMAT ') ? `${each} ${content}` : each);
      for (const [, name = ''] of (
        /^CREATE SETTINGS PROFILE \w+ SETTINGS (.*)$/.exec(each)?.[1] ?? ''
      ).matchAll(/(\w+) =/g))
        this.note(`${name} is known`, `SELECT count() FROM system.settings WHERE name = '${name}'`);
    }
    for (const name of Object.keys(settings)) this.told(`SET ${name} = DEFAULT`);
  }
}

/** Sets up one server as the manual says, and loads what must not be loaded. */
export function setUpAsTheManualSays(): { engine: string; outcomes: Outcome[] } {
  const { query, close } = openDatabase();
  try {
    const session = new Session(query);
    const commands = commandsOf(SETTING_UP);
    const load = commands.find(({ statements }) => statements[0]?.startsWith('INSERT INTO deals FORMAT'));
    if (!load) throw new Error('the manual loads no deals');
    for (const command of commands) {
      session.run(command);
      if (command === load || command.statements.some((each) => each.startsWith('EXCHANGE'))) session.facts();
    }
    session.run(load, withLabels());
    session.facts();
    session.run(load, withMark());
    session.facts();
    return { engine: `ClickHouse ${session.told('SELECT version()')}`, outcomes: session.outcomes };
  } finally {
    close();
  }
}
