import { passes } from '../../deals/criterion';
import type { Criterion } from '../../deals/criterion';
import type { FieldName } from '../../deals/fields';
import { readNumber } from '../../deals/operand';
import { among } from './condition';
import type { Test } from './condition';
import { foldedKey } from './keys';
import type { ServerFacts } from './server-facts';

/** Texts that read as a number: Excel's reading is decided here, value by value. */
export function readingAs(facts: ServerFacts, field: FieldName, value: number): Test {
  const texts = facts.distinct(field, 'with digits').filter((text) => readNumber(text) === value);
  return among(
    foldedKey(field),
    texts.map((text) => text.toLowerCase()),
  );
}

/** Excel's alphabet is not the server's: what comes before and after a text is decided here, value by value. */
export function inOrder(facts: ServerFacts, field: FieldName, criterion: Criterion): Test {
  const texts = facts.distinct(field, 'all').filter((text) => passes(criterion, text));
  return among(
    foldedKey(field),
    texts.map((text) => text.toLowerCase()),
  );
}
