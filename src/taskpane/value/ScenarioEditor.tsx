import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { Add16Regular } from '@fluentui/react-icons/svg/add';
import { Dismiss16Regular } from '@fluentui/react-icons/svg/dismiss';
import { useId, useState } from 'react';
import { InputError } from '../../deals/input-error';
import { ASSUMPTIONS } from '../../valuation/assumption-list';
import { readAssumptions } from '../../valuation/assumptions';
import type { Assumptions } from '../../valuation/assumptions';
import { assumptionsWith, givenRows } from '../../valuation/scenario-rows';
import type { DealTerms } from '../../valuation/terms';
import { LONGEST_NAME } from '../../workbook/scenario-setting';
import type { NamedValue } from '../../workbook/scenario-setting';
import { useActivity } from '../activity';
import { useFocusOnShow } from '../focus';
import { TextField } from '../TextField';
import { useSurroundings, useTexts } from '../surroundings';
import { appraisalOf } from './appraisal';
import { useBasisWords } from './basis-words';
import { useValueStyles } from './value-styles';
import { VALUE_TEXTS } from './value-texts';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr) 24px',
    columnGap: tokens.spacingHorizontalXS,
    alignItems: 'center',
    marginTop: tokens.spacingVerticalXS,
  },
  label: { display: 'block', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** A row as it is being typed. */
interface TypedRow {
  readonly key: number;
  readonly name: string;
  readonly value: string;
}

interface ScenarioEditorProps {
  /** Undefined for the base, which has a name already. */
  readonly name: string | undefined;
  readonly rows: readonly NamedValue[];
  /** Names of the other scenarios. */
  readonly taken: readonly string[];
  readonly terms: DealTerms;
  /** What the rows change; undefined where they are the base. */
  readonly base: Assumptions | undefined;
  readonly onSave: (name: string | undefined, rows: readonly NamedValue[]) => Promise<void>;
  readonly onCancel: () => void;
  readonly onRemove: (() => Promise<void>) | undefined;
}

/** Assumptions by name and value: what will not do is said with the nearest names, before anything is stored. */
export function ScenarioEditor(props: ScenarioEditorProps) {
  const { taken, terms, base } = props;
  const styles = useStyles();
  const shared = useValueStyles();
  const { scenarios: t } = useTexts(VALUE_TEXTS);
  const { texts } = useSurroundings();
  const { running } = useActivity();
  const say = useBasisWords();
  const id = useId();
  const [name, setName] = useState(props.name === '' ? t.first : props.name);
  const [rows, setRows] = useState<readonly TypedRow[]>(() => {
    const given = props.rows.map(([each, value], key) => ({ key, name: each, value: String(value) }));
    return given.length > 0 ? given : [{ key: 0, name: '', value: '' }];
  });
  const first = useFocusOnShow<HTMLInputElement>();
  const [problem, setProblem] = useState<string>();

  const change = (key: number, part: Partial<TypedRow>) =>
    setRows((before) => before.map((row) => (row.key === key ? { ...row, ...part } : row)));

  /** What was typed, in the words of the list; a refusal otherwise. */
  const read = (): readonly NamedValue[] | string => {
    if (name !== undefined && name.trim() === '') return t.needsName;
    if (name !== undefined && taken.some((each) => each.toLowerCase() === name.trim().toLowerCase()))
      return t.taken(name.trim());
    const filled = rows.filter((row) => row.name.trim() !== '');
    if (base && filled.length === 0) return t.needsRow;
    try {
      const given = readAssumptions(filled.map((row) => [row.name, row.value]));
      const whole = base
        ? assumptionsWith(
            base,
            givenRows(given).map(([each, value]) => ({ name: String(each), value })),
          )
        : given;
      const found = appraisalOf(terms, whole);
      if ('problem' in found) return texts.common.refusal(found.problem);
      return givenRows(given) as readonly NamedValue[];
    } catch (refusal) {
      if (refusal instanceof InputError) return texts.common.refusal(refusal.message);
      throw refusal;
    }
  };
  const save = () => {
    const found = read();
    if (typeof found === 'string') setProblem(found);
    else void props.onSave(name?.trim(), found);
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      {name === undefined ? null : (
        <label>
          <span className={styles.label}>{t.name}</span>
          <TextField ref={first} value={name} maxLength={LONGEST_NAME} onType={setName} />
        </label>
      )}
      <div className={styles.row} aria-hidden>
        <span className={styles.label}>{t.assumption}</span>
        <span className={styles.label}>{t.value}</span>
      </div>
      <datalist id={`${id}-names`}>
        {ASSUMPTIONS.map((each) => (
          <option key={each.name} value={each.name}>
            {say.about(each)}
          </option>
        ))}
      </datalist>
      {rows.map((row, index) => (
        <div key={row.key} className={styles.row}>
          <TextField
            ref={name === undefined && index === 0 ? first : undefined}
            aria-label={`${t.assumption} ${String(index + 1)}`}
            list={`${id}-names`}
            value={row.name}
            onType={(typed) => change(row.key, { name: typed })}
          />
          <TextField
            aria-label={t.valueOf(row.name.trim() === '' ? String(index + 1) : row.name)}
            value={row.value}
            onType={(typed) => change(row.key, { value: typed })}
          />
          <Button
            size="small"
            appearance="subtle"
            icon={<Dismiss16Regular />}
            aria-label={t.removeRow(row.name.trim() === '' ? String(index + 1) : row.name)}
            onClick={() => setRows((before) => before.filter((each) => each.key !== row.key))}
          />
        </div>
      ))}
      <Button
        size="small"
        appearance="subtle"
        icon={<Add16Regular />}
        onClick={() =>
          setRows((before) => [
            ...before,
            { key: Math.max(-1, ...before.map(({ key }) => key)) + 1, name: '', value: '' },
          ])
        }
      >
        {t.addRow}
      </Button>
      {problem === undefined ? null : (
        <p className={shared.problem} role="alert">
          {problem}
        </p>
      )}
      <div className={shared.buttons}>
        <Button size="small" appearance="primary" type="submit" disabledFocusable={running !== undefined}>
          {t.save}
        </Button>
        <Button size="small" onClick={props.onCancel}>
          {t.cancel}
        </Button>
        {props.onRemove ? (
          <Button size="small" onClick={() => void props.onRemove?.()}>
            {t.remove}
          </Button>
        ) : null}
      </div>
    </form>
  );
}
