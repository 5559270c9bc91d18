// Reads the doc comments of the worksheet functions: the manual is generated from what stands above the code.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('..', import.meta.url));
const { functionFiles } = createRequire(import.meta.url)('../webpack.config.js');

/**
 * @typedef {{ name: string, optional: boolean, repeating: boolean, range: boolean, description: string }} ParameterDoc
 * @typedef {{ formula: string, result: string | undefined, caption: string }} ExampleDoc
 * @typedef {{
 *   id: string, file: string, name: string, summary: string, details: string[], parameters: ParameterDoc[],
 *   spills: boolean, result: string, errors: string[], remarks: string[], examples: ExampleDoc[],
 * }} FunctionDoc
 */

const NAMESPACE = 'DEALS';

/** Tags that say which error comes for which bad input, one a tag: `@throws #N/A unknown deal`. */
const ERROR_TAGS = new Set(['throws', 'exception', 'error', 'errors']);
const REMARK_TAGS = new Set(['remarks', 'remark', 'note', 'notes']);

const textOf = (comment) => (ts.getTextOfJSDocComment(comment) ?? '').replace(/\r\n/g, '\n').trim();
const clean = (text) => text.replace(/^[-–—:]\s+/, '').trim();

function dimensions(type) {
  let depth = 0;
  for (let node = type; node && ts.isArrayTypeNode(node); node = node.elementType) depth += 1;
  return depth;
}

const isInvocation = (parameter) => /Invocation\b/.test(parameter.type?.getText() ?? '');

function readParameter(parameter, comments) {
  const name = parameter.name.getText();
  const depth = dimensions(parameter.type);
  const written = comments.get(name);
  // A list of scalars or of ranges repeats; a plain range has two dimensions.
  const repeating = depth === 1 || depth === 3;
  return {
    name,
    optional: Boolean(parameter.questionToken || parameter.initializer || written?.optional) && !repeating,
    repeating,
    range: depth >= 2,
    description: written?.text ?? '',
  };
}

/**
 * An example is `=FORMULA`, then `→` and the result where it can be stated; lines that don't start with `=` say what
 * it shows.
 */
function readExamples(text) {
  const examples = [];
  let caption = [];
  for (const line of text.split('\n').map((each) => each.trim())) {
    if (line === '' || /^```/.test(line)) continue;
    if (!line.startsWith('=')) {
      caption.push(line);
      continue;
    }
    const [formula, ...result] = line.split(/\s+(?:→|->|=>)\s+/);
    examples.push({ formula, result: result.join(' → ') || undefined, caption: caption.join(' ') });
    caption = [];
  }
  const last = examples.at(-1);
  if (last && caption.length > 0) last.caption = [last.caption, ...caption].filter(Boolean).join(' ');
  return examples;
}

function readFunction(node, file) {
  const tags = ts.getJSDocTags(node);
  const named = (names) => tags.filter((tag) => names.has(tag.tagName.text));
  const custom = tags.find((tag) => tag.tagName.text.toLowerCase() === 'customfunction');
  if (!custom) return undefined;
  const id = (textOf(custom.comment).split(/\s+/)[0] || node.name.text).toUpperCase();
  const comments = new Map(
    tags
      .filter(ts.isJSDocParameterTag)
      .map((tag) => [tag.name.getText(), { text: clean(textOf(tag.comment)), optional: tag.isBracketed }]),
  );
  const parameters = node.parameters
    .filter((each) => !isInvocation(each))
    .map((each) => readParameter(each, comments));
  const description = textOf(node.jsDoc?.at(-1)?.comment);
  const [summary = '', ...details] = description.split(/\n\s*\n/);
  return {
    id,
    file: relative(root, file).replaceAll('\\', '/'),
    name: `${NAMESPACE}.${id}`,
    summary: summary.replace(/\s*\n\s*/g, ' '),
    details: details.map((text) => text.trim()),
    parameters,
    spills: /\[\]\[\]/.test((node.type ?? ts.getJSDocReturnType(node))?.getText() ?? ''),
    result: clean(textOf(ts.getJSDocReturnTag(node)?.comment)),
    errors: named(ERROR_TAGS).flatMap((tag) =>
      textOf(tag.comment ?? '')
        .split(/\n(?=\s*[-*]?\s*#)/)
        .map((text) => clean(text.replace(/\s*\n\s*/g, ' ').replace(/^\s*[-*]\s*/, '')))
        .filter(Boolean),
    ),
    remarks: named(REMARK_TAGS).map((tag) => textOf(tag.comment)),
    examples: named(new Set(['example'])).flatMap((tag) => readExamples(textOf(tag.comment))),
  };
}

/** How the function is typed, optional arguments in brackets. */
export function syntaxOf(each) {
  const words = each.parameters.map((parameter) => {
    if (parameter.repeating) return `[${parameter.name}, …]`;
    return parameter.optional ? `[${parameter.name}]` : parameter.name;
  });
  return `=${each.name}(${words.join(', ')})`;
}

/**
 * Every worksheet function with what its doc comment says, in the order of the source.
 * @returns {FunctionDoc[]}
 */
export function readFunctions(files = functionFiles.map((file) => join(root, file))) {
  return files.flatMap((file) => {
    const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
    return source.statements
      .filter(ts.isFunctionDeclaration)
      .map((node) => readFunction(node, file))
      .filter(Boolean);
  });
}
