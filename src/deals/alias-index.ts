import type { AliasRow } from './aliases';
import { normaliseName } from './names';

/** Who is meant by a company name: abbreviations, Chinese names, tickers, former names, subsidiaries. */
export interface AliasIndex {
  readonly rows: readonly AliasRow[];
  /** The companies that `text` is a name of; empty if it is nobody's. Case, blanks and hyphens do not matter. */
  companiesNamed(text: string): readonly string[];
  /** All other names of a company, in the order of the data. */
  namesOf(company: string): readonly string[];
}

/** Other names of a data set, indexed when first asked for. */
export function aliasIndex(rows: readonly AliasRow[]): AliasIndex {
  let index: Omit<AliasIndex, 'rows'> | undefined;
  const indexed = () => (index ??= indexAliases(rows));
  return {
    rows,
    companiesNamed: (text) => indexed().companiesNamed(text),
    namesOf: (company) => indexed().namesOf(company),
  };
}

function indexAliases(rows: readonly AliasRow[]): Omit<AliasIndex, 'rows'> {
  const companiesByName = new Map<string, string[]>();
  const namesByCompany = new Map<string, string[]>();
  const add = (name: string, company: string) => {
    const key = normaliseName(name);
    const known = companiesByName.get(key);
    if (!known) companiesByName.set(key, [company]);
    else if (!known.includes(company)) known.push(company);
  };
  for (const { company, alias } of rows) {
    add(company, company);
    add(alias, company);
    const names = namesByCompany.get(normaliseName(company));
    if (names) names.push(alias);
    else namesByCompany.set(normaliseName(company), [alias]);
  }
  return {
    companiesNamed: (text) => companiesByName.get(normaliseName(text)) ?? [],
    namesOf: (company) => namesByCompany.get(normaliseName(company)) ?? [],
  };
}

/** The parties of a joint deal: "A; B" is two companies. */
export function partiesOf(cell: string): string[] {
  return cell
    .split(';')
    .map((party) => party.trim())
    .filter((party) => party !== '');
}
