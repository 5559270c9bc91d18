import type { LoadRequest } from './load-option';
import type { ClassTable } from './class-table';
import type { ObjectNode, RequestScope } from './client-object';
import { itemObject, navigate } from './children';
import { nodeOf } from './client-object';
import { apiNotFound, payloadTooLarge } from './errors';
import { jsonBytes, REQUEST_LIMIT_BYTES } from './payload';

type Paths = LoadRequest['paths'];

const group = (paths: Paths): Map<string, string[][]> => {
  const groups = new Map<string, string[][]>();
  for (const [head = '*', ...rest] of paths) {
    const rests = groups.get(head) ?? [];
    groups.set(head, rests);
    if (rest.length > 0) rests.push(rest);
  }
  return groups;
};

const orEverything = (paths: Paths): Paths => (paths.length > 0 ? paths : [['*']]);

function read(node: ObjectNode, name: string): void {
  const scalar = node.table.scalars?.[name];
  if (!scalar) throw apiNotFound(node.table.name, name);
  const value = scalar.get(node.host as never);
  if (Array.isArray(value) && jsonBytes(value) > REQUEST_LIMIT_BYTES) throw payloadTooLarge('Response');
  node.values.set(name, value);
}

/** On a collection every path but its own scalars speaks of the items, with or without "items/" before it. */
function itemPaths(node: ObjectNode, paths: Paths): { own: Paths; items: Paths | undefined } {
  const own = paths.filter(([head = '']) => head !== 'items' && node.table.scalars?.[head] !== undefined);
  const others = paths.filter((path) => !own.includes(path));
  if (others.length === 0) return { own, items: undefined };
  const items = others.map(([head = '', ...rest]) => (head === 'items' ? rest : [head, ...rest]));
  return {
    own,
    items: items.every((path) => path.length === 0) ? [['*']] : items.filter((path) => path.length > 0),
  };
}

async function loadItems(node: ObjectNode, request: LoadRequest, paths: Paths): Promise<void> {
  const { items } = node.table;
  if (!items) return;
  const skip = request.skip ?? 0;
  const hosts = items
    .list(node.host as never)
    .slice(skip, request.top === undefined ? undefined : skip + request.top);
  const table = node.context.classNamed(items.of);
  const proxies = hosts.map((host) => itemObject(table, node, host));
  node.values.set('items', proxies);
  for (const proxy of proxies) await load(nodeOf(proxy), { paths });
}

/** Reads what a `load` asked for; nothing of a null object. */
export async function load(node: ObjectNode, request: LoadRequest): Promise<void> {
  await node.instantiate();
  if (node.isNull) return;
  const { own, items } = node.table.items
    ? itemPaths(node, request.paths)
    : { own: request.paths, items: undefined };
  for (const [name, rest] of group(own)) {
    if (name === '*') for (const scalar of Object.keys(node.table.scalars ?? {})) read(node, scalar);
    else if (node.table.navigations?.[name])
      await load(nodeOf(navigate(node, name)), { paths: orEverything(rest) });
    else if (rest.length > 0) throw apiNotFound(node.table.name, [name, ...rest.flat()].join('/'));
    else if (name !== 'isNullObject') read(node, name);
  }
  if (items) await loadItems(node, request, items);
}

/** Whether a load asks for nothing that a calculation may change, so that it need not wait for one. */
export function loadsOnlyFixed(table: ClassTable<never>, scope: RequestScope, paths: Paths): boolean {
  return paths.every(([head = '*', ...rest]) => {
    if (rest.length === 0 && (head === 'isNullObject' || table.fixed?.includes(head))) return true;
    const navigation = table.navigations?.[head];
    if (navigation) return rest.length > 0 && loadsOnlyFixed(scope.classNamed(navigation.to), scope, [rest]);
    if (!table.items || table.scalars?.[head]) return false;
    const ofItem = head === 'items' ? rest : [head, ...rest];
    return ofItem.length > 0 && loadsOnlyFixed(scope.classNamed(table.items.of), scope, [ofItem]);
  });
}
