import type { ClassTable } from '../request/class-table';
import type { Model } from '../model/model';
import type { XmlPart } from '../model/workbook-extras';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { invalidArgument, itemNotFound } from '../request/errors';
import { textArgument } from './arguments';

interface PartHost {
  readonly model: Model;
  readonly id: string;
}

/** All parts, or those of one namespace. */
interface PartsHost {
  readonly model: Model;
  readonly namespaceUri: string | undefined;
}

const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '@' });

/** Namespaces of parts as they stood when they were asked for: a part may have a million characters. */
const namespaces = new WeakMap<XmlPart, { xml: string; uri: string }>();

/** Namespace of the root element; '' where it has none. */
function namespaceOf(part: XmlPart): string {
  const known = namespaces.get(part);
  if (known?.xml === part.xml) return known.uri;
  const uri = rootNamespace(part.xml) ?? '';
  namespaces.set(part, { xml: part.xml, uri });
  return uri;
}

/** One element with a namespace and nothing but plain text in it, as parts that hold much are: read without a parser. */
const PLAIN = /^<([A-Za-z_][\w-]*) xmlns="([^"<>&\s]*)">[\w :;,.+*%~!()/?#=-]*<\/\1>$/;

/** Namespace of the root element, undefined where the text is no XML: by the browser's own parser where there is one. */
function rootNamespace(xml: string): string | undefined {
  const plain = PLAIN.exec(xml)?.[2];
  if (plain !== undefined) return plain;
  if (typeof DOMParser !== 'undefined') {
    const document = new DOMParser().parseFromString(xml, 'application/xml');
    return document.querySelector('parsererror') ? undefined : (document.documentElement.namespaceURI ?? '');
  }
  if (XMLValidator.validate(xml) !== true) return undefined;
  const parsed = parser.parse(xml) as Record<string, unknown>;
  const [name = '', root] = Object.entries(parsed).find(([key]) => !key.startsWith('?')) ?? [];
  if (typeof root !== 'object' || root === null) return '';
  const prefix = name.includes(':') ? `@xmlns:${name.split(':')[0] ?? ''}` : '@xmlns';
  const uri: unknown = Reflect.get(root, prefix);
  return typeof uri === 'string' ? uri : '';
}

/** Gives a part the XML of a call. @throws OfficeError InvalidArgument where it is none */
function setXml(part: XmlPart, args: readonly unknown[], where: string): XmlPart {
  const xml = textArgument(args, 0, where);
  const uri = rootNamespace(xml);
  if (uri === undefined) throw invalidArgument(where);
  part.xml = xml;
  namespaces.set(part, { xml, uri });
  return part;
}

/** @throws OfficeError ItemNotFound after the part was deleted */
function partOf({ model, id }: PartHost): XmlPart {
  const part = model.extra.customXmlParts.find((candidate) => candidate.id === id);
  if (!part) throw itemNotFound('customXmlPart');
  return part;
}

const list = ({ model, namespaceUri }: PartsHost): PartHost[] =>
  model.extra.customXmlParts
    .filter((part) => namespaceUri === undefined || namespaceOf(part) === namespaceUri)
    .map(({ id }) => ({ model, id }));

const findById = (host: PartsHost, id: unknown) => list(host).find((part) => part.id === id);

const only = (host: PartsHost): PartHost | undefined => {
  const [first, ...others] = list(host);
  return others.length === 0 ? first : undefined;
};

export const CustomXmlPart: ClassTable<PartHost> = {
  name: 'CustomXmlPart',
  fixed: ['id', 'namespaceUri'],
  scalars: {
    id: { get: ({ id }) => id },
    namespaceUri: { get: (host) => namespaceOf(partOf(host)) },
  },
  methods: {
    getXml: { gives: 'value', read: (host) => partOf(host).xml },
    setXml: {
      gives: 'nothing',
      run(host, args) {
        setXml(partOf(host), args, 'CustomXmlPart.setXml');
      },
    },
    delete: {
      gives: 'nothing',
      run({ model, id }) {
        model.extra.customXmlParts = model.extra.customXmlParts.filter((part) => part.id !== id);
      },
    },
  },
};

const sharedMethods = {
  getCount: { gives: 'value', read: (host: PartsHost) => list(host).length },
  getItem: {
    gives: 'object',
    to: 'CustomXmlPart',
    host: (host: PartsHost, [id]: readonly unknown[]) => findById(host, id),
  },
  getItemOrNullObject: {
    gives: 'object',
    orNull: true,
    to: 'CustomXmlPart',
    host: (host: PartsHost, [id]: readonly unknown[]) => findById(host, id),
  },
} as const;

export const CustomXmlPartScopedCollection: ClassTable<PartsHost> = {
  name: 'CustomXmlPartScopedCollection',
  items: { of: 'CustomXmlPart', list },
  methods: {
    ...sharedMethods,
    getOnlyItem: { gives: 'object', to: 'CustomXmlPart', host: only },
    getOnlyItemOrNullObject: { gives: 'object', orNull: true, to: 'CustomXmlPart', host: only },
  },
};

export const CustomXmlPartCollection: ClassTable<PartsHost> = {
  name: 'CustomXmlPartCollection',
  items: { of: 'CustomXmlPart', list },
  methods: {
    ...sharedMethods,
    add: {
      gives: 'object',
      to: 'CustomXmlPart',
      host({ model }, args) {
        const id = `{${crypto.randomUUID().toUpperCase()}}`;
        model.extra.customXmlParts.push(setXml({ id, xml: '' }, args, 'CustomXmlPartCollection.add'));
        return { model, id };
      },
    },
    getByNamespace: {
      gives: 'object',
      to: 'CustomXmlPartScopedCollection',
      host: ({ model }, args) => ({
        model,
        namespaceUri: textArgument(args, 0, 'CustomXmlPartCollection.getByNamespace'),
      }),
    },
  },
};
