import { marketTablesFromJson, marketTablesToJson, parseMarketTables } from '../../src/market/schema';
import { marketFiles, problems, tables } from './tables';

describe('the files of published figures', () => {
  test('hold without a problem, every row of them', () => {
    expect(problems).toEqual([]);
    expect(Object.fromEntries(Object.entries(tables).map(([name, rows]) => [name, rows.length]))).toEqual({
      market: 218,
      pos: 389,
      durations: 124,
      costs: 50,
      terms: 99,
      segments: 32,
      approvals: 28,
    });
  });

  test('give numbers as numbers and empty cells as undefined', () => {
    expect(tables.pos[0]).toMatchObject({
      segment: 'All indications',
      phase: 'Phase 1',
      success_rate: 0.52,
      n: 4414,
    });
    expect(tables.pos.find((row) => row.source_id === 'BIO2021-KEY')?.success_rate).toBeUndefined();
  });

  test('survive the bundle unchanged', () => {
    expect(marketTablesFromJson(JSON.parse(JSON.stringify(marketTablesToJson(tables))))).toEqual(tables);
  });

  test.each([
    [
      'not a number',
      'durations.csv',
      'X,Oncology,Phase 1,two,https://a.example/,',
      126,
      'years',
      /"two" is not/,
    ],
    [
      'a probability above 1',
      'pos.csv',
      'X,b,d,s,Phase 1,52,,,https://a.example/,',
      391,
      'success_rate',
      /"52" is not/,
    ],
    ['no source', 'pos.csv', 'X,b,d,s,Phase 1,.5,,,,', 391, 'source_url', /web address/],
    ['an empty name', 'segments.csv', 'area,,Oncology,,', 34, 'value', /must not be empty/],
    ['too few cells', 'segments.csv', 'area,Oncology', 34, '', /2 cells, the header 5/],
  ])('name file, line, column and reason: %s', (_, file, row, line, column, reason) => {
    const spoilt = { ...marketFiles, [file]: `${marketFiles[file] ?? ''}${row}\n` };
    expect(parseMarketTables(spoilt).problems).toEqual([
      { file, line, column, reason: expect.stringMatching(reason) as string },
    ]);
  });

  test('a missing file or column is a problem, not an empty table', () => {
    const rest = Object.fromEntries(Object.entries(marketFiles).filter(([file]) => file !== 'costs.csv'));
    expect(parseMarketTables(rest).problems).toEqual([
      { file: 'costs.csv', line: 0, column: '', reason: 'the file is missing' },
    ]);
    const renamed = {
      ...marketFiles,
      'costs.csv': (marketFiles['costs.csv'] ?? '').replace('point', 'cost'),
    };
    expect(parseMarketTables(renamed).problems[0]).toMatchObject({
      file: 'costs.csv',
      line: 1,
      column: 'point',
    });
  });

  test('a broken bundle stops whoever asks for the table', () => {
    expect(() => marketTablesFromJson({ pos: [['source_id']] }).pos).toThrow(/column is missing/);
    expect(() => marketTablesFromJson(null)).toThrow();
  });
});
