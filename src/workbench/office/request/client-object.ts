import type { ObjectNode } from './object-node';
import type { RequestContext } from './request-context';

const NODES = new WeakMap<object, ObjectNode>();

/** `OfficeExtension.ClientObject`: what every object of the Excel object model is. */
export abstract class ClientObject {
  constructor(node: ObjectNode) {
    NODES.set(this, node);
  }

  get context(): RequestContext {
    return nodeOf(this).context;
  }

  abstract get isNullObject(): boolean;
  abstract load(option?: unknown): this;
  abstract set(properties: object, options?: { throwOnReadOnly?: boolean }): void;
  abstract toJSON(): Record<string, unknown>;
}

/** The state behind a proxy object. */
export function nodeOf(object: ClientObject): ObjectNode {
  const node = NODES.get(object);
  if (!node) throw new TypeError('Not an object of this host.');
  return node;
}

/** Whether an argument is an object of the object model; another frame's `instanceof` would not know. */
export const isClientObject = (value: unknown): value is ClientObject =>
  typeof value === 'object' && value !== null && NODES.has(value);
