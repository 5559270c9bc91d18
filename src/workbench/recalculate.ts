import type { Injector, IUnitRange } from '@univerjs/core';
import { ICommandService } from '@univerjs/core';
import type { ISetFormulaCalculationStartMutation } from '@univerjs/engine-formula';
import { SetTriggerFormulaCalculationStartMutation } from '@univerjs/engine-formula';

/** Asks for a calculation of the given cells and what depends on them, or of every formula in the workbook. */
export function recalculate(injector: Injector, cells: readonly IUnitRange[] | 'everything'): void {
  const params: ISetFormulaCalculationStartMutation = {
    dirtyRanges: cells === 'everything' ? [] : [...cells],
    forceCalculation: cells === 'everything',
    dirtyNameMap: {},
    dirtyDefinedNameMap: {},
    dirtyUnitFeatureMap: {},
    dirtyUnitOtherFormulaMap: {},
    clearDependencyTreeCache: {},
    options: null,
  };
  injector
    .get(ICommandService)
    .syncExecuteCommand(SetTriggerFormulaCalculationStartMutation.id, params, { onlyLocal: true });
}
