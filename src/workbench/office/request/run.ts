import type { ClientObject } from './client-object';
import { isClientObject } from './client-object';
import { invalidArgument, invalidRequestContext, OfficeError } from './errors';
import { RequestContext } from './request-context';

const requestContext = (scope: unknown): RequestContext => {
  if (scope instanceof RequestContext) return scope;
  throw invalidArgument('Excel.run');
};

/** What a run works in: the context of objects from an earlier run, or a new one. */
function contextOf(previous: unknown, create: () => RequestContext): RequestContext {
  if (previous === undefined || previous === null) return create();
  if (previous instanceof RequestContext) return previous;
  const objects = [previous].flat();
  const [first] = objects;
  if (!objects.every(isClientObject) || !first) throw invalidArgument('Excel.run');
  if (objects.some((object: ClientObject) => object.context !== (first as ClientObject).context))
    throw invalidRequestContext('Excel.run');
  return requestContext((first as ClientObject).context);
}

function readArguments(args: readonly unknown[]): { previous: unknown; batch: unknown } {
  if (args.length === 1) return { previous: undefined, batch: args[0] };
  const [first, batch] = args;
  const isOptions =
    typeof first === 'object' &&
    first !== null &&
    !Array.isArray(first) &&
    !isClientObject(first) &&
    !(first instanceof RequestContext);
  return { previous: isOptions ? Reflect.get(first, 'previousObjects') : first, batch };
}

/** Runs with the same context come one after the other. */
async function turn(context: RequestContext): Promise<void> {
  if (context.running) await new Promise<void>((resolve) => context.waitingRuns.push(resolve));
  context.running = true;
}

/**
 * `Excel.run`: gives the batch a context, syncs what it left in the queue, and ends what it did not track.
 * Forms: run(batch), run(object, batch), run([objects], batch), run(context, batch), run({ previousObjects }, batch).
 */
export const runner =
  (create: () => RequestContext) =>
  async (...args: readonly unknown[]): Promise<unknown> => {
    const { previous, batch } = readArguments(args);
    const context = contextOf(previous, create);
    await turn(context);
    try {
      if (typeof batch !== 'function') throw invalidArgument('Excel.run');
      const promise: unknown = batch(context);
      if (typeof promise !== 'object' || promise === null || !('then' in promise))
        throw new OfficeError(
          'RunMustReturnPromise',
          'The batch function passed to the ".run" method didn\'t return a promise. The function must return a promise, so that any automatically-tracked objects can be released at the completion of the batch operation. Typically, you return a promise by returning the response from "context.sync()".',
        );
      const result: unknown = await promise;
      await context.sync();
      return result;
    } finally {
      context.endRun();
      context.running = false;
      context.waitingRuns.shift()?.();
    }
  };
