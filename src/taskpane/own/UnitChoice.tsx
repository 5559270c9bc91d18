import { useState } from 'react';
import { Choice } from '../Choice';
import { useTexts } from '../surroundings';
import { TextField } from '../TextField';
import { useImportStyles } from './import-styles';
import { IMPORT_TEXTS } from './import-texts';
import { MONEY_UNITS, PERCENT_UNITS } from './units';
import type { MoneyUnitName, PercentUnit } from './units';

interface UnitChoiceProps {
  readonly header: string;
  readonly kind: 'money' | 'percent';
  readonly factor: number | undefined;
  /** Whether the user typed it, though it may be one of the list. */
  readonly isTyped: boolean;
  /** `isTyped`: what one unit of the column is worth, and not a unit of US dollars. */
  readonly onFactor: (factor: number | undefined, isTyped: boolean) => void;
}

/** A rate of exchange or a unit of the user's own. */
const isFactor = (value: number): boolean => Number.isFinite(value) && value > 0 && value <= 1e6;

/** The unit of a column of figures; for other currencies a factor that the user types. */
export function UnitChoice({ header, kind, factor, isTyped, onFactor }: UnitChoiceProps) {
  const styles = useImportStyles();
  const t = useTexts(IMPORT_TEXTS);
  const units = Object.entries<number>(kind === 'money' ? MONEY_UNITS : PERCENT_UNITS);
  const nameOf = (unit: string) =>
    kind === 'money' ? t.moneyUnits[unit as MoneyUnitName] : t.percentUnits[unit as PercentUnit];
  const chosen = units.find(([, each]) => each === factor)?.[0];
  const [typed, setTyped] = useState(factor === undefined ? '' : String(factor));
  const showsOther = kind === 'money' && (chosen === undefined || isTyped);
  return (
    <>
      <Choice
        label={t.unitFor(header)}
        value={showsOther ? (factor === undefined && !isTyped ? '' : 'other') : (chosen ?? '')}
        onChoose={(value) => {
          if (value === 'other') onFactor(isFactor(Number(typed)) ? Number(typed) : undefined, true);
          else onFactor(units.find(([unit]) => unit === value)?.[1], false);
        }}
      >
        {factor === undefined && !isTyped ? <option value="">{t.choose}</option> : null}
        {units.map(([unit]) => (
          <option key={unit} value={unit}>
            {nameOf(unit)}
          </option>
        ))}
        {kind === 'money' ? <option value="other">{t.otherFactor}</option> : null}
      </Choice>
      {factor === undefined ? <span className={styles.problem}>{t.unitUnknown}</span> : null}
      {showsOther ? (
        <TextField
          aria-label={t.factorFor(header)}
          title={t.factorFor(header)}
          placeholder={t.factorExample}
          inputMode="decimal"
          value={typed}
          onType={(value) => {
            setTyped(value);
            onFactor(isFactor(Number(value)) ? Number(value) : undefined, true);
          }}
        />
      ) : null}
    </>
  );
}
