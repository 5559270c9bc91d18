import type { Injector } from '@univerjs/core';
import type { IRangeThemeStyleJSON } from '@univerjs/sheets';
import { RangeThemeStyle, SheetRangeThemeModel } from '@univerjs/sheets';

/** What Excel remembers of a table beside its cells; kept in Univer's own table, so it is saved with it. */
export interface TableLook {
  style: string;
  showBandedRows: boolean;
  showBandedColumns: boolean;
  showFilterButton: boolean;
  showTotals: boolean;
  highlightFirstColumn: boolean;
  highlightLastColumn: boolean;
}

export const DEFAULT_LOOK: Readonly<TableLook> = {
  style: 'TableStyleMedium2',
  showBandedRows: true,
  showBandedColumns: false,
  showFilterButton: true,
  showTotals: false,
  highlightFirstColumn: false,
  highlightLastColumn: false,
};

/** Excel's built-in styles: Light 1-21, Medium 1-28, Dark 1-11; in each family, seven in a row share a shape. */
const BUILT_IN = /^TableStyle(Light|Medium|Dark)(\d{1,2})$/;
const FAMILY_SIZE: Readonly<Record<string, number>> = { Light: 21, Medium: 28, Dark: 11 };

/** The Office theme: black, then the six accents, each with its tint for bands. */
const ACCENTS: readonly (readonly [strong: string, tint: string])[] = [
  ['#000000', '#D9D9D9'],
  ['#4472C4', '#D9E1F2'],
  ['#ED7D31', '#FCE4D6'],
  ['#A5A5A5', '#EDEDED'],
  ['#FFC000', '#FFF2CC'],
  ['#5B9BD5', '#DDEBF7'],
  ['#70AD47', '#E2EFDA'],
];

/** Whether Excel has a table style of this name. */
export function isTableStyle(name: string): boolean {
  const [, family = '', number = '0'] = BUILT_IN.exec(name) ?? [];
  return Number(number) >= 1 && Number(number) <= (FAMILY_SIZE[family] ?? 0);
}

const themeStyle = (name: string, banded: boolean): IRangeThemeStyleJSON => {
  const [, family = 'Medium', number = '2'] = BUILT_IN.exec(name) ?? [];
  const shape = Math.floor((Number(number) - 1) / 7);
  const [strong, tint] = ACCENTS[(Number(number) - 1) % 7] ?? ['#4472C4', '#D9E1F2'];
  const filledHeader = family !== 'Light' || shape === 1;
  return {
    name: themeName(name, banded),
    headerRowStyle: filledHeader
      ? { bg: { rgb: strong }, cl: { rgb: '#FFFFFF' }, bl: 1 }
      : { bg: { rgb: '#FFFFFF' }, cl: { rgb: strong }, bl: 1 },
    firstRowStyle: { bg: { rgb: banded ? tint : '#FFFFFF' } },
    secondRowStyle: { bg: { rgb: '#FFFFFF' } },
  };
};

/** Name of the Univer theme that draws a style. Banding is part of a theme there. */
export const themeName = (style: string, banded: boolean): string => (banded ? style : `${style} plain`);

/** Makes Excel's table styles known to Univer, which draws tables by themes. */
export function registerTableStyles(injector: Injector): void {
  const themes = injector.get(SheetRangeThemeModel);
  for (const [family, size] of Object.entries(FAMILY_SIZE))
    for (let number = 1; number <= size; number++)
      for (const banded of [true, false]) {
        const { name, ...style } = themeStyle(`TableStyle${family}${number}`, banded);
        themes.registerDefaultRangeTheme(new RangeThemeStyle(name, style));
      }
}
