import { useEffect } from 'react';
import { readFeedSettings } from '../source/feed-settings';
import { useActivity } from './activity';
import { useTexts } from './surroundings';
import { OPENING_TEXTS } from './opening-texts';

/**
 * Where the user wishes so, looks for newer data once when the pane opens, and says so where there are. Nothing is
 * fetched and nothing said otherwise: a server that does not answer is no news then.
 */
export function useOpeningCheck(onLook: () => void): void {
  const { say } = useActivity();
  const t = useTexts(OPENING_TEXTS);
  useEffect(() => {
    const settings = readFeedSettings();
    if (!settings.checkOnOpening) return undefined;
    const stop = new AbortController();
    const check = async () => {
      const { newestOffered } = await import(/* webpackChunkName: "data-place" */ './data/newest-offered');
      const found = await newestOffered(settings, stop.signal);
      if (found === undefined || stop.signal.aborted) return;
      const title = found.isPinned ? t.pinnedFound(found.name) : t.newerFound(found.name);
      say({ kind: 'info', title, action: { label: t.look, run: onLook } });
    };
    check().catch(() => undefined);
    return () => stop.abort();
    // Once, when the pane opens.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
}
