import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { metadataHash } from '../../scripts/manifest.mjs';
import { FIELDS } from '../../src/deals/fields';
import { MODALITY_GROUP_NAMES, STAGES } from '../../src/deals/vocabulary';
import { DIST, ROOT, readDist, readMetadata } from './built';
import type { Metadata } from './built';

const metadata = readMetadata();
const { functions } = metadata;

/** Functions whose answer may fill several cells, also for a column of deals: the generator drops this silently where a type is a union. */
const SPILLING = [
  ...['DEAL_RNPV_SCHEDULE', 'DEAL_ASSUMPTIONS', 'DEAL_RNPV_SENSITIVITY', 'DEAL_RNPV_SIMULATE'],
  ...['DEAL_VALUE_SPLIT', 'DEAL_TOTAL_BY_MODALITY', 'DEAL_BREAKDOWN', 'DEAL_TREND', 'DEAL_LIST', 'DEAL_FIND'],
  ...['DEAL_COMPS', 'POS_CHAIN', 'MARKET_STATS', 'APPROVAL_LIST', 'DEAL_RNPV', 'DEAL_GET', 'DEAL_BREAKEVEN'],
  ...['DEAL', 'DEALS_VERSION'],
];

/** Functions that end in pairs of a field and a criterion. */
const PAIRED = [
  ...[
    'YOY_GROWTH',
    'DEAL_COUNTIFS',
    'DEAL_SUMIFS',
    'DEAL_AVERAGEIFS',
    'DEAL_MEDIANIFS',
    'DEAL_PERCENTILEIFS',
  ],
  ...['DEAL_BREAKDOWN', 'DEAL_TREND', 'DEAL_LIST', 'APPROVAL_LIST'],
];

test('there are functions', () => expect(functions.length).toBeGreaterThan(5));

describe.each(functions.map((each) => [each.id, each] as const))('%s', (id, each) => {
  test('has an id that Excel takes: 3 to 128 letters, digits, dots and underscores, no cell address', () => {
    expect(id).toMatch(/^[A-Z][A-Z0-9._]{2,127}$/);
    expect(id).not.toMatch(/^[A-Z]{1,3}\d{1,7}$/);
    expect(id).not.toMatch(/^R\d*C\d*$/);
    expect(each.name).toBe(id);
  });

  test('is described on one line, as are its arguments', () => {
    for (const text of [each.description, ...each.parameters.map((parameter) => parameter.description)]) {
      expect(text).toMatch(/^\S[^\n]{9,}$/);
    }
  });

  test('takes its address, so that the pane can keep its messages', () =>
    expect(each.options).toMatchObject({ requiresAddress: true }));

  test('is neither volatile nor streaming', () => {
    expect(each.options?.['volatile']).toBeUndefined();
    expect(each.options?.['stream']).toBeUndefined();
  });

  test('optional arguments come last, a repeating one is alone and the very last', () => {
    const kinds = each.parameters.map((parameter) => {
      if (parameter.repeating) return 2;
      return parameter.optional ? 1 : 0;
    });
    expect(kinds).toEqual([...kinds].sort((a, b) => a - b));
    expect(kinds.filter((kind) => kind === 2).length).toBeLessThanOrEqual(1);
  });

  test('spills where it should', () =>
    expect(each.result.dimensionality).toBe(SPILLING.includes(id) ? 'matrix' : undefined));

  test('ends in pairs where it should', () => {
    const last = each.parameters.at(-1);
    expect(Boolean(last?.repeating)).toBe(PAIRED.includes(id));
    if (last?.repeating) expect(last.dimensionality).toBe('matrix');
  });

  test('has a help page below the address of the add-in', () => {
    expect(each.helpUrl).toMatch(new RegExp(`^https://.+/help/${id.replaceAll('.', '\\.')}\\.html$`));
    expect(existsSync(path.join(DIST, 'help', `${id}.html`))).toBe(true);
  });
});

test('ids are unique', () => expect(new Set(functions.map((each) => each.id)).size).toBe(functions.length));

test('data types may be passed, which cards and formatted numbers need', () =>
  expect(metadata.allowCustomDataForDataTypeAny).toBe(true));

describe('suggested values', () => {
  const enums = metadata.enums ?? [];
  const valuesOf = (id: string) =>
    enums.find((each) => each.id === id)?.values.map((value) => value.stringValue);

  test('each list is used, each use has its list', () => {
    const used = functions.flatMap((each) =>
      each.parameters.flatMap((parameter) => parameter.customEnumId ?? []),
    );
    expect([...new Set(used)].sort()).toEqual(enums.map((each) => each.id).sort());
  });

  test('they are the vocabularies, groups before exact modalities', () => {
    expect(valuesOf('MODALITY')?.slice(0, MODALITY_GROUP_NAMES.length)).toEqual(MODALITY_GROUP_NAMES);
    const stages = valuesOf('STAGE');
    if (stages) expect(stages).toEqual(STAGES);
    const fields = valuesOf('FIELD');
    if (fields) expect(fields.length).toBe(FIELDS.length);
  });

  test('they only suggest: an argument takes any value', () => {
    const typed = functions.flatMap((each) =>
      each.parameters.filter((parameter) => parameter.customEnumId && parameter.type !== 'any'),
    );
    expect(typed).toEqual([]);
  });

  test('no value stands twice in a list', () => {
    for (const { values } of enums) {
      expect(new Set(values.map((value) => value.stringValue.toLowerCase())).size).toBe(values.length);
    }
  });
});

describe('in Chinese', () => {
  const chinese = JSON.parse(readDist('functions-zh.json')) as Metadata;
  const catalogue = JSON.parse(
    readFileSync(path.join(ROOT, 'src/functions/descriptions-zh-CN.json'), 'utf8'),
  ) as Record<string, string>;
  const descriptions = ({ functions: all }: Metadata) =>
    all.flatMap((each) => [each.description, ...each.parameters.map((parameter) => parameter.description)]);

  test('the catalogue translates what functions.json says, all of it and nothing else', () => {
    const english = [...new Set(descriptions(metadata))];
    expect(Object.keys(catalogue).sort()).toEqual(english.sort());
    expect(descriptions(chinese)).toEqual(descriptions(metadata).map((text) => catalogue[text ?? '']));
  });

  test('every text has Chinese words, and quotes exactly what is typed', () => {
    const quoted = (text: string) => (text.match(/"[^"]+"/g) ?? []).sort();
    for (const [english, text] of Object.entries(catalogue)) {
      expect(text).toMatch(/\p{Script=Han}/u);
      expect(quoted(text)).toEqual(quoted(english));
    }
  });

  test('all but the descriptions is the same: ids, names, arguments, suggested values', () => {
    const bare = ({ functions: all, ...rest }: Metadata) => ({
      ...rest,
      functions: all.map((each) => ({
        ...each,
        description: '',
        parameters: each.parameters.map((parameter) => ({ ...parameter, description: '' })),
      })),
    });
    expect(bare(chinese)).toEqual(bare(metadata));
  });
});

test('the version of the manifest stands for the metadata, whatever the address', () => {
  const json = readDist('functions.json');
  const address = /"helpUrl": "(.+)\/help\//.exec(json)?.[1] ?? '';
  const moved = json.replaceAll(`"${address}/`, '"https://deals.example.com/x/');
  expect(metadataHash(moved, 'https://deals.example.com/x')).toBe(metadataHash(json, address));
  expect(metadataHash(json.replace('"name":', '"name" :'), address)).toBe(metadataHash(json, address));
  expect(metadataHash(json.replace('DEALS', 'DEAL').replace('YOY', 'YO'), address)).not.toBe(
    metadataHash(json, address),
  );
});
