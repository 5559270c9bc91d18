import type { ClassTable } from '../request/class-table';
import type { Model } from '../model/model';
import { without } from '../model/record';
import { textArgument } from './arguments';

interface SettingHost {
  readonly model: Model;
  readonly key: string;
}

/** Who hears of changed settings, in each workbook. */
const heard = new WeakMap<Model, Set<() => void>>();

function tell(model: Model): void {
  for (const listener of [...(heard.get(model) ?? [])]) listener();
}

const find = (model: Model, key: string): SettingHost | undefined =>
  Object.hasOwn(model.extra.settings, key) ? { model, key } : undefined;

export const Setting: ClassTable<SettingHost> = {
  name: 'Setting',
  fixed: ['key', 'value'],
  scalars: {
    key: { get: ({ key }) => key },
    value: {
      get: ({ model, key }) => model.extra.settings[key],
      set: ({ model, key }, value) => {
        model.extra.settings[key] = value;
        tell(model);
      },
    },
  },
  methods: {
    delete: {
      gives: 'nothing',
      run({ model, key }) {
        model.extra.settings = without(model.extra.settings, key);
        tell(model);
      },
    },
  },
};

export const SettingCollection: ClassTable<Model> = {
  name: 'SettingCollection',
  events: {
    // After the request that caused it, as with changed cells.
    onSettingsChanged: {
      listen(model, handler) {
        const listeners = heard.get(model) ?? new Set();
        heard.set(model, listeners);
        const listener = () => setTimeout(() => handler({ type: 'SettingsChanged' }));
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
  },
  items: {
    of: 'Setting',
    list: (model) => Object.keys(model.extra.settings).map((key) => ({ model, key })),
  },
  methods: {
    // Adding a key that exists replaces its value.
    add: {
      gives: 'object',
      to: 'Setting',
      host(model, args) {
        const key = textArgument(args, 0, 'SettingCollection.add');
        model.extra.settings[key] = args[1];
        tell(model);
        return { model, key };
      },
    },
    getItem: {
      gives: 'object',
      to: 'Setting',
      host: (model, args) => find(model, textArgument(args, 0, 'SettingCollection.getItem')),
    },
    getItemOrNullObject: {
      gives: 'object',
      orNull: true,
      to: 'Setting',
      host: (model, args) => find(model, textArgument(args, 0, 'SettingCollection.getItemOrNullObject')),
    },
    getCount: { gives: 'value', read: (model) => Object.keys(model.extra.settings).length },
  },
};
