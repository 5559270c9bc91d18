import type { ClassTable } from '../request/class-table';
import type { Model } from '../model/model';
import { recalculate } from '../../recalculate';
import { enumArgument } from './arguments';

const CALCULATION_TYPES = ['Recalculate', 'Full', 'FullRebuild'] as const;
const CALCULATION_MODES = ['Automatic', 'AutomaticExceptTables', 'Manual'] as const;

/** Recalculates every formula, whether or not what it depends on changed. */
export const calculateAll = ({ spreadsheet }: Model): void => recalculate(spreadsheet.injector, 'everything');

export const Application: ClassTable<Model> = {
  name: 'Application',
  fixed: ['calculationMode'],
  scalars: {
    // Univer always calculates by itself; other modes are remembered for those who ask.
    calculationMode: {
      get: (model) => model.calculationMode,
      set: (model, value) => {
        model.calculationMode = enumArgument(value, CALCULATION_MODES, 'Application.calculationMode');
      },
    },
    calculationState: { get: () => 'Done' },
    calculationEngineVersion: { get: () => 191029 },
  },
  methods: {
    calculate: {
      gives: 'nothing',
      async run(model, [type]) {
        const kind = enumArgument(type, CALCULATION_TYPES, 'Application.calculate');
        if (kind !== 'Recalculate') calculateAll(model);
        await model.calculated();
      },
    },
    suspendApiCalculationUntilNextSync: { gives: 'nothing', run: () => undefined },
    suspendScreenUpdatingUntilNextSync: { gives: 'nothing', run: ({ drawing }) => drawing?.hold() },
  },
};
