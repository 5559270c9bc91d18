import type { FunctionsMetadata } from '../bridge/metadata';
import { readMetadata } from '../bridge/metadata';
import type { AddInManifest } from './ribbon';
import { readManifest, servedAddress } from './ribbon';

/** The add-in's own description of itself, as built. */
export interface AddInFiles {
  readonly manifest: AddInManifest;
  readonly functions: FunctionsMetadata;
}

/** The page that holds the pane, the functions and the commands: the add-in's one runtime. */
export const ADD_IN_PAGE = '/addin/taskpane.html';

/** Fetches manifest.xml and functions.json. @throws Error that says which of them is missing or damaged */
export async function fetchAddInFiles(language: string): Promise<AddInFiles> {
  const [xml, json] = await Promise.all([
    fetchText('/addin/manifest.xml'),
    fetchText('/addin/functions.json'),
  ]);
  const manifest = readManifest(xml, language);
  const functions = readMetadata(JSON.parse(json));
  for (const each of functions.functions) {
    if (each.helpUrl) each.helpUrl = servedAddress(each.helpUrl, manifest.base);
  }
  return { manifest, functions };
}

async function fetchText(address: string): Promise<string> {
  const response = await fetch(address);
  if (!response.ok)
    throw new Error(`${address} could not be loaded (${response.status} ${response.statusText}).`);
  return response.text();
}
