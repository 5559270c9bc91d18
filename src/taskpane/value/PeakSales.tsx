import { makeStyles, tokens } from '@fluentui/react-components';
import { useId, useRef, useState } from 'react';
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

/** What became of peak sales that were given: a value that will not do is refused with the reason. */
export type Given = 'saved' | 'not saved' | { readonly refused: string };

interface PeakSalesProps {
  readonly value: string | number | boolean | undefined;
  readonly disabled: boolean;
  /** Takes what was typed. */
  readonly onGive: (typed: string) => Promise<Given>;
}

/**
 * The one assumption that no data have and half of a valuation needs. Enter, or leaving the field, takes over what was
 * typed; the field shows what is in force otherwise.
 */
export function PeakSales({ value, disabled, onGive }: PeakSalesProps) {
  const styles = useStyles();
  const value_ = useValueStyles();
  const t = useTexts(VALUE_TEXTS);
  const id = useId();
  const now = value === undefined ? '' : String(value);
  /** What the user has typed and not yet given; undefined while the field shows what is in force. */
  const [typed, setTyped] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const giving = useRef(false);
  // What was typed upon a value that is no longer in force is not to replace the new one.
  const [before, setBefore] = useState(now);
  if (before !== now) {
    setBefore(now);
    setTyped(undefined);
    setProblem(undefined);
  }
  const take = async () => {
    // Enter gives, and the loss of the focus meanwhile would give once more.
    if (typed === undefined || giving.current) return;
    if (typed.trim() === now) {
      setTyped(undefined);
      setProblem(undefined);
      return;
    }
    giving.current = true;
    try {
      const given = await onGive(typed);
      if (typeof given === 'object') {
        setProblem(given.refused);
        return;
      }
      setTyped(undefined);
      setProblem(given === 'saved' ? undefined : t.scenarios.notSaved);
    } finally {
      giving.current = false;
    }
  };
  return (
    <div>
      <label className={styles.label} htmlFor={id}>
        {t.peakSales}
      </label>
      <TextField
        id={id}
        inputMode="decimal"
        value={typed ?? now}
        placeholder={t.inForce.bases['not given']}
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
