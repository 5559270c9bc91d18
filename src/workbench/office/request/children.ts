import type { ClassTable } from './class-table';
import type { ClientObject, Finder, RequestScope } from './client-object';
import { isClientObject, ObjectNode } from './client-object';
import { apiNotFound, invalidObjectPath } from './errors';
import { statementOf } from './statement';

/** @throws OfficeError InvalidObjectPath for an object of a run that is over */
export function usable(node: ObjectNode): ObjectNode {
  if (node.released) throw invalidObjectPath(node.origin);
  return node;
}

function instantiated(node: ObjectNode, reads: boolean): ClientObject {
  const { context, origin } = node;
  if (node.table.untilRunEnds) context.endsWithRun(node);
  context.enqueue({
    statement: `var ${statementOf(origin)};`,
    location: origin,
    reads,
    run: () => node.instantiate(),
  });
  return context.proxyFor(node);
}

/** A new object whose thing is found when the queue gets there. */
export function childObject(
  parent: ObjectNode,
  className: string,
  origin: string,
  find: Finder,
  { orNull = false, reads = false }: { orNull?: boolean; reads?: boolean } = {},
): ClientObject {
  const { context } = usable(parent);
  return instantiated(
    new ObjectNode(context.classNamed(className), context, origin, find, orNull, parent),
    reads,
  );
}

/** An object that has no parent, such as the workbook, or one that an event's arguments lead to. */
export function rootObject(
  className: string,
  context: RequestScope,
  find: Finder,
  orNull = false,
): ClientObject {
  return instantiated(
    new ObjectNode(context.classNamed(className), context, className, find, orNull, undefined),
    false,
  );
}

/** An object for a thing that is known already. */
export function itemObject(table: ClassTable<never>, parent: ObjectNode, host: unknown): ClientObject {
  const node = ObjectNode.of(table, host, parent);
  if (table.untilRunEnds) parent.context.endsWithRun(node);
  return parent.context.proxyFor(node);
}

/** Follows a navigation property; the same object each time. */
export function navigate(node: ObjectNode, name: string): ClientObject {
  const known = node.values.get(name);
  if (isClientObject(known)) return known;
  const navigation = node.table.navigations?.[name];
  if (!navigation) throw apiNotFound(node.table.name, name);
  const find = () => navigation.host(node.host as never);
  const target = childObject(node, navigation.to, `${node.table.name}.${name}`, find);
  node.values.set(name, target);
  return target;
}
