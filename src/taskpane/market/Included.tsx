import { useMemo } from 'react';
import type { DealSet } from '../../deals/dataset';
import { countDeals } from '../../deals/query';
import { LICENCES } from '../deals/filters';
import { useSurroundings, useTexts } from '../surroundings';
import { Hint } from './Hint';
import { scopeCriteria } from './market-state';
import type { MarketScope } from './market-state';
import { MARKET_TEXTS } from './market-texts';

interface IncludedProps {
  readonly set: DealSet;
  readonly scope: MarketScope;
}

/** Which types of deals the figures below cover, in a line: prices of companies are no upfronts. */
export function Included({ set, scope }: IncludedProps) {
  const { formats, entry } = useSurroundings();
  const t = useTexts(MARKET_TEXTS);
  const [acquisitions, domestic] = useMemo(
    () =>
      (['Acquisition', 'Domestic-rights'] as const).map((deal_type) =>
        countDeals(set, { criteria: scopeCriteria({ ...scope, deal_type }) }),
      ),
    [set, scope],
  );
  const counts = [formats.count(acquisitions ?? 0), formats.count(domestic ?? 0)] as const;
  return (
    <Hint>
      {scope.deal_type === ''
        ? t.allIncluded(...counts)
        : scope.deal_type === LICENCES
          ? t.licencesIncluded(...counts)
          : t.typeIncluded(entry(scope.deal_type))}
    </Hint>
  );
}
