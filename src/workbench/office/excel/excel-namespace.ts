import type { Model } from '../model/model';
import type { ClientObject } from '../request/client-object';
import { rootObject } from '../request/proxy';
import { RequestContext } from '../request/request-context';
import { runner } from '../request/run';
import { Application } from './application';
import { EXCEL_ENUMS } from './enums';
import { Runtime } from './runtime';
import { Workbook } from './workbook';

/** `Excel.RequestContext`. */
export class ExcelRequestContext extends RequestContext {
  readonly workbook: ClientObject;
  readonly application: ClientObject;
  readonly runtime: ClientObject;

  constructor(model: Model) {
    super(model);
    this.workbook = rootObject(Workbook, this, () => model);
    this.application = rootObject(Application, this, () => model);
    this.runtime = rootObject(Runtime, this, () => model);
  }
}

/** The global `Excel`. */
export function excelNamespace(model: Model) {
  const create = () => new ExcelRequestContext(model);
  return {
    ...EXCEL_ENUMS,
    run: runner(create),
    RequestContext: class extends ExcelRequestContext {
      constructor() {
        super(model);
      }
    },
  };
}
