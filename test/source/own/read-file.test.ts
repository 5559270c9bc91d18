import { deflateRawSync } from 'node:zlib';
import { guessMapping } from '../../../src/deals/own/guess-columns';
import { FileRefusal } from '../../../src/deals/own/text-table';
import { readOwnFile } from '../../../src/source/own/read-file';
import { uncomputedCells } from '../../../src/source/own/uncomputed';
import { MOST_UNPACKED_BYTES } from '../../../src/source/own/zip-size';
import { utf8, xlsxOf } from './files';

const cellsOf = async (bytes: Uint8Array<ArrayBuffer>) =>
  (await readOwnFile('own.xlsx', bytes)).tables.map(({ sheet, rows }) => [
    sheet,
    ...rows.map(({ row, cells }) => [row, ...cells]),
  ]);

test('a workbook gives what a person sees: days, months, results, rich text, percentages, errors, addresses', async () => {
  const bytes = await xlsxOf((sheet, workbook) => {
    sheet.addRow(['Licensor', 'Announced', 'Upfront', 'Royalty', 'Source', 'Notes']);
    const row = sheet.getRow(3);
    row.values = [
      { richText: [{ text: 'Zai ' }, { font: { bold: true }, text: 'Lab' }] },
      new Date(Date.UTC(2024, 4, 1)),
      { formula: '10*2', result: 20 },
      0.085,
      { text: 'Link', hyperlink: 'https://example.com/a' },
      { error: '#N/A' },
    ];
    row.getCell(2).numFmt = 'yyyy-mm-dd';
    row.getCell(4).numFmt = '0.0%';
    const month = sheet.getRow(4);
    month.values = [
      'X',
      new Date(Date.UTC(2024, 4, 1)),
      1e-7,
      12,
      '=1+1',
      { formula: '1/0', result: { error: '#DIV/0!' } },
    ];
    month.getCell(2).numFmt = 'mmm yyyy';
    workbook.addWorksheet('Empty');
    workbook.addWorksheet('Kept by a program', { state: 'veryHidden' }).getCell('A1').value = 1;
    workbook.addWorksheet('Other').getCell('C2').value = true;
  });
  expect(await cellsOf(bytes)).toEqual([
    [
      'Deals',
      [1, 'Licensor', 'Announced', 'Upfront', 'Royalty', 'Source', 'Notes'],
      [3, 'Zai Lab', '2024-05-01', '20', '8.5%', 'https://example.com/a', '#N/A'],
      [4, 'X', '2024-05', '0.0000001', '12', '=1+1', '#DIV/0!'],
    ],
    ['Other', [2, '', '', 'TRUE']],
  ]);
});

test('a figure carries what its format shows beside it: currency, unit, thousands left out', async () => {
  const shown: readonly (readonly [number, string, string])[] = [
    [50, '[$€-407]#,##0', '€50'],
    [50, '#,##0\\ [$€-1]', '50 €'],
    [50, '"¥"#,##0', '¥50'],
    [2.5, '0.0"bn"', '2.5bn'],
    [2.5, '0.0\\ "亿元"', '2.5 亿元'],
    [50, '[$RMB] #,##0', 'RMB 50'],
    [50, '[$$-409]#,##0.00', '$50'],
    [50, '[$NT$-404]#,##0', 'NT$50'],
    [50, '[$$-1009]#,##0', 'C$50'],
    [50, '£#,##0', '£50'],
    [50, '_("$"* #,##0.00_);_("$"* (#,##0.00);_("$"* "-"??_);_(@_)', '$50'],
    [0, '_-"$"* #,##0_-;-"$"* #,##0_-;_-"$"* "-"_-;_-@_-', '$0'],
    [-50, '"$"#,##0', '-$50'],
    [50_000_000, '0.0,,"M"', '50M'],
    [50_000, '#,##0,', '50'],
    [50, '#,##0.00', '50'],
    [50, 'General', '50'],
    [50, '@', '50'],
    [50, '#,##0_);[Red](#,##0)', '50'],
    [50, '[$-409]#,##0', '50'],
    [0.085, '0.0%', '8.5%'],
  ];
  const bytes = await xlsxOf((sheet) =>
    shown.forEach(([value, format], index) => {
      const cell = sheet.getCell(index + 1, 1);
      cell.value = value;
      cell.numFmt = format;
    }),
  );
  const [[, ...rows] = []] = await cellsOf(bytes);
  expect(rows).toEqual(shown.map(([, , text], index) => [index + 1, text]));
});

test('a formula that nobody has computed stays one, whatever the others gave', async () => {
  const formulas = (result: number | undefined) =>
    xlsxOf((sheet, workbook) => {
      sheet.addRow([
        'x',
        { formula: 'B9*2' },
        { formula: '1+1', ...(result === undefined ? {} : { result }) },
      ]);
      workbook.addWorksheet('Computed').addRow(['y', { formula: '2+2', result: 4 }]);
      workbook.addWorksheet('Not <computed>').addRow(['z', 'zz', { formula: '3+3' }]);
    });
  const others = [
    ['Computed', [1, 'y', '4']],
    ['Not <computed>', [1, 'z', 'zz', '=3+3']],
  ];
  expect(await cellsOf(await formulas(undefined))).toEqual([['Deals', [1, 'x', '=B9*2', '=1+1']], ...others]);
  expect(await cellsOf(await formulas(2))).toEqual([['Deals', [1, 'x', '=B9*2', '2']], ...others]);
});

describe('what a sheet says of a formula without a result', () => {
  const parts = (cells: string, ns = '') =>
    new Map([
      ['xl/workbook.xml', '<sheets><sheet name="A &gt; B" sheetId="7" r:id="rId3"/></sheets>'],
      ['xl/_rels/workbook.xml.rels', '<Relationship Target="/xl/worksheets/sheet2.xml" Type="x" Id="rId3"/>'],
      ['xl/worksheets/sheet2.xml', `<${ns}row r="2">${cells}</${ns}row>`],
    ]);
  test.each([
    ['as Excel writes a result that is no text', '<c r="B2"><f>1+1</f><v>2</v></c>', []],
    ['as Excel writes an empty text', '<c r="B2" s="3" t="str"><f>IF(A1="","",1)</f><v></v></c>', []],
    ['the same by another program', '<c r="B2" t="str"><f>A1</f></c>', []],
    ['as libraries write what they can’t compute', '<c r="B2"><f>1+1</f><v></v></c>', ['B2']],
    ['the same, shorter', '<c r="B2" s="1"><f>1+1</f><v/></c><c r="C2"><f>2</f></c>', ['B2', 'C2']],
    ['a shared formula', '<c r="B2"><f t="shared" si="0"/></c><c r="C2"><v>3</v></c>', ['B2']],
    ['over several lines', '<c\n r="B2">\n<f>1\n+1</f>\n</c>', ['B2']],
    ['no formula', '<c r="B2" s="1"/><c r="C2"><v></v></c>', []],
  ])('%s', (_, cells, expected) => {
    expect([...(uncomputedCells(parts(cells)).get(7) ?? [])]).toEqual(expected);
    const spaced = cells.replace(/<(\/?)([cfv])/g, '<$1x:$2');
    expect([...(uncomputedCells(parts(spaced, 'x:')).get(7) ?? [])]).toEqual(expected);
  });
});

test('only the first cell of a merged block speaks, and a far cell does not fill the memory', async () => {
  const bytes = await xlsxOf((sheet) => {
    sheet.getCell('A1').value = 'Title';
    sheet.mergeCells('A1:C1');
    sheet.getCell('A1048576').value = 'last';
  });
  expect(await cellsOf(bytes)).toEqual([['Deals', [1, 'Title'], [1048576, 'last']]]);
});

/** A zip with one part, which says of its size what it likes. */
function zipOf(content: Buffer, saidSize: number): Uint8Array<ArrayBuffer> {
  const packed = deflateRawSync(content);
  const name = Buffer.from('xl/workbook.xml');
  const sizes = (at: Buffer, offset: number) => {
    at.writeUInt32LE(packed.length, offset);
    at.writeUInt32LE(saidSize, offset + 4);
  };
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  sizes(local, 18);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(8, 10);
  sizes(central, 20);
  central.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length + name.length, 12);
  end.writeUInt32LE(local.length + name.length + packed.length, 16);
  return new Uint8Array(Buffer.concat([local, name, packed, central, name, end]));
}

const blanks = Buffer.alloc(MOST_UNPACKED_BYTES + 1, 32);

test.each<[string, () => Uint8Array<ArrayBuffer>, string]>([
  ['a bomb that says so', () => zipOf(Buffer.from('x'), 0xffff_0000), 'bomb'],
  ['a bomb that says it is small', () => zipOf(blanks, 10), 'bomb'],
  ['a zip that is no workbook', () => zipOf(Buffer.from('<x/>'), 4), 'notAWorkbook'],
  ['a zip cut short', () => zipOf(Buffer.from('x'), 1).slice(0, 50), 'notAWorkbook'],
  ['an old or encrypted workbook', () => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'oldWorkbook'],
  ['a picture', () => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), 'notText'],
  ['nothing', () => new Uint8Array(), 'empty'],
  ['more bytes than a list has', () => new Uint8Array(50_000_001), 'tooLarge'],
])('%s is refused', async (_, bytes, kind) => {
  const problem: unknown = await readOwnFile('x', bytes()).catch((reason: unknown) => reason);
  expect(problem).toBeInstanceOf(FileRefusal);
  expect(problem).toMatchObject({ kind });
});

test('separated text in each way of writing it', async () => {
  const first = async (bytes: Uint8Array<ArrayBuffer>, encoding?: 'gb18030' | 'windows-1252') => {
    const file = await readOwnFile('x.csv', bytes, encoding);
    return [file.tables[0]?.rows[1]?.cells[0], file.encoding?.used, file.encoding?.isSure];
  };
  expect(await first(utf8('Licensor,x,y\n恒瑞,1,2\n'))).toEqual(['恒瑞', 'utf-8', true]);
  const utf16 = new Uint8Array(Buffer.from('\ufeffLicensor,x,y\n恒瑞,1,2\n', 'utf16le'));
  expect(await first(utf16)).toEqual(['恒瑞', 'utf-16', true]);
  // 恒瑞 as Excel in Chinese saves it, and Société as Excel in French does.
  const gb = new Uint8Array([...Buffer.from('a,b,c\n'), 0xba, 0xe3, 0xc8, 0xf0, ...Buffer.from(',1,2\n')]);
  expect(await first(gb)).toEqual(['恒瑞', 'gb18030', false]);
  const western = new Uint8Array([...Buffer.from('a,b,c\nSoci'), 0xe9, 0x74, 0xe9, ...Buffer.from(',1,2\n')]);
  expect(await first(western)).toEqual(['Société', 'windows-1252', false]);
  expect((await first(western, 'gb18030'))[1]).toBe('gb18030');
});

test('the units of a workbook’s headers and the kinds of its cells lead to the same deals as text would', async () => {
  const bytes = await xlsxOf((sheet) => {
    sheet.addRow(['许可方', '被许可方', '首付款（亿美元）', 'Royalty low']);
    sheet.addRow(['恒瑞医药', 'Merck', 1.5, 0.08]).getCell(4).numFmt = '0%';
  });
  const [table] = (await readOwnFile('x.xlsx', bytes)).tables;
  if (!table) throw new Error('no table');
  expect(guessMapping(table).columns.map(({ field, factor }) => [field, factor])).toEqual([
    ['licensor', 1],
    ['licensee', 1],
    ['upfront_usd_m', 100],
    ['royalty_low_pct', 1],
  ]);
});

test('a reading can be given up between its steps', async () => {
  const csv = utf8(`Licensor,Licensee\n${'a,b\n'.repeat(9_000)}`);
  const xlsx = await xlsxOf((sheet) => {
    for (let row = 0; row < 1_100; row++) sheet.addRow(['a', 'b']);
  });
  for (const bytes of [csv, xlsx]) {
    const seen: number[] = [];
    const turn = async ({ done, total }: { done: number; total: number }) => {
      seen.push(done / total);
      if (seen.length === 2) throw new Error('given up');
    };
    await expect(readOwnFile('own', bytes, undefined, turn)).rejects.toThrow('given up');
    expect(seen).toHaveLength(2);
    expect(seen[0]).toBeLessThan(seen[1] ?? 0);
  }
});
