import { useCallback, useEffect, useRef, useState } from 'react';
import type { ThemeName } from '../theme';
import { AddInPane } from './AddInPane';
import { FileButtons } from './FileButtons';
import type { Notice } from './Notices';
import { Notices } from './Notices';
import type { Preferences } from './preferences';
import { writePreferences } from './preferences';
import { Ribbon } from './Ribbon';
import { sampleWorkbook } from './sample';
import type { Session } from './session';
import { openSession } from './session';
import { forgetWorkbook, readWorkbook } from './stored-workbook';
import { textsIn } from './texts';
import { ViewButtons } from './ViewButtons';

/** The whole page: the bar on top, the spreadsheet, and the add-in's pane beside it. */
export function Workbench({ preferences: initial }: { readonly preferences: Preferences }) {
  const [preferences, setPreferences] = useState(initial);
  const [session, setSession] = useState<Session>();
  const [failure, setFailure] = useState<string>();
  const [notices, setNotices] = useState<readonly Notice[]>([]);
  const container = useRef<HTMLDivElement>(null);
  const isFreshSample = useRef(false);
  const texts = textsIn(preferences.language);

  const choose = useCallback((change: Partial<Preferences>) => {
    setPreferences((before) => {
      const after = { ...before, ...change };
      writePreferences(after);
      return after;
    });
  }, []);
  const tell = useCallback((text: string, error?: unknown) => {
    const detail = error instanceof Error ? error.message : error === undefined ? '' : String(error);
    setNotices((before) => [...before, { id: Date.now() + before.length, text, detail }]);
  }, []);

  useEffect(() => {
    document.documentElement.dataset.theme = preferences.theme;
    document.documentElement.lang = preferences.language;
  }, [preferences.theme, preferences.language]);

  useEffect(() => {
    const element = container.current;
    if (!element) return;
    const { language, theme } = initial;
    const open = async () => {
      const kept = await readWorkbook();
      // A sample that nobody has changed follows the language.
      isFreshSample.current = !kept || (kept.sample !== undefined && kept.sample !== language);
      return openSession({
        container: element,
        snapshot: kept && !isFreshSample.current ? kept.snapshot : sampleWorkbook(language),
        isSample: isFreshSample.current || kept?.sample !== undefined,
        language,
        theme,
        showPane: (paneOpen) => choose({ paneOpen }),
        onCommandFailed: (error) => tell(textsIn(language).actionFailed, error),
        onStorageRefused: () => tell(textsIn(language).notKept),
      });
    };
    open().then(setSession, (error: unknown) => {
      setFailure(error instanceof Error ? error.message : String(error));
    });
    // The page opens one workbook in its life: whatever replaces it loads the page again.
  }, [initial, choose, tell]);

  const setTheme = (theme: ThemeName) => {
    session?.setTheme(theme);
    choose({ theme });
  };
  const addInLoaded = async (loaded: Session) => {
    try {
      await loaded.start();
    } catch (error) {
      tell(texts.addInFailed, error);
      return;
    }
    if (isFreshSample.current) {
      await loaded.insertExampleTable().catch((error: unknown) => tell(texts.exampleFailed, error));
    }
  };
  const run = (name: string) => {
    session?.office.runAction(name).catch((error: unknown) => tell(texts.actionFailed, error));
  };

  return (
    <>
      <header className="wb-bar">
        <h1 className="wb-brand">
          <img src="/addin/assets/icon-32.png" alt="" width="20" height="20" />
          DealSheet <span>{texts.workbench}</span>
        </h1>
        <FileButtons session={session} texts={texts} tell={tell} />
        <Ribbon
          groups={session?.manifest.groups ?? []}
          paneOpen={preferences.paneOpen}
          onTogglePane={() => choose({ paneOpen: !preferences.paneOpen })}
          onRun={run}
        />
        <ViewButtons
          texts={texts}
          theme={preferences.theme}
          onTheme={setTheme}
          onLanguage={() => {
            choose({ language: preferences.language === 'zh-CN' ? 'en-US' : 'zh-CN' });
            void session?.autosave.now().then(() => location.reload());
          }}
        />
      </header>
      <Notices
        notices={notices}
        texts={texts}
        onDismiss={(id) => setNotices((all) => all.filter((n) => n.id !== id))}
      />
      <main className="wb-main">
        <div className="wb-sheet" ref={container} />
        {!session && (
          <div className="wb-cover" role={failure === undefined ? 'status' : 'alert'}>
            <p>{failure === undefined ? texts.starting : texts.failed}</p>
            {failure !== undefined && (
              <>
                <p className="wb-detail">{failure}</p>
                <div className="wb-choices">
                  <button type="button" onClick={() => location.reload()}>
                    {texts.tryAgain}
                  </button>
                  <button type="button" onClick={() => void forgetWorkbook().then(() => location.reload())}>
                    {texts.startAfresh}
                  </button>
                </div>
              </>
            )}
          </div>
        )}
        {session && (
          <AddInPane
            name={session.manifest.name}
            texts={texts}
            open={preferences.paneOpen}
            width={preferences.paneWidth}
            theme={preferences.theme}
            onWidth={(paneWidth) => choose({ paneWidth })}
            onClose={() => choose({ paneOpen: false })}
            onLoaded={() => void addInLoaded(session)}
          />
        )}
      </main>
    </>
  );
}
