import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';

/** One answer that a dialog offers; the last is the one that changes nothing, and what Escape gives. */
export interface Choice {
  readonly label: string;
  readonly primary?: boolean;
  onChoose(): void;
}

interface DialogProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly choices: readonly Choice[];
}

/** A question that has to be answered before anything goes on. */
export function Dialog({ title, children, choices }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      className="wb-dialog"
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault();
        choices.at(-1)?.onChoose();
      }}
    >
      <h2>{title}</h2>
      {children}
      <div className="wb-choices">
        {choices.map(({ label, primary = false, onChoose }) => (
          <button key={label} type="button" data-primary={primary} onClick={onChoose}>
            {label}
          </button>
        ))}
      </div>
    </dialog>
  );
}
