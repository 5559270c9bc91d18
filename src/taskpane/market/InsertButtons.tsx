import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ChartMultiple20Regular } from '@fluentui/react-icons/svg/chart-multiple';
import { TableAdd20Regular } from '@fluentui/react-icons/svg/table-add';
import { useActivity } from '../activity';
import { useTexts } from '../surroundings';
import { useCharting } from './charting';
import { CHARTS_TEXTS } from './charts-texts';
import type { Insertable } from './insertable';
import { MARKET_TEXTS } from './market-texts';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    // Both in one line of 320 px.
    '& button': { whiteSpace: 'nowrap', minWidth: 0, padding: `5px ${tokens.spacingHorizontalS}` },
  },
});

interface InsertButtonsProps {
  readonly disabled: boolean;
  /** What is shown now, as formulas and as a chart of them. */
  readonly insertable: () => Insertable | undefined;
}

/** Writes what is shown into the sheet: as formulas, or with a chart of Excel's own beside them. */
export function InsertButtons({ disabled, insertable }: InsertButtonsProps) {
  const styles = useStyles();
  const t = useTexts(MARKET_TEXTS);
  const charts = useTexts(CHARTS_TEXTS);
  const { running } = useActivity();
  const { insertFormulas, insertCharted } = useCharting();
  const off = disabled || running !== undefined;
  const go = (work: (what: Insertable) => void) => () => {
    const what = off ? undefined : insertable();
    if (what) work(what);
  };
  return (
    <div className={styles.bar}>
      <Button
        appearance="primary"
        icon={<TableAdd20Regular />}
        title={t.insertHint}
        disabledFocusable={off}
        onClick={go(({ block }) => void insertFormulas(block))}
      >
        {t.insert}
      </Button>
      <Button
        icon={<ChartMultiple20Regular />}
        title={charts.insertHint}
        disabledFocusable={off}
        onClick={go(({ block, chart }) => void insertCharted(block, chart))}
      >
        {charts.insert}
      </Button>
    </div>
  );
}
