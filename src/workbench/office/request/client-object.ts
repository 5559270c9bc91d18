import type { Action } from './action';
import type { ClassTable } from './class-table';
import { itemNotFound } from './errors';

/** What objects need of the context that they belong to. */
export interface RequestScope {
  enqueue(action: Action): void;
  /** Remembers an object that ends with this run, or with this request where no run is going on. */
  endsWithRun(node: ObjectNode): void;
  classNamed(name: string): ClassTable<never>;
  proxyFor(node: ObjectNode): ClientObject;
}

/** How to find the thing behind an object: asked once, in the order of the request queue. */
export type Finder = () => unknown;

/** The state behind one proxy object: what it stands for in the workbook, and what has been loaded of it. */
export class ObjectNode {
  readonly values = new Map<string, unknown>();
  /** Unknown until the object was instantiated by a `sync`. */
  isNull: boolean | undefined;
  /** True after the run that made it, for objects that end with it. */
  released = false;
  tracked = false;
  private found: unknown;

  constructor(
    readonly table: ClassTable<never>,
    readonly context: RequestScope,
    /** Where it came from, for messages: `WorksheetCollection.getItem`. */
    readonly origin: string,
    private readonly find: Finder,
    private readonly orNull: boolean,
    readonly parent: ObjectNode | undefined,
  ) {}

  /** An object whose thing is known already, such as an item of a collection. */
  static of(table: ClassTable<never>, host: unknown, parent: ObjectNode): ObjectNode {
    const node = new ObjectNode(
      table,
      parent.context,
      `${parent.table.name}.items`,
      () => host,
      false,
      parent,
    );
    node.found = host;
    node.isNull = false;
    return node;
  }

  /** The thing behind; `undefined` for a null object. */
  get host(): unknown {
    return this.isNull ? undefined : this.found;
  }

  /**
   * Finds the thing behind, unless it was found before.
   * @throws OfficeError ItemNotFound where there is none and the object may not be a null object
   */
  async instantiate(): Promise<void> {
    if (this.isNull !== undefined) return;
    await this.parent?.instantiate();
    const found = this.parent?.isNull ? undefined : await this.find();
    if (found === undefined && !this.orNull && !this.parent?.isNull) throw itemNotFound(this.origin);
    this.found = found;
    this.isNull = found === undefined;
  }
}

const NODES = new WeakMap<object, ObjectNode>();

/** `OfficeExtension.ClientObject`: what every object of the Excel object model is. */
export abstract class ClientObject {
  constructor(node: ObjectNode) {
    NODES.set(this, node);
  }

  get context(): RequestScope {
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
