import { makeStyles, tokens } from '@fluentui/react-components';
import type { DealSet } from '../../deals/dataset';
import { useSurroundings } from '../surroundings';

const useStyles = makeStyles({
  rest: { color: tokens.colorNeutralForeground3 },
});

interface DealNamedProps {
  readonly dealId: string;
  /** The data that have the deal; where they have not, its id alone is known. */
  readonly set: DealSet | undefined;
}

/**
 * A deal as those who work with deals call it: who licensed to whom, below it the asset, the month, the headline and, for
 * formulas, the id.
 */
export function DealNamed({ dealId, set }: DealNamedProps) {
  const styles = useStyles();
  const { formats } = useSurroundings();
  const row = set?.rowOf(dealId);
  if (set === undefined || row === undefined) return dealId;
  const [licensor, licensee, asset] = (['licensor', 'licensee', 'asset'] as const).map((field) =>
    String(set.value(row, field) ?? ''),
  );
  const [announced, total] = [set.value(row, 'announced'), set.value(row, 'total_usd_m')];
  const rest = [
    asset,
    typeof announced === 'number' ? formats.date(announced, 'month') : '',
    typeof total === 'number' ? `US$ ${formats.magnitude(total)}` : '',
  ].filter(Boolean);
  return (
    <>
      {`${String(licensor)} → ${String(licensee)}`}
      <div className={styles.rest}>
        {rest.map((words) => `${words} · `).join('')}
        <span translate="no">{dealId}</span>
      </div>
    </>
  );
}
