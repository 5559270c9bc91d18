import type { Injector } from '@univerjs/core';
import type { ExtrasData } from './model/workbook-extras';
import type { DrawingHold } from './model/model';
import type { OfficeSurroundings } from './office/office-namespace';
import { excelNamespace } from './excel/excel-namespace';
import { openModel } from './model/open-model';
import { officeNamespace } from './office/office-namespace';
import { ClientObject } from './request/client-object';
import { ClientResult } from './request/client-result';
import { OfficeError } from './request/errors';
import { RequestContext } from './request/request-context';

/** What the host needs: the spreadsheet, and the page around it where there is one. */
export interface OfficeHostOptions {
  readonly injector: Injector;
  /** Resolves when no formula is left to calculate. Must not wait for custom functions: they may wait for a request. */
  readonly calculated: () => Promise<void>;
  readonly surroundings?: OfficeSurroundings;
  /** Where a sheet is drawn: what holds that while an add-in writes. */
  readonly drawing?: DrawingHold;
}

/** The global `OfficeExtension`. */
export const OFFICE_EXTENSION = {
  Error: OfficeError,
  ClientObject,
  ClientResult,
  ClientRequestContext: RequestContext,
  ErrorCodes: {
    propertyNotLoaded: 'PropertyNotLoaded',
    invalidObjectPath: 'InvalidObjectPath',
    invalidRequestContext: 'InvalidRequestContext',
    generalException: 'GeneralException',
    invalidArgument: 'InvalidArgument',
    runMustReturnPromise: 'RunMustReturnPromise',
  },
  config: { extendedErrorLogging: false },
};

/**
 * Office.js over an open spreadsheet: the globals `Office`, `Excel` and `OfficeExtension`, in a page or in Node.
 * They are given, not set: put them on the window that the add-in runs in.
 */
export function installOfficeHost({ injector, calculated, surroundings = {}, drawing }: OfficeHostOptions) {
  const model = openModel(injector, calculated, drawing);
  const office = officeNamespace(surroundings);
  return {
    Office: office.Office,
    Excel: excelNamespace(model),
    OfficeExtension: OFFICE_EXTENSION,
    actions: office.actions,
    runAction: office.runAction,
    setTheme: office.setTheme,
    /** Settings, custom XML parts and protection of the open workbook. They are saved in its snapshot as well. */
    getExtras: (): ExtrasData => structuredClone(model.extra),
    setExtras: (extras: unknown): void => model.extras.set(model.spreadsheet.unitId, extras),
  };
}

/** What `installOfficeHost` gives. */
export type OfficeHost = ReturnType<typeof installOfficeHost>;

/**
 * Makes the host's errors count as errors of the add-in's own frame, where `instanceof Error` asks for another
 * window's `Error`. Call once, with the frame's `Error`, before its bundle loads.
 */
export function adoptErrors(frameError: ErrorConstructor): void {
  Object.setPrototypeOf(OfficeError.prototype, frameError.prototype as object);
}
