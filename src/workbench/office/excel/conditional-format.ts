import type { ConditionalFormat as Format } from '../model/rules';
import type { ClassTable, Navigation, Scalar } from '../request/class-table';
import type { Model } from '../model/model';
import type { RangeHost } from './hosts';
import type { AreasHost } from './range-areas';
import { enumArgument } from './arguments';
import { areaOf } from './hosts';

interface FormatHost {
  readonly model: Model;
  readonly format: Format;
}

/** `Excel.ConditionalFormatType`. */
const KINDS = [
  'Custom',
  'DataBar',
  'ColorScale',
  'IconSet',
  'TopBottom',
  'PresetCriteria',
  'ContainsText',
  'CellValue',
] as const;
type Kind = (typeof KINDS)[number];

const kept = (name: string): Scalar<FormatHost> => ({
  get: ({ format }) => format.rules[name] ?? null,
  set: ({ format }, value) => void (format.rules[name] = value),
});

/** A format of another kind has none of this one: reading it fails, as in Excel. */
const rulesOf = (type: Kind, to: string): Navigation<FormatHost> => ({
  to,
  host: (host) => (host.format.type === type ? host : undefined),
});

const table = (name: string, ...scalars: readonly string[]): ClassTable<FormatHost> => ({
  name,
  scalars: Object.fromEntries(scalars.map((scalar) => [scalar, kept(scalar)])),
});

/** How cells look by what they hold: told to add-ins, not drawn. */
export const CONDITIONAL_FORMATS: readonly ClassTable<never>[] = [
  {
    name: 'ConditionalFormat',
    fixed: ['id', 'type'],
    scalars: { id: { get: ({ format }) => format.id }, type: { get: ({ format }) => format.type } },
    navigations: {
      custom: rulesOf('Custom', 'CustomConditionalFormat'),
      cellValue: rulesOf('CellValue', 'CellValueConditionalFormat'),
      textComparison: rulesOf('ContainsText', 'TextConditionalFormat'),
      dataBar: rulesOf('DataBar', 'DataBarConditionalFormat'),
      colorScale: rulesOf('ColorScale', 'ColorScaleConditionalFormat'),
      iconSet: rulesOf('IconSet', 'IconSetConditionalFormat'),
    },
    methods: {
      getRanges: {
        gives: 'object',
        to: 'RangeAreas',
        host: ({ model, format }): AreasHost => ({ model, ranges: [{ model, ref: format.ref }] }),
      },
    },
  } satisfies ClassTable<FormatHost>,
  {
    name: 'ConditionalFormatCollection',
    items: {
      of: 'ConditionalFormat',
      list: (host) =>
        host.model.rules.formatsOf(areaOf(host)).map((format) => ({ model: host.model, format })),
    },
    methods: {
      add: {
        gives: 'object',
        to: 'ConditionalFormat',
        host({ model, ref }, [type]): FormatHost {
          const kind = enumArgument(type, KINDS, 'ConditionalFormatCollection.add');
          return { model, format: model.rules.addFormat(model.ranges.ref(model.area(ref)), kind) };
        },
      },
    },
  } satisfies ClassTable<RangeHost>,
  {
    name: 'CustomConditionalFormat',
    navigations: { rule: { to: 'ConditionalFormatRule', host: (host) => host } },
  } satisfies ClassTable<FormatHost>,
  table('ConditionalFormatRule', 'formula'),
  table('CellValueConditionalFormat', 'rule'),
  table('TextConditionalFormat', 'rule'),
  table('DataBarConditionalFormat', 'lowerBoundRule', 'upperBoundRule'),
  table('ColorScaleConditionalFormat', 'criteria'),
  table('IconSetConditionalFormat', 'criteria'),
];
