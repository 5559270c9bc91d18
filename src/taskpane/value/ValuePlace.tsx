import type { DealSet } from '../../deals/dataset';
import type { DealsInForce } from '../deals-in-force';
import { LoadingList } from '../deals/LoadingList';
import type { Remembered } from '../memory';
import { NothingHere } from '../NothingHere';
import { PlaceFrame } from '../PlaceFrame';
import { useTexts } from '../surroundings';
import { WithoutDeals } from '../WithoutDeals';
import { useSubject } from './use-subject';
import { Valued } from './Valued';
import { VALUE_TEXTS } from './value-texts';

interface ValuePlaceProps {
  readonly deals: DealsInForce;
  /** The deal whose card asked for it; undefined to value what is selected in the sheet. */
  readonly asked: string | undefined;
  readonly memory: Remembered;
  readonly onMemory: (change: Partial<Remembered>) => void;
}

/** What a deal is worth to both sides, every step of it, and what moves it. */
export default function ValuePlace({ deals, ...props }: ValuePlaceProps) {
  return deals.state === 'ready' ? <Found set={deals.set} {...props} /> : <WithoutDeals deals={deals} />;
}

type FoundProps = Omit<ValuePlaceProps, 'deals'> & { readonly set: DealSet };

function Found({ set, asked, memory, onMemory }: FoundProps) {
  const t = useTexts(VALUE_TEXTS);
  const { found, look } = useSubject(set, asked, memory.valuedDeal ?? memory.openDeal);
  if (found.state === 'ready') {
    const { subject } = found;
    return (
      <Valued
        // Another deal, or another cell, is another valuation: nothing of what was being edited goes with it.
        key={`${subject.dealId ?? ''} ${subject.cell ?? ''}`}
        set={set}
        subject={subject}
        view={memory.valueView}
        onMemory={onMemory}
        onLook={look}
      />
    );
  }
  if (found.state === 'reading')
    return (
      <PlaceFrame bar={undefined}>
        <LoadingList label={t.reading} />
      </PlaceFrame>
    );
  return (
    <PlaceFrame bar={undefined}>
      <NothingHere
        title={found.state === 'none' ? t.none : t.unread}
        hint={found.state === 'none' ? t.noneHint : found.problem}
        action={{ label: t.look, run: look }}
      />
    </PlaceFrame>
  );
}
