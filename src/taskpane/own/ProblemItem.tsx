import { mergeClasses } from '@fluentui/react-components';
import { useState } from 'react';
import { fieldNamed } from '../../deals/fields';
import type { CellProblem, CellWarning } from '../../deals/own/cell-problem';
import { cellAddress } from '../../deals/own/text-table';
import { useSurroundings, useTexts } from '../surroundings';
import { TextField } from '../TextField';
import { unbroken } from '../unbroken';
import { useImportStyles } from './import-styles';
import { IMPORT_TEXTS } from './import-texts';

interface ProblemItemProps {
  readonly problem: CellProblem | CellWarning;
  readonly onCell: (address: string, text: string) => void;
}

/** A cell that can't be read, or is to be looked at: with what is wrong and a field to type over it. */
export function ProblemItem({ problem, onCell }: ProblemItemProps) {
  const styles = useImportStyles();
  const { field: fieldName } = useSurroundings();
  const t = useTexts(IMPORT_TEXTS);
  const { row, column, field, value } = problem;
  const isWarning = isWarned(problem);
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
          aria-invalid={!isWarning}
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
      <span className={mergeClasses(styles.wide, isWarning ? styles.muted : styles.problem)}>
        {useReason(problem)}
      </span>
    </li>
  );
}

const isWarned = (problem: CellProblem | CellWarning): problem is CellWarning =>
  problem.kind in IMPORT_TEXTS['en-US'].warnings;

/** What is wrong with a cell, or is to be looked at, in the language of the pane. */
function useReason(problem: CellProblem | CellWarning): string {
  const { entry, field: fieldName, formats } = useSurroundings();
  const t = useTexts(IMPORT_TEXTS);
  if (isWarned(problem)) {
    const { kind, part, amountUsdM, percentagePoints, serial } = problem;
    const amount = amountUsdM ?? percentagePoints;
    return t.warnings[kind]({
      part: part === undefined ? '' : fieldName(part),
      // With as many digits as it has: a twentieth of a million must not show as none.
      amount:
        amount === undefined ? '' : amount.toLocaleString(formats.locale, { maximumSignificantDigits: 6 }),
      day: serial === undefined ? '' : formats.date(serial, 'day'),
    });
  }
  const { kind, detail = '' } = problem;
  return t.problems[kind](kind === 'notInVocabulary' && detail !== '' ? entry(detail) : detail);
}
