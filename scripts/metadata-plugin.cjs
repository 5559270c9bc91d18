// Completes functions.json after Microsoft's generator: the values that Excel suggests for an argument (from the
// vocabularies of src/deals, so that they can't drift) and each function's help page under ADDIN_URL. Beside it it writes
// functions-zh.json, the same with Chinese descriptions, which the manifest names for Excel in Chinese.
const { readFileSync } = require('node:fs');
const path = require('node:path');
const { createJiti } = require('jiti');
const { Compilation, WebpackError, sources } = require('webpack');

const NAME = 'DealSheetMetadataPlugin';
const SOURCES = ['vocabulary', 'fields'].map((file) => path.resolve(__dirname, `../src/deals/${file}.ts`));

/** English description -> Chinese one. A description that has changed has none until somebody translates it anew. */
const CHINESE = path.resolve(__dirname, '../src/functions/descriptions-zh-CN.json');

const plain = (values) => values.map((value) => ({ name: value, stringValue: value, tooltip: '' }));
const fieldsOf = (fields) =>
  fields.map((field) => {
    const typed = (field.aliases ?? [])[0] ?? field.name.replaceAll('_', ' ');
    return { name: typed, stringValue: typed, tooltip: `${field.label}: ${field.description}` };
  });

/** The lists that Excel suggests, by id. Excel only suggests: any other text still reaches the function. */
async function enumsFromVocabularies() {
  const jiti = createJiti(__filename);
  const [words, { FIELDS, MEASURES }] = await Promise.all(SOURCES.map((file) => jiti.import(file)));
  const groups = Object.entries(words.MODALITY_GROUPS).map(([group, members]) => ({
    name: group,
    stringValue: group,
    tooltip: members.join(', '),
  }));
  const exact = words.MODALITIES.filter((modality) => !(modality in words.MODALITY_GROUPS));
  const categories = FIELDS.filter(
    (field) =>
      field.kind === 'vocabulary' ||
      ['licensee_country', 'licensor', 'licensee', 'year'].includes(field.name),
  );
  return {
    MODALITY: [...groups, ...plain(exact)],
    STAGE: plain(words.STAGES),
    AREA: plain(words.THERAPEUTIC_AREAS),
    MEASURE: fieldsOf(MEASURES),
    METRIC: [{ name: 'deals', stringValue: 'deals', tooltip: 'Number of deals' }, ...fieldsOf(MEASURES)],
    FIELD: fieldsOf(FIELDS),
    CATEGORY: fieldsOf(categories),
    PERIOD_UNIT: plain(['year', 'half', 'quarter', 'month']),
    BREAKEVEN: plain(['peak sales', 'likelihood of approval', 'upfront']),
  };
}

/** Which list an argument takes: by its name, or by function and name where one name means several things. */
const BY_PARAMETER = {
  modality: 'MODALITY',
  stage: 'STAGE',
  area: 'AREA',
  measure: 'MEASURE',
  field: 'FIELD',
  unknown: 'BREAKEVEN',
  'YOY_GROWTH.metric': 'METRIC',
  'DEAL_BREAKDOWN.measure': 'METRIC',
  'DEAL_TREND.measure': 'METRIC',
  'DEAL_BREAKDOWN.by': 'CATEGORY',
  'DEAL_TREND.by': 'PERIOD_UNIT',
};

class MetadataPlugin {
  /** @param {{ file: string, chinese: string, addinUrl: string }} options names of the assets; address of help/ */
  constructor(options) {
    this.options = options;
  }

  apply(compiler) {
    compiler.hooks.thisCompilation.tap(NAME, (compilation) => {
      [...SOURCES, CHINESE].forEach((file) => compilation.fileDependencies.add(file));
      compilation.hooks.processAssets.tapPromise(
        { name: NAME, stage: Compilation.PROCESS_ASSETS_STAGE_OPTIMIZE },
        async () => {
          const asset = compilation.getAsset(this.options.file);
          if (!asset) return; // the generator has already said why
          try {
            const { file, chinese, addinUrl } = this.options;
            const completed = await complete(JSON.parse(asset.source.source()), addinUrl);
            const texts = JSON.parse(readFileSync(CHINESE, 'utf8'));
            compilation.updateAsset(file, sourceOf(completed));
            compilation.emitAsset(chinese, sourceOf(translate(completed, texts)));
          } catch (error) {
            compilation.errors.push(new WebpackError(`${this.options.file}: ${error.message}`));
          }
        },
      );
    });
  }
}

const sourceOf = (metadata) => new sources.RawSource(`${JSON.stringify(metadata, null, 2)}\n`);

/**
 * The metadata with descriptions in another language. Ids and names stay: a formula is the same text in every language,
 * and so are the names of arguments that the manual and our messages speak of.
 */
function translate(metadata, texts) {
  const described = (each) => ({ ...each, description: texts[each.description] ?? each.description });
  const functions = metadata.functions.map((each) => ({
    ...described(each),
    parameters: each.parameters.map(described),
  }));
  return { ...metadata, functions };
}

/** Excel shows a description on one line: its first paragraph. */
const oneLine = (text = '') =>
  text
    .split(/\n\s*\n/)[0]
    .replace(/\s*\n\s*/g, ' ')
    .trim();

/** The generator's metadata with suggestions and help pages. @throws Error where Excel would refuse them */
async function complete(metadata, addinUrl) {
  const lists = await enumsFromVocabularies();
  const used = new Set();
  const ids = new Set();
  const functions = metadata.functions.map((each) => {
    // The generator does not see that two files define one id, nor that Excel wants at least three characters.
    if (ids.has(each.id)) throw new Error(`two functions have the id ${each.id}`);
    if (each.id.length < 3) throw new Error(`the id ${each.id} is shorter than three characters`);
    ids.add(each.id);
    const parameters = each.parameters.map((written) => {
      const parameter = { ...written, description: oneLine(written.description) };
      const list = BY_PARAMETER[`${each.id}.${parameter.name}`] ?? BY_PARAMETER[parameter.name];
      if (!list || parameter.customEnumId) return parameter;
      used.add(list);
      return { ...parameter, customEnumId: list };
    });
    const description = oneLine(each.description);
    return { ...each, description, helpUrl: `${addinUrl}/help/${each.id}.html`, parameters };
  });
  const enums = [
    ...(metadata.enums ?? []),
    ...[...used].sort().map((id) => ({ id, type: 'string', values: lists[id] })),
  ];
  return { ...metadata, functions, ...(enums.length > 0 ? { enums } : {}) };
}

module.exports = MetadataPlugin;
module.exports.complete = complete;
