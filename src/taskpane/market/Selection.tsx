import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { sheetAddress } from '../../workbook/cell-address';
import { ChartMultiple20Regular } from '@fluentui/react-icons/svg/chart-multiple';
import { useCallback, useEffect, useState } from 'react';
import type { ChartableTable, NotChartable } from '../../workbook/chart-selection';
import { useActivity } from '../activity';
import { Choice } from '../Choice';
import { LoadingList } from '../deals/LoadingList';
import { NothingHere } from '../NothingHere';
import { useSurroundings, useTexts } from '../surroundings';
import { useWorkbook } from '../workbook-access';
import { useCharting } from './charting';
import { CHARTS_TEXTS } from './charts-texts';
import { Hint } from './Hint';
import { chartOfTable, guessOf, SELECTABLE_KINDS } from './selected-table';
import type { ChartChoice } from './selected-table';

const useStyles = makeStyles({
  found: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS },
  address: {
    margin: 0,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
    fontVariantNumeric: 'tabular-nums',
  },
  choices: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(120px, 1fr))',
    gap: tokens.spacingVerticalS,
  },
  label: { display: 'flex', flexDirection: 'column', fontSize: tokens.fontSizeBase200, minWidth: 0 },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingVerticalS,
    '& button': { whiteSpace: 'nowrap', minWidth: 0, padding: `5px ${tokens.spacingHorizontalS}` },
  },
});

type Read =
  { readonly state: 'reading' } | { readonly state: 'read'; readonly found: ChartableTable | Refusal };
type Refusal = NotChartable | 'failed';

const sameTable = (a: ChartableTable | Refusal, b: ChartableTable | Refusal) =>
  JSON.stringify(a) === JSON.stringify(b);

/** Charts what stands around the selected cell: a spilled answer, a table, or the cells themselves. */
export function Selection() {
  const styles = useStyles();
  const { formats } = useSurroundings();
  const t = useTexts(CHARTS_TEXTS);
  const workbook = useWorkbook();
  const { running } = useActivity();
  const { insertChart } = useCharting();
  const [read, setRead] = useState<Read>({ state: 'reading' });
  const [choice, setChoice] = useState<ChartChoice>();
  const [moved, setMoved] = useState(false);

  const look = useCallback(async () => {
    const found = await workbook.chartableSelection().catch((): Refusal => 'failed');
    setRead((before) => {
      const same = before.state === 'read' && sameTable(before.found, found);
      if (!same) setChoice(typeof found === 'string' ? undefined : guessOf(found));
      return same ? before : { state: 'read', found };
    });
    return found;
  }, [workbook]);

  useEffect(() => {
    void look();
    // Who selects other cells comes back to the pane: it gets the focus.
    const again = () => void look().then(() => setMoved(false));
    window.addEventListener('focus', again);
    return () => window.removeEventListener('focus', again);
  }, [look]);

  if (read.state === 'reading') return <LoadingList label={t.reading} />;
  const { found } = read;
  const retry = { label: t.read, run: () => void look() };
  if (typeof found === 'string') return <NothingHere title={t.refused[found]} hint={t.hint} action={retry} />;

  const chosen = choice ?? guessOf(found);
  const address = sheetAddress(found.sheetName, found.address);
  const insert = async () => {
    // What is charted is what is seen here: a selection that changed meanwhile is shown first.
    const now = await look();
    setMoved(!sameTable(now, found));
    if (typeof now === 'string' || !sameTable(now, found)) return;
    await insertChart(now.sheetName, chartOfTable(now, chosen), address);
  };
  return (
    <div className={styles.found}>
      <p className={styles.address}>{t.found(address, formats.count(found.categories.rows))}</p>
      <div role="status">{moved ? <Hint>{t.moved}</Hint> : null}</div>
      <div className={styles.choices}>
        <label className={styles.label}>
          {t.column}
          <Choice
            value={String(chosen.column)}
            onChoose={(column) => setChoice({ ...chosen, column: Number(column) })}
          >
            {found.columns.map(({ name, column }) => (
              <option key={column} value={column}>
                {name}
              </option>
            ))}
          </Choice>
        </label>
        <label className={styles.label}>
          {t.kind}
          <Choice
            value={chosen.kind}
            onChoose={(value) => {
              const kind = SELECTABLE_KINDS.find((each) => each === value);
              if (kind !== undefined) setChoice({ ...chosen, kind });
            }}
          >
            {SELECTABLE_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t.kinds[kind]}
              </option>
            ))}
          </Choice>
        </label>
      </div>
      <div className={styles.actions}>
        <Button
          appearance="primary"
          icon={<ChartMultiple20Regular />}
          disabledFocusable={running !== undefined}
          onClick={() => {
            if (running === undefined) void insert();
          }}
        >
          {t.insert}
        </Button>
        <Button onClick={() => void look()}>{t.read}</Button>
      </div>
      <Hint>{t.hint}</Hint>
    </div>
  );
}
