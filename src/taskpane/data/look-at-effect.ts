import type { WorkOptions } from '../../workbook/work';
import type { ForeseenTable } from '../../workbook/foresee-refresh';
import type { WorkbookAccess } from '../workbook-access';
import { isChanging, isForeseen } from './effect';
import type { Effect, NotForeseen } from './effect';
import { foreseeCells } from './foresee-cells';
import type { Foreseeing } from './foresee-cells';

interface Compared extends Omit<Foreseeing, 'moving'> {
  /** Whether the organisation's server answers cells before or after. */
  readonly isOfServer: boolean;
  /** Whether linked tables of this machine's deals may follow. */
  readonly withTables: boolean;
}

/** Looks what other data would do to a workbook, and changes nothing. A cancel, or what fails, leaves the rest unknown. */
export async function effectOf(
  { before, after, isOfServer, withTables }: Compared,
  workbook: WorkbookAccess,
  options: WorkOptions,
): Promise<Effect> {
  const tables = withTables ? await unless(options, () => workbook.foreseeRefresh(after, options)) : [];
  if (isOfServer) {
    const dealsCells = await workbook.countDealsCells().catch(() => undefined);
    return { dealsCells, cells: { kind: 'server' }, tables };
  }
  let dealsCells: number | undefined;
  const cells = await unless(options, async () => {
    const found = await workbook.readDealsCells(options);
    dealsCells = found.length;
    const moving = isForeseen(tables) ? tables.flatMap(movingIn) : [];
    return foreseeCells(found, { before, after, moving }, workbook, options);
  });
  return { dealsCells, cells, tables };
}

const movingIn = (table: ForeseenTable): Foreseeing['moving'] =>
  table.kind === 'planned' && isChanging(table)
    ? [{ ...table.block, sheetName: table.report.sheetName }]
    : [];

async function unless<T>({ signal }: WorkOptions, look: () => Promise<T>): Promise<T | NotForeseen> {
  try {
    return await look();
  } catch (problem) {
    return signal?.aborted ? { kind: 'stopped' } : { kind: 'failed', problem };
  }
}
