import { makeStyles, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import type { DealSet } from '../../deals/dataset';
import { countDeals } from '../../deals/query';
import { DEAL_TYPES, MODALITY_GROUP_NAMES, STAGES, THERAPEUTIC_AREAS } from '../../deals/vocabulary';
import { Choice } from '../Choice';
import { facetEntries } from '../deals/facets';
import { LICENCES, periodsUnread, queryOf } from '../deals/filters';
import { useSurroundings, useTexts } from '../surroundings';
import { TextField } from '../TextField';
import { filtersOfScope } from './market-state';
import type { MarketScope } from './market-state';
import { MARKET_TEXTS } from './market-texts';

const useStyles = makeStyles({
  scope: {
    display: 'grid',
    gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
    gap: tokens.spacingVerticalXS,
    margin: 0,
    padding: 0,
    border: 'none',
    minWidth: 0,
    '& > :last-child': { gridColumn: '1 / -1' },
    '@media (min-width: 400px) and (max-width: 519px)': {
      gridTemplateColumns: 'repeat(3, minmax(0, 1fr))',
      '& > :last-child': { gridColumn: 'span 2' },
    },
    '@media (min-width: 520px)': {
      gridTemplateColumns: 'repeat(5, minmax(0, 1fr))',
      '& > :last-child': { gridColumn: 'auto' },
    },
    '@media (max-width: 250px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  problem: { marginTop: '2px', fontSize: tokens.fontSizeBase200, color: tokens.colorPaletteRedForeground1 },
});

interface ScopeRowProps {
  readonly set: DealSet;
  readonly scope: MarketScope;
  readonly onScope: (change: Partial<MarketScope>) => void;
}

/** Which deals are looked at: years, modality, area, stage, type; each entry with the deals that it would leave. */
export function ScopeRow({ set, scope, onScope }: ScopeRowProps) {
  const styles = useStyles();
  const id = useId();
  const { texts, formats, entry } = useSurroundings();
  const { filters } = texts;
  const market = useTexts(MARKET_TEXTS);
  const choices = [
    ['modality_group', filters.modality, market.anyModality, MODALITY_GROUP_NAMES],
    ['therapeutic_area', filters.labels.therapeutic_area, market.anyArea, THERAPEUTIC_AREAS],
    ['stage', filters.labels.stage, market.anyStage, STAGES],
    ['deal_type', filters.labels.deal_type, market.anyType, DEAL_TYPES],
  ] as const;
  const problem = periodsUnread(scope.period).length > 0;
  return (
    <div className={styles.scope} role="group" aria-label={market.scope}>
      <div>
        <TextField
          aria-label={filters.period}
          aria-invalid={problem}
          aria-describedby={!problem ? undefined : `${id}-problem`}
          placeholder={market.anyPeriod}
          title={filters.periodHint}
          value={scope.period}
          onType={(period) => onScope({ period })}
        />
        {!problem ? null : (
          <div id={`${id}-problem`} className={styles.problem}>
            {filters.periodHint}
          </div>
        )}
      </div>
      {choices.map(([field, label, any, entries]) => {
        const deals = new Map(
          facetEntries(set, filtersOfScope(scope), field).map((each) => [each.name, each.deals]),
        );
        return (
          <Choice
            key={field}
            label={label}
            value={scope[field]}
            onChoose={(value) => onScope({ [field]: value })}
          >
            <option value="">{any}</option>
            {field === 'deal_type' ? (
              <option value={LICENCES}>
                {filters.licences} (
                {formats.count(countDeals(set, queryOf(filtersOfScope({ ...scope, deal_type: LICENCES }))))})
              </option>
            ) : null}
            {entries
              .filter((each) => deals.has(each) || each === scope[field])
              .map((each) => (
                <option key={each} value={each}>
                  {entry(each)} ({formats.count(deals.get(each) ?? 0)})
                </option>
              ))}
          </Choice>
        );
      })}
    </div>
  );
}
