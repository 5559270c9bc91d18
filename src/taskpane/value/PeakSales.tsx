import { makeStyles, tokens } from '@fluentui/react-components';
import { useId, useState } from 'react';
import { TextField } from '../TextField';
import { useTexts } from '../surroundings';
import { useValueStyles } from './value-styles';
import { VALUE_TEXTS } from './value-texts';

const useStyles = makeStyles({
  label: {
    display: 'block',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
});

interface PeakSalesProps {
  readonly value: string | number | boolean | undefined;
  readonly disabled: boolean;
  /** Takes what was typed; answers why it will not do. */
  readonly onGive: (typed: string) => Promise<string | undefined>;
}

/** The one assumption that no data have and half of a valuation needs. Enter, or leaving the field, takes it over. */
export function PeakSales({ value, disabled, onGive }: PeakSalesProps) {
  const styles = useStyles();
  const value_ = useValueStyles();
  const t = useTexts(VALUE_TEXTS);
  const id = useId();
  const now = value === undefined ? '' : String(value);
  const [typed, setTyped] = useState(now);
  const [problem, setProblem] = useState<string>();
  const take = async () => {
    if (typed.trim() === now) setProblem(undefined);
    else setProblem(await onGive(typed));
  };
  return (
    <div>
      <label className={styles.label} htmlFor={id}>
        {t.peakSales}
      </label>
      <TextField
        id={id}
        inputMode="decimal"
        value={typed}
        title={t.peakSalesHint}
        disabled={disabled}
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? undefined : `${id}-problem`}
        onType={setTyped}
        onBlur={() => void take()}
        onKeyDown={(event) => {
          if (event.key === 'Enter') void take();
        }}
      />
      {problem === undefined ? null : (
        <p id={`${id}-problem`} className={value_.problem} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
