import { makeStyles, tokens } from '@fluentui/react-components';
import type { DealRow } from '../../deals/row';
import { useSurroundings } from '../surroundings';

const useStyles = makeStyles({
  facts: {
    display: 'grid',
    gridTemplateColumns: 'minmax(76px, auto) minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalM,
    rowGap: '3px',
    margin: `${tokens.spacingVerticalL} 0 0`,
    '@media (max-width: 250px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  label: { color: tokens.colorNeutralForeground3 },
  value: { margin: 0, overflowWrap: 'anywhere' },
});

/** What, how far and where, and who the parties are: what is undisclosed is left out here. */
export function CardFacts({ deal, isOwn }: { deal: DealRow; isOwn: boolean }) {
  const styles = useStyles();
  const { texts, entry, field } = useSurroundings();
  const { card } = texts;
  const party = (...parts: readonly (string | undefined)[]) => parts.filter(Boolean).join(', ');
  const facts: readonly (readonly [string, string | undefined])[] = [
    [card.asset, deal.asset],
    [card.target, deal.target],
    [card.modality, deal.modality && entry(deal.modality)],
    [card.area, deal.therapeutic_area && entry(deal.therapeutic_area)],
    [card.indication, deal.indication],
    [card.stage, deal.stage && entry(deal.stage)],
    [
      card.territory,
      deal.territory ? entry(deal.territory) : deal.territory_class && entry(deal.territory_class),
    ],
    [
      field('licensor'),
      party(
        deal.licensor,
        deal.licensor_type && entry(deal.licensor_type),
        deal.licensor_country && entry(deal.licensor_country),
      ),
    ],
    [
      field('licensee'),
      party(
        deal.licensee,
        deal.licensee_type && entry(deal.licensee_type),
        deal.licensee_country && entry(deal.licensee_country),
      ),
    ],
    [card.id, deal.deal_id],
    [field('origin'), isOwn ? entry('Own') : undefined],
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(([label, value]) =>
        value === undefined || value === '' || value.toLowerCase() === 'undisclosed' ? null : (
          <div key={label} style={{ display: 'contents' }}>
            <dt className={styles.label}>{label}</dt>
            <dd className={styles.value}>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
