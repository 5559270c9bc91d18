import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Add16Regular } from '@fluentui/react-icons/svg/add';
import { Dismiss16Regular } from '@fluentui/react-icons/svg/dismiss';
import { TableCellEdit20Regular } from '@fluentui/react-icons/svg/table-cell-edit';
import { useMemo, useRef } from 'react';
import type { DealSet } from '../../deals/dataset';
import { useSurroundings, useTexts } from '../surroundings';
import type { Draft } from './draft';
import { Explained } from './Explained';
import { FORMULAS_TEXTS } from './formulas-texts';
import type { KnownFunction } from './known-functions';
import { Suggested } from './Suggested';
import { criterionSuggestions, fieldSuggestions } from './suggestions';
import type { Words } from './suggestions';

const useStyles = makeStyles({
  fieldset: { margin: `${tokens.spacingVerticalM} 0 0`, padding: 0, border: 'none', minWidth: 0 },
  legend: {
    padding: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
  },
  optional: {
    paddingLeft: tokens.spacingHorizontalXS,
    color: tokens.colorNeutralForeground3,
    fontWeight: tokens.fontWeightRegular,
  },
  pair: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalXS,
    marginTop: tokens.spacingVerticalXS,
  },
});

interface CriteriaFieldsProps {
  readonly known: KnownFunction;
  readonly draft: Draft;
  readonly set: DealSet;
  readonly words: Words;
  readonly hint: string;
  readonly onDraft: (draft: Draft) => void;
  readonly onSelection: (take: (typed: string) => void) => void;
}

/** Pairs of a field and a criterion, as many as are wanted. */
export function CriteriaFields({
  known,
  draft,
  set,
  words,
  hint,
  onDraft,
  onSelection,
}: CriteriaFieldsProps) {
  const styles = useStyles();
  const { formats } = useSurroundings();
  const t = useTexts(FORMULAS_TEXTS);
  const fields = useMemo(() => fieldSuggestions(known, words), [known, words]);
  const fieldset = useRef<HTMLFieldSetElement>(null);
  const { pairs } = draft;
  const change = (place: number, pair: readonly [string, string]) =>
    onDraft({ ...draft, pairs: pairs.map((each, at) => (at === place ? pair : each)) });
  const add = () => {
    onDraft({ ...draft, pairs: [...pairs, ['', '']] });
    // The new field takes the focus once it is there.
    setTimeout(() => {
      const inputs = fieldset.current?.querySelectorAll<HTMLInputElement>('input') ?? [];
      inputs[inputs.length - 2]?.focus();
    });
  };
  return (
    <fieldset className={styles.fieldset} ref={fieldset}>
      <legend className={styles.legend}>
        {t.build.criteria}
        <span className={styles.optional}>{t.build.optional}</span>
      </legend>
      <Explained name={t.build.criteria}>{hint}</Explained>
      {pairs.map(([field, criterion], place) => {
        const nth = formats.count(place + 1);
        return (
          <div key={nth} className={styles.pair}>
            <Suggested
              label={t.build.field(nth)}
              value={field}
              suggestions={fields}
              onType={(value) => change(place, [value, criterion])}
            />
            <Suggested
              label={t.build.criterion(nth)}
              value={criterion}
              suggestions={criterionSuggestions(known, field, set, words)}
              onType={(value) => change(place, [field, value])}
              after={
                <Button
                  size="small"
                  appearance="transparent"
                  icon={<TableCellEdit20Regular />}
                  aria-label={t.build.useSelection(t.build.criterion(nth))}
                  title={t.build.useSelection(t.build.criterion(nth))}
                  onClick={() => onSelection((value) => change(place, [field, value]))}
                />
              }
            />
            <Button
              size="small"
              appearance="subtle"
              icon={<Dismiss16Regular />}
              aria-label={t.build.remove(field === '' ? nth : field)}
              title={t.build.remove(field === '' ? nth : field)}
              onClick={() => onDraft({ ...draft, pairs: pairs.filter((_, at) => at !== place) })}
            />
          </div>
        );
      })}
      <Button size="small" appearance="subtle" icon={<Add16Regular />} onClick={add}>
        {t.build.add}
      </Button>
    </fieldset>
  );
}
