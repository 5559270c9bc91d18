import { Dismiss16Regular, Info20Regular } from '@fluentui/react-icons';
import type { Texts } from './texts';

/** Something that the user should know, until they dismiss it. */
export interface Notice {
  readonly id: number;
  readonly text: string;
  readonly detail: string;
}

interface NoticesProps {
  readonly notices: readonly Notice[];
  readonly texts: Texts;
  onDismiss(id: number): void;
}

/** Notices under the bar. */
export function Notices({ notices, texts, onDismiss }: NoticesProps) {
  return (
    <div className="wb-notices" role="alert">
      {notices.map(({ id, text, detail }) => (
        <div key={id} className="wb-notice">
          <Info20Regular aria-hidden />
          <p>
            {text} {detail && <span>{detail}</span>}
          </p>
          <button
            type="button"
            className="wb-icon-button"
            aria-label={texts.dismiss}
            onClick={() => onDismiss(id)}
          >
            <Dismiss16Regular />
          </button>
        </div>
      ))}
    </div>
  );
}
