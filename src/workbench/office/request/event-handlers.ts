import type { EventHandler, EventSource } from './class-table';
import type { ClientObject, RequestScope } from './client-object';
import { nodeOf } from './client-object';

/** `OfficeExtension.EventHandlerResult`: takes a handler off again. */
export interface EventHandlerResult {
  readonly context: RequestScope;
  remove(): void;
}

/** `OfficeExtension.EventHandlers`. */
export interface EventHandlers {
  add(handler: EventHandler): EventHandlerResult;
  remove(handler: EventHandler): void;
}

const LISTENING = new WeakMap<EventHandler, Map<object, () => void>>();

/** The event of an object: handlers are added and taken off at the next `sync`, as everything else is. */
export function eventHandlers(object: ClientObject, name: string, source: EventSource<never>): EventHandlers {
  const node = nodeOf(object);
  const location = `${node.table.name}.${name}`;
  const remove = (handler: EventHandler) => {
    node.context.enqueue({
      statement: `${location}.remove(handler);`,
      location,
      run: () => {
        LISTENING.get(handler)?.get(source)?.();
        LISTENING.get(handler)?.delete(source);
      },
    });
  };
  return {
    add(handler) {
      node.context.enqueue({
        statement: `${location}.add(handler);`,
        location,
        run: async () => {
          await node.instantiate();
          if (node.isNull) return;
          const stops = LISTENING.get(handler) ?? new Map<object, () => void>();
          LISTENING.set(handler, stops);
          stops.set(source, source.listen(node.host as never, handler));
        },
      });
      return { context: node.context, remove: () => remove(handler) };
    },
    remove,
  };
}
