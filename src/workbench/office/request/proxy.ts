import type { ClassTable } from './class-table';
import type { LoadRequest } from './load-option';
import type { ObjectNode } from './client-object';
import { navigate, usable } from './children';
import { ClientObject, isClientObject, nodeOf } from './client-object';
import { apiNotFound, propertyNotLoaded } from './errors';
import { eventHandlers } from './event-handlers';
import { load, loadsOnlyFixed } from './load';
import { callMethod, payload, travelled } from './method-calls';
import { parseLoadOption } from './load-option';
import { setProperties } from './set-properties';
import { statementOf } from './statement';

type ProxyConstructor = new (node: ObjectNode) => ClientObject;

const CONSTRUCTORS = new Map<ClassTable<never>, ProxyConstructor>();

/** Names that JavaScript, consoles and test runners ask any object for. */
const FOREIGN = new Set([
  'then',
  'constructor',
  'toString',
  'valueOf',
  'inspect',
  'nodeType',
  'asymmetricMatch',
]);

/** At the end of every prototype chain: a member that no table has is an error that names it. */
const unknownMembers = (className: string): object =>
  new Proxy(Object.create(ClientObject.prototype) as object, {
    get(base, member, receiver) {
      if (typeof member === 'symbol' || member in base || FOREIGN.has(member) || /^[$@_]/.test(member))
        return Reflect.get(base, member, receiver);
      throw apiNotFound(className, member);
    },
    set(base, member, value, receiver) {
      if (typeof member === 'symbol' || member.startsWith('_'))
        return Reflect.set(base, member, value, receiver);
      throw apiNotFound(className, member);
    },
  });

function setScalar(node: ObjectNode, name: string, value: unknown): void {
  const location = `${node.table.name}.${name}`;
  const scalar = node.table.scalars?.[name];
  const { context } = usable(node);
  node.values.set(name, value);
  context.enqueue({
    statement: `${statementOf(location)} = ...;`,
    location,
    payload: payload([value]),
    run: async () => {
      await node.instantiate();
      if (!node.isNull) await scalar?.set?.(node.host as never, travelled([value])[0]);
    },
  });
}

function readScalar(node: ObjectNode, name: string): unknown {
  if (!node.values.has(name) && !node.isNull) throw propertyNotLoaded(name, node.table.name);
  return node.values.get(name);
}

function enqueueLoad(node: ObjectNode, request: LoadRequest): void {
  usable(node).context.enqueue({
    statement: `${statementOf(node.origin)}.load(${JSON.stringify(request.paths.map((path) => path.join('/')))});`,
    location: node.table.name,
    reads: !loadsOnlyFixed(node.table, node.context, request.paths),
    run: () => load(node, request),
  });
}

function toJSON(node: ObjectNode): Record<string, unknown> {
  const json: Record<string, unknown> = {};
  for (const name of Object.keys(node.table.scalars ?? {}))
    if (node.values.has(name)) json[name] = node.values.get(name);
  for (const name of Object.keys(node.table.navigations ?? {})) {
    const target = node.values.get(name);
    if (!isClientObject(target) || nodeOf(target).values.size === 0) continue;
    const inner = target.toJSON();
    json[name] = nodeOf(target).values.has('items') ? inner.items : inner;
  }
  const items = node.values.get('items');
  if (Array.isArray(items))
    json.items = items.map((item: unknown) => (isClientObject(item) ? item.toJSON() : item));
  return json;
}

/** The proxy object of a node. */
export const proxyFor = (node: ObjectNode): ClientObject => new (constructorOf(node.table))(node);

/** The class for a table, made once: accessors on its prototype, unknown members trapped behind it. */
function constructorOf(table: ClassTable<never>): ProxyConstructor {
  const known = CONSTRUCTORS.get(table);
  if (known) return known;
  const ProxyObject = class extends ClientObject {
    get isNullObject(): boolean {
      const { isNull } = nodeOf(this);
      if (isNull === undefined) throw propertyNotLoaded('isNullObject');
      return isNull;
    }
    load(option?: unknown): this {
      enqueueLoad(nodeOf(this), parseLoadOption(option));
      return this;
    }
    set(properties: object, options?: { throwOnReadOnly?: boolean }): void {
      setProperties(this, nodeOf(this), properties, options);
    }
    toJSON(): Record<string, unknown> {
      return toJSON(nodeOf(this));
    }
    /** Lets the object outlive its run, as `context.trackedObjects.add` does. */
    track(): this {
      nodeOf(this).tracked = true;
      return this;
    }
    untrack(): this {
      nodeOf(this).tracked = false;
      return this;
    }
  };
  Object.defineProperty(ProxyObject, 'name', { value: table.name });
  Object.setPrototypeOf(ProxyObject.prototype, unknownMembers(table.name));
  defineMembers(ProxyObject.prototype, table);
  CONSTRUCTORS.set(table, ProxyObject);
  return ProxyObject;
}

function defineMembers(prototype: object, table: ClassTable<never>): void {
  const define = (name: string, descriptor: PropertyDescriptor & ThisType<ClientObject>) =>
    Object.defineProperty(prototype, name, { configurable: true, ...descriptor });
  for (const [name, scalar] of Object.entries(table.scalars ?? {})) {
    const get = function (this: ClientObject) {
      return readScalar(nodeOf(this), name);
    };
    const set = function (this: ClientObject, value: unknown) {
      setScalar(nodeOf(this), name, value);
    };
    define(name, scalar.set ? { get, set } : { get });
  }
  for (const name of Object.keys(table.navigations ?? {})) {
    define(name, {
      get() {
        return navigate(nodeOf(this), name);
      },
      set(value: object) {
        navigate(nodeOf(this), name).set(value);
      },
    });
  }
  for (const [name, method] of Object.entries(table.methods ?? {})) {
    define(name, {
      value(...args: unknown[]) {
        return callMethod(nodeOf(this), name, method, args);
      },
    });
  }
  for (const [name, source] of Object.entries(table.events ?? {})) {
    define(name, {
      get() {
        return eventHandlers(this, name, source);
      },
    });
  }
  if (!table.items) return;
  define('items', {
    get() {
      return readScalar(nodeOf(this), 'items');
    },
  });
}
