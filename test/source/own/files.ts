import { Workbook } from 'exceljs';
import type { Worksheet } from 'exceljs';

/** A workbook as bytes, with a sheet "Deals" that `fill` writes. */
export async function xlsxOf(
  fill: (sheet: Worksheet, workbook: Workbook) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const workbook = new Workbook();
  fill(workbook.addWorksheet('Deals'), workbook);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

export const utf8 = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text));
