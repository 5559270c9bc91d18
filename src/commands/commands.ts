import { insertExampleTable } from './example-table';
import { requestFromPane } from './pane-requests';
import type { PaneRequest } from './pane-requests';

/**
 * The ribbon's buttons and the entry of a cell's context menu. The ids are those of manifest.xml. A command opens the pane and hands the work to it, so that
 * nothing happens without a person seeing what; `completed` is called whatever happens, or Excel waits for it.
 */
function inPane(request: PaneRequest) {
  return async (event: Office.AddinCommands.Event): Promise<void> => {
    try {
      requestFromPane(request);
      await Office.addin.showAsTaskpane();
    } finally {
      event.completed();
    }
  };
}

/** Opens the manual beside the add-in's page. */
function openHelp(event: Office.AddinCommands.Event): void {
  const address = new URL('help/index.html', document.baseURI).href;
  if (Office.context.requirements.isSetSupported('OpenBrowserWindowApi', '1.1')) {
    Office.context.ui.openBrowserWindow(address);
  } else window.open(address, '_blank', 'noopener');
  event.completed();
}

// Without Office there is no ribbon; the pane says so itself (taskpane/last-resort.ts).
if (typeof Office !== 'undefined') {
  void Office.onReady(() => {
    Office.actions.associate('showDeals', inPane('showDeals'));
    Office.actions.associate('showMarket', inPane('showMarket'));
    Office.actions.associate('showDeal', inPane('showDeal'));
    Office.actions.associate('refreshAllTables', inPane('refreshAllTables'));
    Office.actions.associate('buildValuation', inPane('buildValuation'));
    Office.actions.associate('checkInstallation', inPane('checkInstallation'));
    Office.actions.associate('openHelp', openHelp);
    Office.actions.associate('insertExampleTable', insertExampleTable);
  });
}
