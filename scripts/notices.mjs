// The licences of the packages that really are inside a bundle, as webpack reports its modules.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Licences that let a package be shipped inside a product under the MIT licence. */
const PERMISSIVE = new Set([
  'MIT',
  'MIT-0',
  'Apache-2.0',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'Zlib',
  'Unlicense',
  'CC0-1.0',
  'BlueOak-1.0.0',
  'Python-2.0',
]);

/** Whether an SPDX expression allows shipping: one choice of "A OR B" is enough, of "A AND B" each must do. */
export const isPermissive = (expression) =>
  expression
    .replace(/[()]/g, '')
    .split(/ OR /i)
    .some((choice) => choice.split(/ AND /i).every((each) => PERMISSIVE.has(each.trim())));

const TEXTS = [
  [/Apache License\s+Version 2\.0/, 'Apache-2.0'],
  [/Permission is hereby granted, free of charge/, 'MIT'],
  [/Permission to use, copy, modify, and(?:\/or)? distribute/, 'ISC'],
  [/Redistribution and use in source and binary forms[\s\S]*Neither the name/, 'BSD-3-Clause'],
  [/Redistribution and use in source and binary forms/, 'BSD-2-Clause'],
];

const licenceText = (folder) => {
  const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying)([.-]|$)/i.test(name));
  return file ? readFileSync(join(folder, file), 'utf8').trim() : undefined;
};

/** The MIT licence asks for its text to go along, also where a package forgot the file. */
const mitText = (holder) => `MIT License

Copyright (c) ${holder}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

/** Name, version, licence and its text of the package in `folder`; the text decides where package.json says nothing. */
export function packageIn(folder) {
  const { name, version, license, licenses, homepage, author } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  );
  const text = licenceText(folder);
  const stated =
    (typeof license === 'string' ? license : license?.type) ??
    licenses?.map((each) => each.type).join(' OR ');
  const found = TEXTS.find(([pattern]) => pattern.test(text ?? ''))?.[1];
  const licence = stated || found || 'none stated';
  const holder = (typeof author === 'string' ? author : author?.name) ?? `the authors of ${name}`;
  return {
    name,
    version,
    homepage,
    licence,
    text: text ?? (licence === 'MIT' ? mitText(holder) : undefined),
  };
}

/** The folder of the package that a module's file belongs to, or undefined for our own files. */
function packageFolder(file) {
  if (!/[\\/]node_modules[\\/]/.test(file)) return undefined;
  for (let folder = dirname(file); basename(folder) !== 'node_modules'; folder = dirname(folder)) {
    const manifest = join(folder, 'package.json');
    // A build may hold a package.json that only says which kind of module it is.
    if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).version) return folder;
  }
  return undefined;
}

/** The packages inside a finished webpack compilation, by name. */
export function packagesIn(compilation) {
  const folders = new Set();
  const visit = (module) => {
    for (const inner of module.modules ?? []) visit(inner); // a concatenated module holds several
    const folder = module.resource && packageFolder(module.resource.split('?')[0]);
    if (folder) folders.add(folder);
  };
  for (const module of compilation.modules) {
    if (compilation.chunkGraph.getNumberOfModuleChunks(module) > 0) visit(module);
  }
  return [...folders].map(packageIn).sort((a, b) => a.name.localeCompare(b.name));
}
