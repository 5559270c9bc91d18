import type { AliasRow } from './aliases';
import { normaliseName } from './names';

/** Who is meant by a company name: abbreviations, Chinese names, tickers, former names, subsidiaries. */
export interface AliasIndex {
  readonly rows: readonly AliasRow[];
  /** The companies that `text` is a name of; empty if it is nobody's. Case, blanks, hyphens and a last full stop do not matter. */
  companiesNamed(text: string): readonly string[];
  /** All other names of a company, in the order of the data. */
  namesOf(company: string): readonly string[];
  /** The other names that are words for the company itself: no tickers, no subsidiaries. */
  spokenNamesOf(company: string): readonly string[];
}

/** "Merck & Co" is Merck & Co. */
const LAST_STOP = /\.$/;

/** Other names of a data set, indexed when first asked for. */
export function aliasIndex(rows: readonly AliasRow[]): AliasIndex {
  let index: ReturnType<typeof indexAliases> | undefined;
  const named = (by: keyof ReturnType<typeof indexAliases>, text: string) =>
    (index ??= indexAliases(rows))[by].get(normaliseName(text)) ?? [];
  return {
    rows,
    companiesNamed: (text) => named('companiesByName', text.trimEnd().replace(LAST_STOP, '')),
    namesOf: (company) => named('namesByCompany', company),
    spokenNamesOf: (company) => named('spokenNamesByCompany', company),
  };
}

function indexAliases(rows: readonly AliasRow[]) {
  const companiesByName = new Map<string, string[]>();
  const namesByCompany = new Map<string, string[]>();
  const spokenNamesByCompany = new Map<string, string[]>();
  for (const { company, alias, kind } of rows) {
    const key = normaliseName(company);
    addOnce(companiesByName, key.replace(LAST_STOP, ''), company);
    addOnce(companiesByName, normaliseName(alias).replace(LAST_STOP, ''), company);
    addOnce(namesByCompany, key, alias);
    if (kind !== 'ticker' && kind !== 'subsidiary') addOnce(spokenNamesByCompany, key, alias);
  }
  return { companiesByName, namesByCompany, spokenNamesByCompany };
}

function addOnce(lists: Map<string, string[]>, key: string, value: string): void {
  const list = lists.get(key);
  if (!list) lists.set(key, [value]);
  else if (!list.includes(value)) list.push(value);
}

/** The parties of a joint deal: "A; B" is two companies. */
export function partiesOf(cell: string): string[] {
  return cell
    .split(';')
    .map((party) => party.trim())
    .filter((party) => party !== '');
}
