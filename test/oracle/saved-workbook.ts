/** A workbook that the workbench saves and LibreOffice opens: classic functions, a table, names, dates, text. */
import { calculate } from './libreoffice';

/** Cells by address, on a sheet of their own each. Formulas are asked of both engines. */
export const SAVED_SHEETS: Readonly<Record<string, Readonly<Record<string, string | number>>>> = {
  Deals: {
    A1: 'Deal',
    B1: 'Stage',
    C1: 'Upfront',
    D1: 'Announced',
    A2: 'Kelun <&> "Merck"',
    B2: 'Preclinical',
    C2: 175,
    D2: 44917,
    A3: 'Hansoh',
    B3: 'Phase 1',
    C3: 185,
    D3: 45280,
    A4: '默沙东',
    B4: 'Phase 1',
    C4: '',
    D4: 45413,
    A5: "'0123",
    B5: 'Phase 3',
    C5: 87.5,
    D5: 45657,
  },
  'Model 1': {
    A1: 'Rate',
    B1: 0.12,
    A2: 'Cash flow',
    B2: -100,
    C2: 30,
    D2: 40,
    E2: 50,
    F2: 60,
    A3: 'Probability',
    B3: 1,
    C3: 0.9,
    D3: 0.7,
    E3: 0.5,
    F3: 0.25,
    A30: 'Year',
    B30: 0,
    C30: 1,
    D30: 2,
    E30: 3,
    F30: 4,
    A4: '=NPV(B1,C2:F2)+B2',
    A5: '=IRR(B2:F2)',
    A6: '=SUMPRODUCT(B2:F2,B3:F3,(1+B1)^-B30:F30)',
    A7: '=SUM(tblDeals[Upfront])',
    A8: '=SUMIFS(tblDeals[Upfront],tblDeals[Stage],"Phase 1")',
    A9: '=COUNTIFS(Deals!B2:B5,"Phase*",Deals!C2:C5,">100")',
    A10: '=INDEX(Deals!A2:A5,MATCH(87.5,Deals!C2:C5,0))',
    A11: '=AVERAGE(Upfronts)*Discount',
    A12: '=NORM.INV(0.9,0,1)+STDEV.S(B2:F2)',
    A13: '=TEXT(MAX(Deals!D2:D5),"yyyy-mm-dd")',
    A14: '=YEAR(Deals!D2)&"-"&MONTH(Deals!D2)',
    A15: '=IF(Deals!C4="","undisclosed",Deals!C4)',
    A16: '=IFERROR(1/0,"none")&LEN(Deals!A2)',
    A17: '=MEDIAN(Deals!C2:C5)+PERCENTILE(Deals!C2:C5,0.25)',
    A18: '=ROUND(PMT(B1/12,48,-1000),6)',
    A19: '=SUBTOTAL(109,Deals!C2:C5)',
    A20: '=VLOOKUP("Hansoh",Deals!A2:C5,3,FALSE)',
    A21: '=DATE(2026,2,28)-Deals!D5',
    A22: '=IFNA(MATCH("nobody",Deals!A2:A5,0),-1)',
    A23: '=B2*(1-B3)+C2^2%',
  },
};

/** Names of the workbook. */
export const SAVED_NAMES: Readonly<Record<string, string>> = {
  Upfronts: '=Deals!$C$2:$C$5',
  Discount: '=0.5',
};

/** What is asked: a record of other formulas is no answer. */
export const savedQuestion = { sheets: SAVED_SHEETS, names: SAVED_NAMES };

export interface SavedAnswer {
  readonly cell: string;
  /** What LibreOffice makes of the formula, as text in full. */
  readonly value: string;
}

/** Cells of the model sheet that hold formulas. */
export const ASKED_CELLS = Object.entries(SAVED_SHEETS['Model 1'] ?? {})
  .filter(([, content]) => typeof content === 'string' && content.startsWith('='))
  .map(([cell]) => cell);

/** Has LibreOffice open the file and calculate it anew. All formulas are in column A. */
export function askSavedWorkbook(program: string, file: Uint8Array): SavedAnswer[] {
  const rows = calculate(program, file).get('Model 1') ?? [];
  return ASKED_CELLS.map((cell) => ({ cell, value: rows[Number(cell.slice(1)) - 1]?.[0] ?? '' }));
}
