import type { ActionMethod, Method, ObjectMethod, ResultMethod } from './class-table';
import type { ObjectNode } from './client-object';
import { childObject, usable } from './children';
import { isClientObject, nodeOf } from './client-object';
import { ClientResult } from './client-result';
import { invalidRequestContext } from './errors';
import { statementOf } from './statement';

const hostOf = (argument: unknown): unknown => (isClientObject(argument) ? nodeOf(argument).host : argument);

/** A value after a journey as JSON. Grids of plain values, which may be large, are copied without one. */
function copied(value: unknown): unknown {
  if (typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)) return value;
  if (Array.isArray(value)) return value.map(copied);
  return JSON.parse(JSON.stringify(value) ?? 'null') as unknown;
}

/** Arguments as they travel: plain JSON, objects as what they stand for. */
export const travelled = (args: readonly unknown[]): unknown[] =>
  args.map((value) => (isClientObject(value) || value === undefined ? hostOf(value) : copied(value)));

/** What a request's size counts of arguments. */
export const payload = (args: readonly unknown[]) => () =>
  args.map((value) => (isClientObject(value) ? '' : value));

/** @throws OfficeError InvalidRequestContext for an object of another context, InvalidObjectPath after its run */
function assertShared(node: ObjectNode, argument: ObjectNode): void {
  if (usable(argument).context !== node.context) throw invalidRequestContext();
}

/** Queues a call: gives an object, a result to come, or nothing. */
export function callMethod(
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
    reads: method.gives === 'value' || method.reads === true,
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
  return childObject(node, method.to, location, find, {
    orNull: method.orNull === true,
    reads: method.reads === true,
  });
}
