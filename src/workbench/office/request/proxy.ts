import type { ActionMethod, ClassTable, Method, ObjectMethod, ResultMethod } from './class-table';
import type { LoadRequest } from './load-option';
import type { ObjectNode } from './client-object';
import { childObject, navigate, usable } from './children';
import { ClientObject, isClientObject, nodeOf } from './client-object';
import { ClientResult } from './client-result';
import { apiNotFound, invalidRequestContext, propertyNotLoaded } from './errors';
import { eventHandlers } from './event-handlers';
import { load } from './load';
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

const hostOf = (argument: unknown): unknown => (isClientObject(argument) ? nodeOf(argument).host : argument);

/** Arguments as they travel: plain JSON, objects as what they stand for. */
const travelled = (args: readonly unknown[]): unknown[] =>
  args.map((value) =>
    isClientObject(value) || value === undefined
      ? hostOf(value)
      : (JSON.parse(JSON.stringify(value)) as unknown),
  );

const payload = (args: readonly unknown[]) => () => args.map((value) => (isClientObject(value) ? '' : value));

/** @throws OfficeError InvalidRequestContext for an object of another context, InvalidObjectPath after its run */
function assertShared(node: ObjectNode, argument: ObjectNode): void {
  if (usable(argument).context !== node.context) throw invalidRequestContext();
}

function callMethod(
  node: ObjectNode,
  name: string,
  method: Method<never>,
  args: readonly unknown[],
): unknown {
  const location = `${node.table.name}.${name}`;
  for (const argument of args) if (isClientObject(argument)) assertShared(node, nodeOf(argument));
  if (method.gives === 'object') return objectOf(node, location, method, args);
  const { context } = usable(node);
  const result = new ClientResult();
  context.enqueue({
    statement: statementOf(location, args),
    location,
    payload: payload(args),
    reads: method.gives === 'value',
    run: async () => {
      await node.instantiate();
      await instantiateArguments(args);
      if (!node.isNull) await perform(node, method, travelled(args), result);
    },
  });
  return method.gives === 'value' ? result : undefined;
}

async function perform(
  node: ObjectNode,
  method: ActionMethod<never> | ResultMethod<never>,
  args: readonly unknown[],
  result: ClientResult,
): Promise<void> {
  if (method.gives === 'value') result.settle(method.read(node.host as never, args));
  else await method.run(node.host as never, args);
}

async function instantiateArguments(args: readonly unknown[]): Promise<void> {
  for (const argument of args) if (isClientObject(argument)) await nodeOf(argument).instantiate();
}

function objectOf(node: ObjectNode, location: string, method: ObjectMethod<never>, args: readonly unknown[]) {
  const find = async () => {
    await instantiateArguments(args);
    return method.host(node.host as never, travelled(args));
  };
  return childObject(node, method.to, location, find, method.orNull === true);
}

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
    reads: true,
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
