import type { Action } from './action';
import type { ClassTable } from './class-table';
import type { ClientObject, ObjectNode, RequestScope } from './client-object';
import { nodeOf } from './client-object';
import { invalidArgument, OfficeError, payloadTooLarge } from './errors';
import { proxyFor } from './proxy';
import { isTooLarge } from './payload';

/** What answers requests. */
export interface Server {
  /** One request after the other, whoever asks. */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves when all formulas that depend on earlier writes are calculated. */
  calculated(): Promise<void>;
  /** Called when a request is over, also after an error. */
  requestEnded(): void;
}

/** Objects that outlive the run that made them. */
export class TrackedObjects {
  add(objects: ClientObject | readonly ClientObject[]): void {
    for (const object of [objects].flat()) nodeOf(object).tracked = true;
  }

  remove(objects: ClientObject | readonly ClientObject[]): void {
    for (const object of [objects].flat()) nodeOf(object).tracked = false;
  }
}

/** Whether a value is a context of this host. */
export const isRequestContext = (value: unknown): value is RequestContext => value instanceof RequestContext;

/** `OfficeExtension.ClientRequestContext`: the queue of one caller's requests. */
export class RequestContext implements RequestScope {
  readonly trackedObjects = new TrackedObjects();
  readonly requestHeaders: Readonly<Record<string, string>> = {};
  /** Whether a run is going on: objects made in it that need it end with it. */
  running = false;
  readonly waitingRuns: (() => void)[] = [];
  private queue: Action[] = [];
  private readonly ephemeral = new Set<ObjectNode>();

  constructor(
    private readonly server: Server,
    private readonly classes: ReadonlyMap<string, ClassTable<never>>,
  ) {}

  get debugInfo(): { pendingStatements: readonly string[] } {
    return { pendingStatements: this.queue.map((action) => action.statement) };
  }

  classNamed(name: string): ClassTable<never> {
    const table = this.classes.get(name);
    if (!table) throw new TypeError(`No class ${name}.`);
    return table;
  }

  proxyFor(node: ObjectNode): ClientObject {
    return proxyFor(node);
  }

  enqueue(action: Action): void {
    this.queue.push(action);
  }

  /** Remembers an object that ends with this run. */
  endsWithRun(node: ObjectNode): void {
    this.ephemeral.add(node);
  }

  endRun(): void {
    for (const node of this.ephemeral) if (!node.tracked) node.released = true;
    this.ephemeral.clear();
  }

  load(object: ClientObject, option?: unknown): void {
    if (object.context !== this) throw invalidArgument('RequestContext.load');
    object.load(option);
  }

  /**
   * Sends the queue. The first error ends the batch: what came before it stays done, what comes after is dropped.
   * @throws OfficeError
   */
  async sync<T>(passThrough?: T): Promise<T | undefined> {
    await Promise.resolve();
    const actions = this.queue;
    this.queue = [];
    if (actions.length === 0) return passThrough;
    if (isTooLarge(actions)) throw payloadTooLarge('Request');
    try {
      await this.server.exclusively(() => this.execute(actions));
    } finally {
      // Outside a run, objects that need one last for one request.
      if (!this.running) this.endRun();
    }
    return passThrough;
  }

  private async execute(actions: readonly Action[]): Promise<void> {
    let current = 0;
    try {
      for (const [index, action] of actions.entries()) {
        current = index;
        if (action.reads) await this.server.calculated();
        await action.run();
      }
    } catch (error) {
      throw this.explained(error, actions, current);
    } finally {
      this.server.requestEnded();
    }
  }

  private explained(error: unknown, actions: readonly Action[], index: number): unknown {
    const failed = actions[index];
    if (!failed) return error;
    const statements = actions.map((action) => action.statement);
    const details = {
      errorLocation: failed.location,
      statement: failed.statement,
      surroundingStatements: statements.slice(Math.max(0, index - 5), index + 6),
    };
    if (error instanceof OfficeError) return error.at(details);
    const message = error instanceof Error ? error.message : String(error);
    return new OfficeError('GeneralException', `There was an internal error: ${message}`, details);
  }
}
