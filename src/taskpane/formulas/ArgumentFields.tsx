import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { TableCellEdit20Regular } from '@fluentui/react-icons/svg/table-cell-edit';
import { useId } from 'react';
import type { DealSet } from '../../deals/dataset';
import { useSurroundings, useTexts } from '../surroundings';
import type { Draft } from './draft';
import { Explained } from './Explained';
import { FORMULAS_TEXTS } from './formulas-texts';
import { takesPairs } from './known-functions';
import type { KnownFunction } from './known-functions';
import { Suggested } from './Suggested';
import { suggestionsFor } from './suggestions';
import type { Words } from './suggestions';

const useStyles = makeStyles({
  argument: { marginTop: tokens.spacingVerticalS },
  label: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalXS,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
  },
  optional: { color: tokens.colorNeutralForeground3, fontWeight: tokens.fontWeightRegular },
});

interface ArgumentFieldsProps {
  readonly known: KnownFunction;
  readonly draft: Draft;
  readonly set: DealSet;
  readonly words: Words;
  /** What a parameter is, in the pane's language. */
  readonly described: (description: string) => string;
  readonly onDraft: (draft: Draft) => void;
  /** Gives the selected cells as they are typed: =Sheet1!A2:B9. */
  readonly onSelection: (take: (typed: string) => void) => void;
}

/** A field for each argument that does not repeat, with what may be typed, and what it means. */
export function ArgumentFields(props: ArgumentFieldsProps) {
  const { known, draft, set, words, described, onDraft } = props;
  const styles = useStyles();
  const { formats } = useSurroundings();
  const t = useTexts(FORMULAS_TEXTS);
  const id = useId();
  const singles = known.parameters.filter((parameter) => !takesPairs(parameter));
  const type = (place: number, typed: string) =>
    onDraft({ ...draft, values: singles.map((_, at) => (at === place ? typed : (draft.values[at] ?? ''))) });
  return singles.map((parameter, place) => {
    const name = parameter.name.replaceAll('_', ' ');
    const typed = draft.values[place] ?? '';
    const field = `${id}${formats.count(place)}`;
    return (
      <div key={parameter.name} className={styles.argument}>
        <label className={styles.label} htmlFor={field}>
          {name}
          {parameter.optional ? <span className={styles.optional}>{t.build.optional}</span> : null}
        </label>
        <Suggested
          id={field}
          describedBy={`${field}-hint`}
          value={typed}
          suggestions={suggestionsFor(known, parameter, typed, set, words)}
          onType={(value) => type(place, value)}
          after={
            <Button
              size="small"
              appearance="transparent"
              icon={<TableCellEdit20Regular />}
              aria-label={t.build.useSelection(name)}
              title={t.build.useSelection(name)}
              onClick={() => props.onSelection((value) => type(place, value))}
            />
          }
        />
        <Explained id={`${field}-hint`} name={name}>
          {described(parameter.description)}
        </Explained>
      </div>
    );
  });
}
