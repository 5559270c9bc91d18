import { mergeClasses } from '@fluentui/react-components';
import { useState } from 'react';
import { fieldNamed } from '../../deals/fields';
import type { CellProblem } from '../../deals/own/cell-problem';
import { cellAddress } from '../../deals/own/text-table';
import { useSurroundings, useTexts } from '../surroundings';
import { TextField } from '../TextField';
import { unbroken } from '../unbroken';
import { useImportStyles } from './import-styles';
import { IMPORT_TEXTS } from './import-texts';

interface ProblemItemProps {
  readonly problem: CellProblem;
  readonly onCell: (address: string, text: string) => void;
}

/** A cell that can't be read, with what is wrong and a field to type over it. */
export function ProblemItem({ problem, onCell }: ProblemItemProps) {
  const styles = useImportStyles();
  const { field: fieldName, entry } = useSurroundings();
  const t = useTexts(IMPORT_TEXTS);
  const { row, column, field, kind, value, detail = '' } = problem;
  const [typed, setTyped] = useState(value);
  const address = column === undefined ? undefined : cellAddress(row, column);
  const name = t.cell(address ?? String(row), fieldName(field));
  const entries = fieldNamed(field).vocabulary;
  const list = entries && address ? `own-words-${address}` : undefined;
  const take = () => {
    if (address !== undefined && typed !== value) onCell(address, typed);
  };
  return (
    <li className={styles.item}>
      <span className={styles.name}>{unbroken(name)}</span>
      {address === undefined ? (
        <span className={styles.muted}>{value}</span>
      ) : (
        <TextField
          aria-label={name}
          aria-invalid={true}
          value={typed}
          list={list}
          onType={setTyped}
          onBlur={take}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) take();
          }}
        />
      )}
      {list ? (
        <datalist id={list}>
          {entries?.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
      ) : null}
      <span className={mergeClasses(styles.wide, styles.problem)}>
        {t.problems[kind](kind === 'notInVocabulary' && detail !== '' ? entry(detail) : detail)}
      </span>
    </li>
  );
}
