import {
  ArrowReset20Regular,
  DocumentAdd20Regular,
  FolderOpen20Regular,
  Save20Regular,
} from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { useRef, useState } from 'react';
import type { LeftOut } from '../xlsx/left-out';
import { Dialog } from './Dialog';
import { download, newWorkbook, readFile, replaceWorkbook, workbookFile } from './files';
import type { Session } from './session';
import type { Texts } from './texts';

interface FileButtonsProps {
  readonly session: Session | undefined;
  readonly texts: Texts;
  tell(text: string, error?: unknown): void;
}

/** Something that is asked before it is done. */
interface Question {
  readonly title: string;
  readonly text: string;
  readonly leftOut: readonly LeftOut[];
  readonly yes: string;
  go(): Promise<void> | void;
}

/** New, open, save, and the sample again. Each asks first where something would be lost. */
export function FileButtons({ session, texts, tell }: FileButtonsProps) {
  const [question, setQuestion] = useState<Question>();
  const picker = useRef<HTMLInputElement>(null);

  const replace = (
    open: Session,
    snapshot: Parameters<typeof replaceWorkbook>[1],
    leftOut: readonly LeftOut[],
  ) => {
    const go = () => replaceWorkbook(open, snapshot);
    if (leftOut.length > 0) {
      return setQuestion({
        title: texts.leftOutTitle,
        text: texts.leftOutOpening,
        leftOut,
        yes: texts.openAnyway,
        go,
      });
    }
    if (!open.isWorthKeeping()) return go();
    return setQuestion({
      title: texts.replaceTitle,
      text: texts.replaceText,
      leftOut,
      yes: texts.replace,
      go,
    });
  };
  const save = async (open: Session) => {
    const { file, leftOut } = await workbookFile(open);
    const go = () => download(file);
    if (leftOut.length === 0) return go();
    return setQuestion({
      title: texts.leftOutTitle,
      text: texts.leftOutSaving,
      leftOut,
      yes: texts.saveAnyway,
      go,
    });
  };
  const attempt = (work: () => Promise<void> | void, failed: string) => {
    void (async () => work())().catch((error: unknown) => tell(failed, error));
  };
  const button = (
    icon: ReactNode,
    label: string,
    work: (open: Session) => Promise<void> | void,
    failed: string,
  ) => (
    <button
      type="button"
      className="wb-button"
      aria-label={label}
      title={label}
      disabled={!session}
      onClick={() => session && attempt(() => work(session), failed)}
    >
      {icon}
      <span className="wb-label">{label}</span>
    </button>
  );

  return (
    <div className="wb-group wb-files">
      {button(
        <DocumentAdd20Regular />,
        texts.newWorkbook,
        (open) => replace(open, newWorkbook(), []),
        texts.actionFailed,
      )}
      {button(<FolderOpen20Regular />, texts.open, () => picker.current?.click(), texts.fileFailed)}
      {button(<Save20Regular />, texts.save, save, texts.saveFailed)}
      {button(
        <ArrowReset20Regular />,
        texts.resetSample,
        (open) => replace(open, undefined, []),
        texts.actionFailed,
      )}
      <input
        ref={picker}
        type="file"
        hidden
        accept=".xlsx"
        aria-label={texts.open}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          target.value = ''; // so that the same file can be chosen again
          if (!session || !file) return;
          attempt(async () => {
            const { snapshot, leftOut } = await readFile(file);
            await replace(session, snapshot, leftOut);
          }, texts.fileFailed);
        }}
      />
      {question && (
        <Dialog
          title={question.title}
          choices={[
            {
              label: question.yes,
              primary: true,
              onChoose: () => {
                setQuestion(undefined);
                attempt(question.go, texts.actionFailed);
              },
            },
            { label: texts.cancel, onChoose: () => setQuestion(undefined) },
          ]}
        >
          <p>{question.text}</p>
          {question.leftOut.length > 0 && (
            <ul>
              {question.leftOut.map(({ kind, sheets }) => (
                <li key={kind}>
                  {texts.leftOut[kind]}
                  {sheets.length > 0 ? ` (${sheets.join(', ')})` : ''}
                </li>
              ))}
            </ul>
          )}
        </Dialog>
      )}
    </div>
  );
}
