import { LoadingList } from './deals/LoadingList';
import type { DealsInForce } from './deals-in-force';
import { NothingHere } from './NothingHere';
import { PlaceFrame } from './PlaceFrame';
import { useSurroundings } from './surroundings';

interface WithoutDealsProps {
  readonly deals: Exclude<DealsInForce, { readonly state: 'ready' }>;
}

/** A place that shows nothing without deals: until they come, or with the reason why none can be shown. */
export function WithoutDeals({ deals }: WithoutDealsProps) {
  const { texts } = useSurroundings();
  return (
    <PlaceFrame bar={undefined}>
      {deals.state === 'refused' ? (
        <NothingHere title={texts.list.noDataTitle} hint={texts.common.refusal(deals.message)} />
      ) : (
        <LoadingList label={texts.list.loading} />
      )}
    </PlaceFrame>
  );
}
