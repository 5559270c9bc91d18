import type { ClassTable } from '../request/class-table';
import type { RangeHost } from './hosts';
import { invalidArgument } from '../request/errors';
import { areaOf } from './hosts';

/** What cells take: told to add-ins, not enforced. */
export const DataValidation: ClassTable<RangeHost> = {
  name: 'DataValidation',
  fixed: ['type', 'rule'],
  scalars: {
    type: { get: (host) => host.model.rules.validationOf(areaOf(host)).type },
    rule: {
      get: (host) => host.model.rules.validationOf(areaOf(host)).rule,
      set(host, value) {
        if (typeof value !== 'object' || value === null) throw invalidArgument('DataValidation.rule');
        host.model.rules.validate(host.model.ranges.ref(areaOf(host)), { ...value });
      },
    },
  },
};
