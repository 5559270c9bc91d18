import type { Model } from '../model/model';
import type { ClientObject } from '../request/client-object';
import { rootObject } from '../request/children';
import { RequestContext } from '../request/request-context';
import { runner } from '../request/run';
import { CLASS_TABLES } from './class-tables';
import { EXCEL_ENUMS } from './enums';

const CLASSES = new Map(CLASS_TABLES.map((table) => [table.name, table]));

/** `Excel.RequestContext`. */
class ExcelRequestContext extends RequestContext {
  readonly workbook: ClientObject;
  readonly application: ClientObject;
  readonly runtime: ClientObject;

  constructor(model: Model) {
    super(model, CLASSES);
    this.workbook = rootObject('Workbook', this, () => model);
    this.application = rootObject('Application', this, () => model);
    this.runtime = rootObject('Runtime', this, () => model);
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
