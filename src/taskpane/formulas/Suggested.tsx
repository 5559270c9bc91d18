import { useId } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { TextField } from '../TextField';
import type { Suggestion } from './suggestions';

interface SuggestedProps {
  readonly id?: string;
  readonly label?: string;
  readonly describedBy?: string;
  readonly value: string;
  readonly placeholder?: string;
  readonly suggestions: readonly Suggestion[];
  readonly invalid?: boolean;
  readonly onType: (value: string) => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  readonly after?: ReactNode;
}

/** A line of text with what may be typed there: the browser's own list, which also takes anything else. */
export function Suggested({ suggestions, label, describedBy, invalid, ...field }: SuggestedProps) {
  const list = useId();
  return (
    <>
      <TextField
        {...field}
        list={list}
        aria-label={label}
        aria-describedby={describedBy}
        aria-invalid={invalid === true ? true : undefined}
      />
      <datalist id={list}>
        {suggestions.map(({ value, label: meaning }) => (
          <option key={value} value={value} label={meaning === '' ? value : `${value} · ${meaning}`} />
        ))}
      </datalist>
    </>
  );
}
