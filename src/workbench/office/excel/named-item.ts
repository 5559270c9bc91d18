import type { ClassTable } from '../request/class-table';
import type { NameHost, ScopeHost } from './hosts';
import { invalidArgument } from '../request/errors';
import {
  addName,
  changeName,
  definedName,
  deleteName,
  findName,
  listNames,
  nameArea,
  nameFormula,
  setFormula,
} from '../model/names';
import { flag, textArgument } from './arguments';
import { areaOf, rangeHost, sheetHost, isRangeHost } from './hosts';

/** `Excel.NamedItemType`, as far as it can be told from the formula. */
function typeOf({ model, id }: NameHost): string {
  if (nameArea(model, { id })) return 'Range';
  const body = nameFormula(model, { id }).slice(1);
  if (/^".*"$/s.test(body)) return 'String';
  if (/^(TRUE|FALSE)$/i.test(body)) return 'Boolean';
  if (body !== '' && Number.isFinite(Number(body)))
    return Number.isInteger(Number(body)) ? 'Integer' : 'Double';
  return 'Array';
}

function valueOf({ model, id }: NameHost): unknown {
  const area = nameArea(model, { id });
  if (area) return model.address(area, true);
  const body = nameFormula(model, { id }).slice(1);
  const type = typeOf({ model, id });
  if (type === 'String') return body.slice(1, -1).replaceAll('""', '"');
  if (type === 'Boolean') return body.toUpperCase() === 'TRUE';
  return type === 'Array' ? `=${body}` : Number(body);
}

const rangeOf = ({ model, id }: NameHost) => {
  const area = nameArea(model, { id });
  return area && rangeHost(model, area, 'NamedItem.getRange');
};

const scopeSheet = ({ model, id }: NameHost) => {
  const { localSheetId } = definedName(model, { id });
  const sheet =
    localSheetId === undefined ? undefined : model.spreadsheet.book.getSheetBySheetId(localSheetId);
  return sheet ? sheetHost(model, sheet.getSheetId()) : undefined;
};

export const NamedItem: ClassTable<NameHost> = {
  name: 'NamedItem',
  fixed: ['name', 'formula', 'comment', 'visible', 'scope'],
  scalars: {
    name: { get: ({ model, id }) => definedName(model, { id }).name },
    type: { get: typeOf },
    value: { get: valueOf },
    formula: {
      get: ({ model, id }) => nameFormula(model, { id }),
      set: ({ model, id }, formula) => setFormula(model, { id }, formula),
    },
    comment: {
      get: ({ model, id }) => definedName(model, { id }).comment ?? '',
      set: ({ model, id }, comment) => changeName(model, { id }, { comment: String(comment) }),
    },
    visible: {
      get: ({ model, id }) => definedName(model, { id }).hidden !== true,
      set: ({ model, id }, value) => changeName(model, { id }, { hidden: !flag(value, 'NamedItem.visible') }),
    },
    scope: { get: (host) => (scopeSheet(host) ? 'Worksheet' : 'Workbook') },
  },
  navigations: {
    worksheet: { to: 'Worksheet', host: scopeSheet },
  },
  methods: {
    getRange: { gives: 'object', to: 'Range', host: rangeOf },
    getRangeOrNullObject: { gives: 'object', orNull: true, to: 'Range', host: rangeOf },
    delete: { gives: 'nothing', run: ({ model, id }) => deleteName(model, { id }) },
  },
};

const find = ({ model, sheetId }: ScopeHost, key: unknown): NameHost | undefined => {
  const ref = findName(model, key, sheetId);
  return ref && { model, ...ref };
};

export const NamedItemCollection: ClassTable<ScopeHost> = {
  name: 'NamedItemCollection',
  items: {
    of: 'NamedItem',
    list: ({ model, sheetId }) => listNames(model, sheetId).map((ref) => ({ model, ...ref })),
  },
  methods: {
    add: {
      gives: 'object',
      to: 'NamedItem',
      host({ model, sheetId }, args) {
        const where = 'NamedItemCollection.add';
        const [name, reference, comment] = args;
        if (isRangeHost(reference))
          return { model, ...addName(model, name, areaOf(reference), comment, sheetId) };
        const formula = textArgument(args, 1, where);
        if (!formula.startsWith('=')) throw invalidArgument(where);
        return { model, ...addName(model, name, formula, comment, sheetId) };
      },
    },
    getItem: { gives: 'object', to: 'NamedItem', host: (host, [key]) => find(host, key) },
    getItemOrNullObject: {
      gives: 'object',
      orNull: true,
      to: 'NamedItem',
      host: (host, [key]) => find(host, key),
    },
    getCount: { gives: 'value', read: ({ model, sheetId }) => listNames(model, sheetId).length },
  },
};
