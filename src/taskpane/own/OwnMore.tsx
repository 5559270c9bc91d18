import { Button } from '@fluentui/react-components';
import { STORED_FIELDS } from '../../deals/fields';
import type { FieldName } from '../../deals/fields';
import { ownDealsInForce } from '../../source/own/own-layer';
import { useActivity } from '../activity';
import { useSurroundings, useTexts } from '../surroundings';
import { useWorkbook } from '../workbook-access';
import { useImportStyles } from './import-styles';
import { exportCsv, handOver, templateBlock, templateCsv, wordsBlock } from './own-export';
import { OWN_TEXTS } from './own-texts';

const ALL = STORED_FIELDS.map(({ name }) => name as FieldName);

/** Template and export, on a new sheet or as a file where the host lets add-ins save files. */
export function OwnMore() {
  const styles = useImportStyles();
  const { texts } = useSurroundings();
  const { running, run, say } = useActivity();
  const workbook = useWorkbook();
  const t = useTexts(OWN_TEXTS);
  const hasDeals = ownDealsInForce().deals.length > 0;

  const template = async () => {
    const made = await run({ label: t.template, failed: t.nothingChanged }, async (options) => {
      const words = await workbook.insertBlock(wordsBlock(t.wordsSheet), 'newSheet', options);
      return {
        words,
        sheet: await workbook.insertBlock(templateBlock(t.templateSheet), 'newSheet', options),
      };
    });
    if (!made) return;
    const undo = () =>
      void run({ label: texts.common.undo, failed: t.nothingChanged }, async () => {
        await workbook.takeBackBlock(made.sheet);
        await workbook.takeBackBlock(made.words);
      });
    say({
      kind: 'success',
      title: t.inserted(made.sheet.sheetName),
      action: { label: texts.common.undo, run: undo },
    });
  };
  const onSheet = async () => {
    const report = await run({ label: t.export, failed: t.nothingChanged }, (options) =>
      workbook.insertLinkedTable(
        {
          query: { criteria: [{ field: 'origin', test: 'Own' }] },
          columns: ALL,
          destination: 'newSheet',
          // Own deals are on this machine alone.
          origin: 'machine',
          keepLinked: false,
        },
        options,
      ),
    );
    if (!report) return;
    const undo = () =>
      void run({ label: texts.common.undo, failed: t.nothingChanged }, () => workbook.undoLast());
    say({
      kind: 'success',
      title: t.inserted(report.sheetName),
      action: { label: texts.common.undo, run: undo },
    });
  };
  const asFile = (name: string, text: string) => {
    try {
      handOver(name, text);
      say({ kind: 'info', title: t.fileMade(name), detail: t.fileHint });
    } catch (problem) {
      say({
        kind: 'error',
        title: t.fileHint,
        detail: problem instanceof Error ? problem.message : String(problem),
      });
    }
  };
  const busy = running !== undefined;
  return (
    <details>
      <summary className={styles.hint} style={{ cursor: 'pointer' }}>
        {t.more}
      </summary>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: '6px', padding: '2px 0 4px' }}>
        <Button size="small" disabledFocusable={busy} onClick={() => void template()}>
          {t.template}
        </Button>
        <Button size="small" onClick={() => asFile('own-deals-template.csv', templateCsv())}>
          {t.templateFile}
        </Button>
        {hasDeals ? (
          <>
            <Button size="small" disabledFocusable={busy} onClick={() => void onSheet()}>
              {t.export}
            </Button>
            <Button size="small" onClick={() => asFile('own-deals.csv', exportCsv(ownDealsInForce().deals))}>
              {t.exportFile}
            </Button>
          </>
        ) : null}
      </div>
    </details>
  );
}
