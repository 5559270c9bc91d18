import type { RefreshReport } from './reports';

/**
 * Whether two refreshes of a table do the same: the same deals come and go, the same cells change from the same values
 * to the same values, and the same edits are left alone, all with the deals of the same server or of this machine. Where the table stands, what it is called and how its rows are
 * sorted makes no difference.
 */
export function samePlan(a: RefreshReport, b: RefreshReport): boolean {
  return JSON.stringify(planOf(a)) === JSON.stringify(planOf(b));
}

function planOf(report: RefreshReport): object {
  const { id, dataVersion, origin, server, ownRows, missingColumns, deals } = report;
  return {
    ...{ id, dataVersion, origin, server, ownRows, missingColumns, deals },
    added: [...report.added].sort(),
    removed: [...report.removed].sort(),
    keptRows: [...report.keptRows].sort(),
    deletedRows: [...report.deletedRows].sort(),
    duplicates: [...report.duplicates].sort(),
    filledColumns: [...report.filledColumns].sort(),
    lostFormulas: report.lostFormulas.map(({ where }) => where).sort(),
    changed: inOrder(report.changed),
    edited: inOrder(report.edited),
  };
}

/** Cells by deal and column: the order in which a table's columns stand does not matter. */
function inOrder<Cell extends { readonly dealId: string; readonly column: string }>(
  cells: readonly Cell[],
): Cell[] {
  const key = ({ dealId, column }: Cell) => `${dealId} ${column}`;
  return [...cells].sort((x, y) => (key(x) < key(y) ? -1 : 1));
}
