import type { OfficeTheme } from './office-theme';
import { LIGHT_THEME } from './office-theme';
import { isSetSupported } from './requirement-sets';

/** What the page around the host does when the add-in asks. */
export interface OfficeSurroundings {
  /** Language of the interface, such as "en-US". */
  readonly displayLanguage?: string;
  showTaskpane?(): Promise<void> | void;
  hideTaskpane?(): Promise<void> | void;
  openBrowserWindow?(url: string): void;
}

/** A ribbon button's function, called with an event that it must complete. */
export type ActionHandler = (event: { completed(): void; source: { id: string } }) => unknown;

type ThemeHandler = (args: { type: string; officeTheme: OfficeTheme }) => void;
type VisibilityHandler = (message: { visibilityMode: string }) => void;
type AsyncResult = { status: 'succeeded'; value: undefined; asyncContext: undefined };

const HOST_INFO = { host: 'Excel', platform: 'OfficeOnline' } as const;
const DONE: AsyncResult = { status: 'succeeded', value: undefined, asyncContext: undefined };

/** The global `Office`, and the strings by which the page around it pulls. */
export function officeNamespace(surroundings: OfficeSurroundings) {
  let theme = LIGHT_THEME;
  const themeHandlers = new Set<ThemeHandler>();
  const visibilityHandlers = new Set<VisibilityHandler>();
  const actions = new Map<string, ActionHandler>();
  const language = surroundings.displayLanguage ?? 'en-US';

  const visible = async (
    visibilityMode: 'Taskpane' | 'Hidden',
    work: (() => Promise<void> | void) | undefined,
  ) => {
    await work?.();
    for (const handler of visibilityHandlers) handler({ visibilityMode });
  };

  const Office = {
    HostType: {
      Excel: 'Excel',
      Word: 'Word',
      PowerPoint: 'PowerPoint',
      Outlook: 'Outlook',
      OneNote: 'OneNote',
    },
    PlatformType: {
      PC: 'PC',
      OfficeOnline: 'OfficeOnline',
      Mac: 'Mac',
      iOS: 'iOS',
      Android: 'Android',
      Universal: 'Universal',
    },
    EventType: { OfficeThemeChanged: 'officeThemeChanged' },
    AsyncResultStatus: { Succeeded: 'succeeded', Failed: 'failed' },
    StartupBehavior: { none: 'None', load: 'Load' },
    VisibilityMode: { hidden: 'Hidden', taskpane: 'Taskpane' },
    onReady: async (callback?: (info: typeof HOST_INFO) => unknown) => {
      await callback?.(HOST_INFO);
      return HOST_INFO;
    },
    context: {
      host: HOST_INFO.host,
      platform: HOST_INFO.platform,
      displayLanguage: language,
      contentLanguage: language,
      diagnostics: { ...HOST_INFO, version: '16.0.0.0' },
      get officeTheme() {
        return theme;
      },
      requirements: { isSetSupported },
      document: {
        addHandlerAsync(type: string, handler: ThemeHandler, ...rest: unknown[]) {
          if (type === 'officeThemeChanged') themeHandlers.add(handler);
          const callback = rest.at(-1);
          if (typeof callback === 'function') callback(DONE);
        },
        removeHandlerAsync(
          _type: string,
          options?: { handler?: ThemeHandler },
          callback?: (result: AsyncResult) => void,
        ) {
          if (options?.handler) themeHandlers.delete(options.handler);
          else themeHandlers.clear();
          callback?.(DONE);
        },
      },
      ui: {
        openBrowserWindow: (url: string) => surroundings.openBrowserWindow?.(url),
      },
    },
    actions: {
      associate: (id: string, handler: ActionHandler) => void actions.set(id, handler),
    },
    addin: {
      showAsTaskpane: () => visible('Taskpane', surroundings.showTaskpane),
      hide: () => visible('Hidden', surroundings.hideTaskpane),
      setStartupBehavior: async () => undefined,
      getStartupBehavior: async () => 'None',
      onVisibilityModeChanged: async (handler: VisibilityHandler) => {
        visibilityHandlers.add(handler);
        return async () => void visibilityHandlers.delete(handler);
      },
    },
  };

  return {
    Office,
    actions,
    /** Runs a ribbon button's function. @throws Error for an id that nobody associated */
    runAction: async (id: string): Promise<void> => {
      const handler = actions.get(id);
      if (!handler) throw new Error(`No action "${id}" is associated.`);
      await new Promise<void>((resolve, reject) => {
        Promise.resolve(handler({ completed: resolve, source: { id } })).catch(reject);
      });
    },
    /** Changes the theme and tells the add-in. */
    setTheme: (next: OfficeTheme): void => {
      theme = next;
      for (const handler of themeHandlers) handler({ type: 'officeThemeChanged', officeTheme: next });
    },
  };
}
