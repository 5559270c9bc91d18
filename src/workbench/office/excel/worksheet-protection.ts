import type { ClassTable } from '../request/class-table';
import type { SheetHost } from './hosts';
import { without } from '../model/record';
import { accessDenied, invalidArgument, invalidOperation } from '../request/errors';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

export const WorksheetProtection: ClassTable<SheetHost> = {
  name: 'WorksheetProtection',
  scalars: {
    protected: { get: ({ model, sheetId }) => model.extra.protection[sheetId] !== undefined },
    options: { get: ({ model, sheetId }) => model.extra.protection[sheetId]?.options ?? null },
  },
  methods: {
    protect: {
      gives: 'nothing',
      run({ model, sheetId }, [options, password]) {
        const where = 'WorksheetProtection.protect';
        if (model.extra.protection[sheetId])
          throw invalidOperation(where, 'The worksheet is protected already.');
        if (password !== undefined && password !== null && typeof password !== 'string')
          throw invalidArgument(where);
        model.extra.protection[sheetId] = {
          options: isRecord(options) ? options : {},
          ...(typeof password === 'string' ? { password } : {}),
        };
      },
    },
    unprotect: {
      gives: 'nothing',
      run({ model, sheetId }, [password]) {
        const known = model.extra.protection[sheetId]?.password;
        if (known !== undefined && known !== password) throw accessDenied('WorksheetProtection.unprotect');
        model.extra.protection = without(model.extra.protection, sheetId);
      },
    },
  },
};
