import { useState } from 'react';
import { MONEY_FACTORS } from '../../deals/own/money-unit';
import { Choice } from '../Choice';
import { useTexts } from '../surroundings';
import { TextField } from '../TextField';
import { useImportStyles } from './import-styles';
import { IMPORT_TEXTS } from './import-texts';

interface UnitChoiceProps {
  readonly header: string;
  readonly kind: 'money' | 'percent';
  readonly factor: number | undefined;
  readonly onFactor: (factor: number | undefined) => void;
}

const PERCENT_FACTORS = [1, 100] as const;
/** A rate of exchange or a unit of the user's own. */
const isFactor = (value: number): boolean => Number.isFinite(value) && value > 0 && value <= 1e6;

/** The unit of a column of figures; for other currencies a factor that the user types. */
export function UnitChoice({ header, kind, factor, onFactor }: UnitChoiceProps) {
  const styles = useImportStyles();
  const t = useTexts(IMPORT_TEXTS);
  const known: readonly number[] = kind === 'money' ? MONEY_FACTORS : PERCENT_FACTORS;
  const isOther = factor === undefined || !known.includes(factor);
  const [typed, setTyped] = useState(factor === undefined ? '' : String(factor));
  const [other, setOther] = useState(false);
  const names = kind === 'money' ? t.moneyUnits : t.percentUnits;
  /** As the texts name it: 1e-6 has a point, not an exponent. */
  const keyOf = (each: number) => (each === 1e-6 ? '0.000001' : String(each));
  const showsOther = kind === 'money' && (isOther || other);
  return (
    <>
      <Choice
        label={t.unitFor(header)}
        value={showsOther ? (factor === undefined && !other ? '' : 'other') : keyOf(factor ?? 1)}
        onChoose={(value) => {
          setOther(value === 'other');
          if (value === 'other') onFactor(isFactor(Number(typed)) ? Number(typed) : undefined);
          else onFactor(value === '' ? undefined : Number(value));
        }}
      >
        {factor === undefined && !other ? <option value="">{t.choose}</option> : null}
        {known.map((each) => (
          <option key={each} value={keyOf(each)}>
            {names[keyOf(each)]}
          </option>
        ))}
        {kind === 'money' ? <option value="other">{t.otherFactor}</option> : null}
      </Choice>
      {factor === undefined ? <span className={styles.problem}>{t.unitUnknown}</span> : null}
      {showsOther ? (
        <TextField
          aria-label={t.factorFor(header)}
          title={t.factorFor(header)}
          inputMode="decimal"
          value={typed}
          placeholder="0.14"
          onType={(value) => {
            setTyped(value);
            setOther(true);
            onFactor(isFactor(Number(value)) ? Number(value) : undefined);
          }}
        />
      ) : null}
    </>
  );
}
