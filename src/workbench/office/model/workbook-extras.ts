import type { Injector } from '@univerjs/core';
import { IResourceManagerService, UniverInstanceType } from '@univerjs/core';

/** A custom XML part of the workbook. */
export interface XmlPart {
  readonly id: string;
  xml: string;
}

/** How a sheet is protected: `Excel.WorksheetProtectionOptions` and whether a password was given. */
export interface SheetProtection {
  readonly options: Readonly<Record<string, unknown>>;
  readonly password?: string;
}

/** How a sheet is printed; what is not said is as the program that prints has it. */
export interface PageSetup {
  readonly orientation?: 'Portrait' | 'Landscape';
  /** Pages that the width is fitted to. */
  readonly pagesWide?: number;
  /** A1 address without the sheet. */
  readonly printArea?: string;
  /** Rows that every page repeats, such as "1:2". */
  readonly titleRows?: string;
}

/** What a workbook carries that the spreadsheet has no place for. Plain JSON, saved with its snapshot. */
export interface ExtrasData {
  /** `workbook.settings`: values are plain JSON. */
  settings: Record<string, unknown>;
  customXmlParts: XmlPart[];
  /** By sheet id. */
  protection: Record<string, SheetProtection>;
  /** By sheet id. */
  pages: Record<string, PageSetup>;
  /** Ids of sheets that only code can show. */
  veryHidden: string[];
}

/** Name of the part of the snapshot's `resources` that holds the extras. */
export const EXTRAS_RESOURCE = 'SHEET_OFFICE_EXTRAS_PLUGIN';

export const noExtras = (): ExtrasData => ({
  settings: {},
  customXmlParts: [],
  protection: {},
  pages: {},
  veryHidden: [],
});

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isXmlPart = (value: unknown): value is XmlPart =>
  isRecord(value) && typeof value.id === 'string' && typeof value.xml === 'string';

const isText = (value: unknown) => value === undefined || typeof value === 'string';

const isPageSetup = (value: unknown): value is PageSetup =>
  isRecord(value) &&
  (value.orientation === undefined ||
    value.orientation === 'Portrait' ||
    value.orientation === 'Landscape') &&
  (value.pagesWide === undefined || typeof value.pagesWide === 'number') &&
  isText(value.printArea) &&
  isText(value.titleRows);

const isProtection = (value: unknown): value is SheetProtection => isRecord(value) && isRecord(value.options);

/** Reads extras that came from a file or from storage; what is not as it should be is left out. */
export function readExtras(input: unknown): ExtrasData {
  const extras = noExtras();
  if (!isRecord(input)) return extras;
  if (isRecord(input.settings)) extras.settings = { ...input.settings };
  if (Array.isArray(input.customXmlParts)) extras.customXmlParts = input.customXmlParts.filter(isXmlPart);
  if (isRecord(input.protection))
    for (const [sheetId, protection] of Object.entries(input.protection))
      if (isProtection(protection)) extras.protection[sheetId] = protection;
  if (isRecord(input.pages))
    for (const [sheetId, page] of Object.entries(input.pages))
      if (isPageSetup(page)) extras.pages[sheetId] = page;
  if (Array.isArray(input.veryHidden))
    extras.veryHidden = input.veryHidden.filter((id): id is string => typeof id === 'string');
  return extras;
}

/** Keeps the extras of each open workbook, and has them saved and loaded with its snapshot. */
export class WorkbookExtras {
  private readonly byUnit = new Map<string, ExtrasData>();

  constructor(injector: Injector) {
    injector.get(IResourceManagerService).registerPluginResource<ExtrasData>({
      pluginName: EXTRAS_RESOURCE,
      businesses: [UniverInstanceType.UNIVER_SHEET],
      toJson: (unitId) => JSON.stringify(this.of(unitId)),
      parseJson: (json) => readExtras(JSON.parse(json)),
      onLoad: (unitId, extras) => this.set(unitId, extras),
      onUnLoad: (unitId) => this.byUnit.delete(unitId),
    });
  }

  of(unitId: string): ExtrasData {
    const known = this.byUnit.get(unitId);
    if (known) return known;
    const extras = noExtras();
    this.byUnit.set(unitId, extras);
    return extras;
  }

  set(unitId: string, extras: unknown): void {
    this.byUnit.set(unitId, readExtras(extras));
  }
}
