import { ArrowReset20Regular, DocumentAdd20Regular } from '@fluentui/react-icons';
import type { SpreadsheetLanguage } from '../language';
import { emptyWorkbook } from '../univer';
import type { Session } from './session';
import { forgetWorkbook, writeWorkbook } from './stored-workbook';
import type { Texts } from './texts';

interface FileButtonsProps {
  readonly session: Session | undefined;
  readonly texts: Texts;
  readonly language: SpreadsheetLanguage;
  tell(text: string, error?: unknown): void;
}

/** New workbook, the sample again. */
export function FileButtons({ session, texts }: FileButtonsProps) {
  const replace = async (put: () => Promise<void>) => {
    session?.autosave.stop();
    await put();
    location.reload();
  };
  return (
    <div className="wb-group">
      <button
        type="button"
        className="wb-button"
        onClick={() => void replace(() => writeWorkbook(emptyWorkbook()))}
      >
        <DocumentAdd20Regular />
        {texts.newWorkbook}
      </button>
      <button type="button" className="wb-button" onClick={() => void replace(forgetWorkbook)}>
        <ArrowReset20Regular />
        {texts.resetSample}
      </button>
    </div>
  );
}
