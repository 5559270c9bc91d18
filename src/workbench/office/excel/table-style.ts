import type { ClassTable } from '../request/class-table';
import type { Model } from '../model/model';
import { invalidArgument, itemAlreadyExists } from '../request/errors';
import { flag, textArgument } from './arguments';

/** A table style of the workbook, by name. */
interface StyleHost {
  readonly model: Model;
  readonly name: string;
}

const WHERE = 'TableStyleCollection.add';

/** A blank style; with a number behind its name where that is taken and may be changed. */
function add(model: Model, args: readonly unknown[]): StyleHost {
  const wanted = textArgument(args, 0, WHERE);
  if (wanted === '') throw invalidArgument(WHERE);
  let name = wanted;
  for (let next = 2; model.tableStyles.has(name); next++) {
    if (args[1] === undefined || !flag(args[1], WHERE)) throw itemAlreadyExists(WHERE);
    name = `${wanted} ${String(next)}`;
  }
  model.tableStyles.add(name);
  return { model, name };
}

/** Table styles of the workbook's own: they can be made, given to tables, and deleted. */
export const TABLE_STYLES: readonly ClassTable<never>[] = [
  {
    name: 'TableStyle',
    scalars: { name: { get: ({ name }) => name } },
    methods: {
      delete: { gives: 'nothing', run: ({ model, name }) => void model.tableStyles.delete(name) },
    },
  } satisfies ClassTable<StyleHost>,
  {
    name: 'TableStyleCollection',
    items: { of: 'TableStyle', list: (model) => [...model.tableStyles].map((name) => ({ model, name })) },
    methods: { add: { gives: 'object', to: 'TableStyle', host: (model, args) => add(model, args) } },
  } satisfies ClassTable<Model>,
];
