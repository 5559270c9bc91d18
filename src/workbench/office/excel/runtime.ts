import type { ClassTable } from '../request/class-table';
import type { Model } from '../model/model';
import { flag } from './arguments';

/** `context.runtime`. */
export const Runtime: ClassTable<Model> = {
  name: 'Runtime',
  scalars: {
    enableEvents: {
      get: (model) => model.changes.enabled,
      set: (model, value) => {
        model.changes.enabled = flag(value, 'Runtime.enableEvents');
      },
    },
  },
};
