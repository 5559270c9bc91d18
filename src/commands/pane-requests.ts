/**
 * What a ribbon button, a context menu or another part of the pane asks of the pane: there it shows progress, can be
 * cancelled, reports, and can be undone. `showDeal` shows the deal in the selected cell, `showErrors` the formulas that
 * fail, `showTour` the first steps again.
 */
export type PaneRequest =
  | 'showDeals'
  | 'showMarket'
  | 'showDeal'
  | 'showErrors'
  | 'showTour'
  | 'refreshAllTables'
  | 'checkInstallation'
  | 'buildValuation';

type Listener = (request: PaneRequest) => void;

const listeners = new Set<Listener>();
const waiting: PaneRequest[] = [];

/** Hands a request to the pane; kept until the pane listens, since a button may be pressed before it has started. */
export function requestFromPane(request: PaneRequest): void {
  if (listeners.size === 0) waiting.push(request);
  for (const listener of [...listeners]) listener(request);
}

/** The pane listens; returns what ends it. */
export function onPaneRequest(listener: Listener): () => void {
  listeners.add(listener);
  for (const request of waiting.splice(0)) listener(request);
  return () => listeners.delete(listener);
}
