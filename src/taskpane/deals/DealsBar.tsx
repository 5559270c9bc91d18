import type { ComparedDeals } from './compared-deals';
import { CompareStrip } from './CompareStrip';
import { ServerLine } from './deals-on-demand';
import { InsertBar } from './InsertBar';
import type { MainAction } from './main-action';

interface DealsBarProps {
  readonly compared: ComparedDeals;
  readonly action: MainAction;
  /** Whether one deal is open: it alone is inserted then. */
  readonly oneDeal: boolean;
}

/** Below what is found: the deals picked to be compared, what the organisation's server has, and the main action. */
export function DealsBar({ compared, action, oneDeal }: DealsBarProps) {
  const { onServer } = action;
  return (
    <>
      <CompareStrip count={compared.dealIds.length} onShow={compared.show} onClear={compared.clear} />
      {onServer ? <ServerLine count={onServer} here={action.here} onAgain={action.countAgain} /> : null}
      <InsertBar action={action} oneDeal={oneDeal} />
    </>
  );
}
