import { useCallback } from 'react';
import { useActivity } from './activity';
import { useSurroundings } from './surroundings';
import { useWorkbook } from './workbook-access';

/** Checks this installation on a sheet of its own, and says how many of the checks passed. */
export function useInstallationCheck(): () => void {
  const { texts, formats } = useSurroundings();
  const workbook = useWorkbook();
  const { run, say } = useActivity();
  const t = texts.installation;
  const check = useCallback(async () => {
    const task = { label: t.checking, failed: t.failed };
    const report = await run(task, (options) => workbook.checkInstallation(options));
    if (!report) return;
    const count = formats.count(report.checks.length);
    const failed = report.checks.filter(({ passed }) => !passed).length;
    say({
      kind: report.passed ? 'success' : 'error',
      title: report.passed ? t.good(count) : t.bad(formats.count(failed), count),
      detail: t.sheet(report.sheetName),
    });
  }, [run, say, workbook, formats, t]);
  return useCallback(() => void check(), [check]);
}
