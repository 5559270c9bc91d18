import type { Area } from './area';
import type { Model } from './model';
import type { IDefinedNamesServiceParam } from '@univerjs/engine-formula';
import {
  IDefinedNamesService,
  RemoveDefinedNameMutation,
  SetDefinedNameMutation,
} from '@univerjs/engine-formula';
import { generateRandomId } from '@univerjs/core';
import { invalidArgument, itemAlreadyExists, itemNotFound } from '../request/errors';
import { parseAddress } from './addresses';

/** What a name object stands for. */
export interface NameRef {
  readonly id: string;
}

/** Scope that Univer writes for names of the whole workbook. */
const WORKBOOK_SCOPE = 'AllDefaultWorkbook';

const NAME = /^[\p{L}_\\][\p{L}\p{N}_.?\\]{0,254}$/u;
const LIKE_A_CELL = /^([A-Z]{1,3}\d{1,7}|R\d*C\d*|R|C)$/i;

/** Whether Excel would take it as the name of a range, formula or table. */
export const isValidName = (name: string): boolean => NAME.test(name) && !LIKE_A_CELL.test(name);

const service = (model: Model) => model.spreadsheet.injector.get(IDefinedNamesService);

/** Names of the workbook, or of one sheet. */
export function listNames(model: Model, sheetId?: string): NameRef[] {
  const names = Object.values(service(model).getDefinedNameMap(model.spreadsheet.unitId) ?? {});
  const local = ({ localSheetId }: IDefinedNamesServiceParam) =>
    localSheetId === WORKBOOK_SCOPE ? undefined : localSheetId;
  return names.filter((name) => local(name) === sheetId).map(({ id }) => ({ id }));
}

/** @throws OfficeError ItemNotFound after the name was deleted */
export function definedName(model: Model, { id }: NameRef): IDefinedNamesServiceParam {
  const name = service(model).getValueById(model.spreadsheet.unitId, id);
  if (!name) throw itemNotFound('namedItem');
  return name;
}

export function findName(model: Model, key: unknown, sheetId?: string): NameRef | undefined {
  if (typeof key !== 'string') throw invalidArgument('NamedItemCollection.getItem');
  const wanted = key.toLowerCase();
  return listNames(model, sheetId).find((ref) => definedName(model, ref).name.toLowerCase() === wanted);
}

function save(model: Model, name: IDefinedNamesServiceParam): void {
  model.spreadsheet.mutate(SetDefinedNameMutation.id, { unitId: model.spreadsheet.unitId, ...name });
}

/** @param reference formula text, or cells */
export function addName(
  model: Model,
  name: unknown,
  reference: string | Area,
  comment: unknown,
  sheetId?: string,
): NameRef {
  const where = 'NamedItemCollection.add';
  if (typeof name !== 'string' || !isValidName(name)) throw invalidArgument(where);
  if (findName(model, name, sheetId)) throw itemAlreadyExists(where);
  const id = generateRandomId(10);
  save(model, {
    id,
    name,
    formulaOrRefString:
      typeof reference === 'string' ? referenceText(reference) : model.address(reference, true),
    localSheetId: sheetId ?? WORKBOOK_SCOPE,
    ...(typeof comment === 'string' ? { comment } : {}),
  });
  return { id };
}

/** Univer keeps references without "=", everything else with it. */
function referenceText(formula: string): string {
  const body = formula.replace(/^=/, '');
  return parseAddress(body) ? body : `=${body}`;
}

export function changeName(model: Model, ref: NameRef, change: Partial<IDefinedNamesServiceParam>): void {
  save(model, { ...definedName(model, ref), ...change });
}

export function setFormula(model: Model, ref: NameRef, formula: unknown): void {
  if (typeof formula !== 'string' || !formula.startsWith('=')) throw invalidArgument('NamedItem.formula');
  changeName(model, ref, { formulaOrRefString: referenceText(formula) });
}

export function deleteName(model: Model, ref: NameRef): void {
  const { name } = definedName(model, ref);
  model.spreadsheet.mutate(RemoveDefinedNameMutation.id, {
    unitId: model.spreadsheet.unitId,
    id: ref.id,
    name,
  });
}

/** The formula of a name, with its "=". */
export const nameFormula = (model: Model, ref: NameRef): string =>
  `=${definedName(model, ref).formulaOrRefString.replace(/^=/, '')}`;

/** The cells that a name stands for; `undefined` where it is a constant or a formula. */
export function nameArea(model: Model, ref: NameRef): Area | undefined {
  const { formulaOrRefString, localSheetId } = definedName(model, ref);
  const fallback =
    localSheetId && localSheetId !== WORKBOOK_SCOPE ? localSheetId : model.activeSheet().getSheetId();
  return model.areaAt(formulaOrRefString.replace(/^=/, ''), fallback);
}
