import { ArrowReset20Regular, DocumentAdd20Regular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { Dialog } from './Dialog';
import { openNew, openSample } from './files';
import type { Session } from './session';
import type { Texts } from './texts';

interface FileButtonsProps {
  readonly session: Session | undefined;
  readonly texts: Texts;
  tell(text: string, error?: unknown): void;
}

/** New workbook, and the sample again: each asks first where something would be lost. */
export function FileButtons({ session, texts, tell }: FileButtonsProps) {
  const [replacement, setReplacement] = useState<() => Promise<void>>();
  const run = (replace: () => Promise<void>) => {
    setReplacement(undefined);
    replace().catch((error: unknown) => tell(texts.actionFailed, error));
  };
  const button = (icon: ReactNode, label: string, replace: (session: Session) => Promise<void>) => (
    <button
      type="button"
      className="wb-button"
      aria-label={label}
      title={label}
      disabled={!session}
      onClick={() => {
        if (!session) return;
        if (session.isWorthKeeping()) setReplacement(() => () => replace(session));
        else run(() => replace(session));
      }}
    >
      {icon}
      <span className="wb-label">{label}</span>
    </button>
  );
  return (
    <div className="wb-group wb-files">
      {button(<DocumentAdd20Regular />, texts.newWorkbook, openNew)}
      {button(<ArrowReset20Regular />, texts.resetSample, openSample)}
      {replacement && (
        <Dialog
          title={texts.replaceTitle}
          choices={[
            { label: texts.replace, primary: true, onChoose: () => run(replacement) },
            { label: texts.cancel, onChoose: () => setReplacement(undefined) },
          ]}
        >
          <p>{texts.replaceText}</p>
        </Dialog>
      )}
    </div>
  );
}
