import type { ClassTable } from './class-table';
import type { RequestContext } from './request-context';
import { itemNotFound } from './errors';

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
    readonly context: RequestContext,
    /** Where it came from, for messages: `worksheets.getItem`. */
    readonly origin: string,
    private readonly find: Finder,
    private readonly orNull: boolean,
    readonly parent: ObjectNode | undefined,
  ) {}

  /** An object whose thing is known already, such as an item of a collection. */
  static of(
    table: ClassTable<never>,
    context: RequestContext,
    host: unknown,
    parent: ObjectNode,
  ): ObjectNode {
    const node = new ObjectNode(table, context, `${parent.table.name}.items`, () => host, false, parent);
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
