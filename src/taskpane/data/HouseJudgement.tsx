import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useMemo } from 'react';
import { bundledTables } from '../../source/bundled-tables';
import { readAssumptions } from '../../valuation/assumptions';
import { assumptionsInForce } from '../../valuation/in-force';
import { useActivity } from '../activity';
import { useFormulaInsertion } from '../formulas/insertion';
import { useSurroundings, useTexts } from '../surroundings';
import { TextButton } from '../TextLink';
import { useFigures } from '../value/figures';
import { VALUE_TEXTS } from '../value/value-texts';
import { DATA_TEXTS } from './data-texts';
import { useSectionStyles } from './section-styles';

const useStyles = makeStyles({
  summary: { cursor: 'pointer', fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  row: {
    padding: '4px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  first: { display: 'flex', justifyContent: 'space-between', columnGap: tokens.spacingHorizontalS },
  name: { overflowWrap: 'anywhere', fontWeight: tokens.fontWeightSemibold },
  value: { flexShrink: 0, maxWidth: '55%', textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
  source: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    marginTop: tokens.spacingVerticalS,
    fontSize: tokens.fontSizeBase200,
  },
});

/** Columns of DEAL_ASSUMPTIONS. */
const COLUMNS = 6;

/** The defaults of valuations that are nobody's but ours, each with its value and what it rests on. */
export function HouseJudgement({ onShowAssumptions }: { readonly onShowAssumptions: () => void }) {
  const styles = useStyles();
  const shared = useSectionStyles();
  const { formats } = useSurroundings();
  const t = useTexts(DATA_TEXTS);
  const { units } = useTexts(VALUE_TEXTS).inForce;
  const figures = useFigures();
  const { running } = useActivity();
  const { insert } = useFormulaInsertion();
  const all = useMemo(() => assumptionsInForce(readAssumptions([]), bundledTables()), []);
  const house = all.filter(({ basis }) => basis === 'house');

  const insertAll = () =>
    insert({ cells: [['=DEALS.DEAL_ASSUMPTIONS()']], rows: all.length + 1, columns: COLUMNS });

  return (
    <details className={shared.section}>
      <summary className={styles.summary}>{t.house(formats.count(house.length))}</summary>
      <p className={shared.hint}>{t.houseHint}</p>
      <ul className={shared.list}>
        {house.map(({ name, value, unit, source }) => (
          <li key={name} className={styles.row}>
            <div className={styles.first}>
              <span className={styles.name}>{name}</span>
              <span className={styles.value}>
                {figures.assumed(value, unit)} {units[unit] ?? ''}
              </span>
            </div>
            <div className={styles.source} lang="en">
              {source}
            </div>
          </li>
        ))}
      </ul>
      <div className={styles.actions}>
        <Button
          size="small"
          disabledFocusable={running !== undefined}
          onClick={() => {
            if (running === undefined) void insertAll();
          }}
        >
          {t.houseInsert}
        </Button>
        <TextButton onClick={onShowAssumptions}>{t.houseAtWork}</TextButton>
      </div>
    </details>
  );
}
