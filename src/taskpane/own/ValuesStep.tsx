import { Button } from '@fluentui/react-components';
import { fieldNamed } from '../../deals/fields';
import { NEEDED_FIELDS } from '../../deals/own/read-row';
import type { UnknownValue } from '../../deals/own/import-plan';
import { choiceKey } from '../../deals/own/read-vocabulary';
import type { VocabularyChoices } from '../../deals/own/read-vocabulary';
import { Choice } from '../Choice';
import { useSurroundings, useTexts } from '../surroundings';
import { TextButton } from '../TextLink';
import { useImportStyles } from './import-styles';
import { IMPORT_TEXTS } from './import-texts';
import type { ImportState } from './use-import';

/** Stands for an empty cell among the entries to choose from. */
const EMPTY = '\u0000empty';

interface ValuesStepProps {
  readonly unknown: readonly UnknownValue[];
  readonly vocabulary: VocabularyChoices;
  readonly state: ImportState;
}

/** Words of the file that are in no list, with what they mean: those still open first, then those decided. */
export function ValuesStep({ unknown, vocabulary, state }: ValuesStepProps) {
  const styles = useImportStyles();
  const { field: fieldName, entry, formats } = useSurroundings();
  const t = useTexts(IMPORT_TEXTS);
  const suggested = unknown.filter(({ nearest }) => nearest !== undefined);
  const decided = Object.entries(vocabulary).flatMap(([field, meanings]) =>
    Object.entries(meanings ?? {}).map(([value, meaning]) => ({
      field: field as UnknownValue['field'],
      value,
      meaning,
    })),
  );
  const choice = (field: UnknownValue['field'], value: string, meaning: string | undefined) => {
    const entries = fieldNamed(field).vocabulary ?? [];
    return (
      <Choice
        label={t.valueMeans(fieldName(field), value)}
        value={meaning === undefined ? '' : meaning === '' ? EMPTY : meaning}
        onChoose={(chosen) =>
          state.setMeaning(field, value, chosen === '' ? undefined : chosen === EMPTY ? '' : chosen)
        }
      >
        <option value="">{t.choose}</option>
        {entries.map((each) => (
          <option key={each} value={each}>
            {entry(each)}
          </option>
        ))}
        {NEEDED_FIELDS.includes(field) ? null : <option value={EMPTY}>{t.leaveEmpty}</option>}
      </Choice>
    );
  };
  return (
    <>
      <p className={styles.hint}>
        {unknown.length === 0 && decided.length === 0 ? t.allUnderstood : t.valuesHint}
      </p>
      {suggested.length > 0 ? (
        <Button
          size="small"
          className={styles.action}
          onClick={() =>
            suggested.forEach(({ field, value, nearest }) => state.setMeaning(field, value, nearest))
          }
        >
          {t.takeSuggestions(formats.count(suggested.length), suggested.length)}
        </Button>
      ) : null}
      <ul className={styles.list}>
        {unknown.map(({ field, value, rows, nearest }) => (
          <li key={`${field} ${choiceKey(value)}`} className={styles.item}>
            <span>
              <span className={styles.name}>{value}</span>
              <br />
              <span className={styles.muted}>
                {fieldName(field)} {t.inRows(formats.count(rows), rows)}
              </span>
            </span>
            <span className={styles.stacked}>
              {choice(field, value, undefined)}
              {nearest === undefined ? null : (
                <TextButton
                  className={styles.link}
                  label={t.takeSuggestion(value, entry(nearest))}
                  title={t.takeSuggestion(value, entry(nearest))}
                  onClick={() => state.setMeaning(field, value, nearest)}
                >
                  {t.suggested(entry(nearest))}
                </TextButton>
              )}
            </span>
          </li>
        ))}
        {decided.map(({ field, value, meaning }) => (
          <li key={`${field} ${value}`} className={styles.item}>
            <span>
              <span className={styles.name}>{value}</span>
              <br />
              <span className={styles.muted}>{fieldName(field)}</span>
            </span>
            {choice(field, value, meaning)}
          </li>
        ))}
      </ul>
    </>
  );
}
