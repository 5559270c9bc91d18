// What the pane's formula builder knows of the worksheet functions: the metadata that Excel gets, made by the same
// generator, with the name of each function in the code and the examples of its doc comment.
import { createRequire } from 'node:module';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readFunctions } from './docs-source.mjs';

const require = createRequire(import.meta.url);
const root = fileURLToPath(new URL('..', import.meta.url));

/** The metadata of every function as `functions` and `enums`, the file and name of its code and its examples. */
export async function functionMetadata() {
  const { generateCustomFunctionsMetadata } = require('custom-functions-metadata');
  const { complete } = require('./metadata-plugin.cjs');
  const { functionFiles } = require('../webpack.config.js');
  const files = functionFiles.map((file) => join(root, file));
  const { metadataJson, associate, errors } = await generateCustomFunctionsMetadata(files);
  if (errors.length > 0) throw new Error(errors.join('\n'));
  const { functions, enums } = await complete(JSON.parse(metadataJson), '');
  const docs = readFunctions(files);
  return {
    functions: functions.map(({ id, description, parameters }) => ({
      id,
      description,
      parameters,
      code: associate.find((each) => each.id === id)?.functionName,
      examples: docs.find((each) => each.id === id)?.examples.map(({ formula }) => formula) ?? [],
    })),
    enums,
  };
}

/** Writes them where the add-in's build finds them. */
export async function writeFunctionMetadata(folder = join(root, 'build', 'data')) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'functions.json'), JSON.stringify(await functionMetadata()));
}
