import { SAVED_NAMES, SAVED_SHEETS } from '../oracle/saved-workbook';
import { saveXlsx } from '../../src/workbench/xlsx/save';
import { createExcelHost } from './headless';

/** Makes the workbook of the oracle in the spreadsheet: its values by our engine, and the file. */
export async function makeSavedWorkbook(): Promise<{ values: Record<string, unknown>; file: Uint8Array }> {
  const host = createExcelHost();
  try {
    await Excel.run(async (context) => {
      const { worksheets, names } = context.workbook;
      const first = worksheets.getFirst();
      first.name = Object.keys(SAVED_SHEETS)[0] ?? '';
      for (const name of Object.keys(SAVED_SHEETS).slice(1)) worksheets.add(name);
      for (const [name, formula] of Object.entries(SAVED_NAMES)) names.add(name, formula);
      first.getRange('D2:D5').numberFormat = 'yyyy-mm-dd' as never;
      for (const [name, cells] of Object.entries(SAVED_SHEETS)) {
        const entries = Object.entries(cells);
        const plain = entries.filter(([, content]) => !String(content).startsWith('='));
        for (const [address, content] of plain)
          worksheets.getItem(name).getRange(address).values = [[content]];
      }
      first.tables.add('A1:D5', true).name = 'tblDeals';
      await context.sync();
      const model = worksheets.getItem('Model 1');
      for (const [address, content] of Object.entries(SAVED_SHEETS['Model 1'] ?? {}))
        if (String(content).startsWith('=')) model.getRange(address).formulas = [[content]];
      await context.sync();
    });
    await host.spreadsheet.settled();
    const values = await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem('Model 1').getRange('A1:A40').load('values');
      await context.sync();
      return Object.fromEntries(range.values.map((row, index) => [`A${index + 1}`, row[0] as unknown]));
    });
    return { values, file: (await saveXlsx(host.spreadsheet.injector)).bytes };
  } finally {
    host.dispose();
  }
}
