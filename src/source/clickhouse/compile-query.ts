import { fieldNamed } from '../../deals/fields';
import type { FieldName } from '../../deals/fields';
import { foldText } from '../../deals/column';
import { normaliseName } from '../../deals/names';
import type { DealQuery } from '../../deals/query';
import { compileCriterion } from './compile-criterion';
import { conditionOf, where } from './condition';
import type { Test } from './condition';
import { PARTY_NAMES } from './keys';
import type { ServerFacts } from './server-facts';
import { columnNamed, joined, sql, textValue, textValues } from './sql';
import type { Sql } from './sql';

/**
 * A query in the server's words: all of the tests must hold; those that always do are left out.
 * @throws InputError for an unknown field or a malformed criterion, as planQuery
 */
export function compileQuery(
  facts: ServerFacts,
  { criteria, search = '' }: Pick<DealQuery, 'criteria' | 'search'>,
): readonly Test[] {
  const tests = criteria.map(({ field: name, test }, index) => {
    const field = fieldNamed(name, `field ${index + 1}`);
    return compileCriterion(facts, field, test, `criterion ${index + 1} (${field.name})`);
  });
  const words = foldText(search.normalize('NFKC')).split(/\s+/).filter(Boolean);
  return [...tests, ...words.map((word) => holding(facts, word))].filter(({ kind }) => kind !== 'all');
}

/** All tests as one condition. */
export function conditionOfAll(tests: readonly Test[]): Sql {
  if (tests.length === 0) return sql`1`;
  return joined(
    tests.map((test) => sql`(${conditionOf(test)})`),
    ' AND ',
  );
}

const SEARCHED: readonly FieldName[] = [
  'licensor',
  'licensee',
  'asset',
  'target',
  'indication',
  'modality',
  'therapeutic_area',
];

/** A word somewhere in a deal: searchFilter in the server's words. */
function holding({ aliases }: ServerFacts, word: string): Test {
  const fields = word.includes('-') ? [...SEARCHED, 'deal_id' as const] : SEARCHED;
  const letters = fields.map(
    (field) => sql`position(lowerUTF8(${columnNamed(field)}), ${textValue(word)}) > 0`,
  );
  const companies = new Set(
    aliases.rows
      .filter(({ alias }) => foldText(alias).includes(word))
      .map(({ company }) => normaliseName(company)),
  );
  const names = textValues([...companies].sort());
  const byName =
    companies.size > 0 ? Object.values(PARTY_NAMES).map((column) => sql`hasAny(${column}, ${names})`) : [];
  return where(sql`(${joined([...letters, ...byName], ' OR ')})`);
}
