import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useCallback, useEffect, useState } from 'react';
import type { ChartBehind } from '../../workbook/following-charts';
import { useActivity } from '../activity';
import { useSurroundings, useTexts } from '../surroundings';
import { useWorkbook } from '../workbook-access';
import { CHARTS_TEXTS } from './charts-texts';

const useStyles = makeStyles({
  behind: {
    margin: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalS}`,
    padding: tokens.spacingVerticalS,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    '& p': { margin: `0 0 ${tokens.spacingVerticalXS}`, overflowWrap: 'anywhere' },
  },
});

/** Charts of the workbook that don't show what their answers have by now, and the way to mend them. */
export function ChartsBehind() {
  const styles = useStyles();
  const { formats } = useSurroundings();
  const t = useTexts(CHARTS_TEXTS);
  const workbook = useWorkbook();
  const { running, run, say } = useActivity();
  const [charts, setCharts] = useState<readonly ChartBehind[]>([]);
  const look = useCallback(async () => {
    const found = await workbook.chartsBehind().catch(() => []);
    setCharts(found);
    return found;
  }, [workbook]);
  useEffect(() => {
    void look();
    // Who changes a formula in the sheet comes back to the pane: it gets the focus.
    const again = () => void look();
    window.addEventListener('focus', again);
    return () => window.removeEventListener('focus', again);
  }, [look]);
  const mend = async () => {
    const mended = await run({ label: t.mending, failed: t.mendFailed }, () => workbook.mendCharts());
    const left = (await look()).filter(({ isChanged }) => !isChanged);
    if (!mended) return;
    if (left.length === 0) say({ kind: 'success', title: t.mended });
    else say({ kind: 'info', title: t.mendedPartly, detail: t.mendedPartlyWhy });
  };
  if (charts.length === 0) return null;
  return (
    <div className={styles.behind} role="status">
      {charts.map(({ title, sheetName, shown, rows, isChanged }, index) => (
        <p key={`${sheetName} ${title} ${String(index)}`}>
          {(shown < rows ? t.behind : t.beyond)(title, formats.count(shown), formats.count(rows))}
          {isChanged ? ` ${t.changed}` : null}
        </p>
      ))}
      {charts.some(({ isChanged }) => !isChanged) ? (
        <Button
          size="small"
          disabledFocusable={running !== undefined}
          onClick={() => {
            if (running === undefined) void mend();
          }}
        >
          {t.mend}
        </Button>
      ) : null}
    </div>
  );
}
