import { useCallback } from 'react';
import { useActivity } from './activity';
import { useSurroundings } from './surroundings';
import { useWorkbook } from './workbook-access';

/** Checks this installation on a sheet of its own, and says how many of the checks passed. */
export function useInstallationCheck(): () => void {
  const { texts, formats } = useSurroundings();
  const workbook = useWorkbook();
  const { run, say } = useActivity();
  const t = texts.data;
  const check = useCallback(async () => {
    const task = { label: t.checkingInstallation, failed: t.installationFailed };
    const report = await run(task, (options) => workbook.checkInstallation(options));
    if (!report) return;
    const count = formats.count(report.checks.length);
    const failed = report.checks.filter(({ passed }) => !passed).length;
    say({
      kind: report.passed ? 'success' : 'error',
      title: report.passed ? t.installationGood(count) : t.installationBad(formats.count(failed), count),
      detail: t.installationSheet(report.sheetName),
    });
  }, [run, say, workbook, formats, t]);
  return useCallback(() => void check(), [check]);
}
