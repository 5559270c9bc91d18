import { fieldNamed } from '../../deals/fields';
import type { DealQuery, FieldCriterion } from '../../deals/deal-query';
import {
  companiesCalled,
  fieldsSearchedFor,
  isSpelledIn,
  searchWords,
  wordLeftOut,
} from '../../deals/search';
import { formsOf } from '../../deals/word-forms';
import { compileCriterion } from './compile-criterion';
import { conditionOf, negated, where } from './condition';
import type { Test } from './condition';
import { hasName } from './keys';
import type { ServerFacts } from './server-facts';
import { columnNamed, joined, sql, textValue } from './sql';
import type { Sql } from './sql';

/** Criteria that were compiled before; thousands of cells have the same. */
export type CompiledTests = (criterion: FieldCriterion, compile: () => Test) => Test;
const NOT_KEPT: CompiledTests = (_, compile) => compile();

/**
 * A query in the server's words: all of the tests must hold; those that always do are left out.
 * @throws InputError for an unknown field or a malformed criterion, as planQuery
 */
export function compileQuery(
  facts: ServerFacts,
  { criteria, search = '' }: Pick<DealQuery, 'criteria' | 'search'>,
  kept: CompiledTests = NOT_KEPT,
): readonly Test[] {
  const tests = criteria.map((criterion, index) =>
    kept(criterion, () => {
      const field = fieldNamed(criterion.field, `field ${index + 1}`);
      return compileCriterion(facts, field, criterion.test, `criterion ${index + 1} (${field.name})`);
    }),
  );
  return [...tests, ...searchWords(search).map((word) => searched(facts, word))].filter(
    ({ kind }) => kind !== 'all',
  );
}

/** All tests as one condition. */
export function conditionOfAll(tests: readonly Test[]): Sql {
  if (tests.length === 0) return sql`1`;
  return joined(
    tests.map((test) => sql`(${conditionOf(test)})`),
    ' AND ',
  );
}

function searched(facts: ServerFacts, word: string): Test {
  const leftOut = wordLeftOut(word);
  return leftOut === undefined ? holding(facts, word) : negated(holding(facts, leftOut));
}

/** A word somewhere in a deal: searchFilter in the server's words. */
function holding({ aliases }: ServerFacts, word: string): Test {
  const forms = formsOf(word);
  const letters = fieldsSearchedFor(word).flatMap((field) => {
    const column = columnNamed(field);
    const inside = forms.inside.map((each) => sql`position(lowerUTF8(${column}), ${textValue(each)}) > 0`);
    const spelled = isSpelledIn(field, forms) ? forms.spellings : [];
    return [...inside, ...spelled.map(({ pattern }) => sql`match(${column}, ${textValue(pattern)})`)];
  });
  const names = companiesCalled(aliases.rows, word);
  const byName = names.length > 0 ? [hasName('licensor', names), hasName('licensee', names)] : [];
  return where(sql`(${joined([...letters, ...byName], ' OR ')})`);
}
