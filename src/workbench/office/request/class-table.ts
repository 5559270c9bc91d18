/**
 * The object model is written as tables: one a class, saying which scalar properties, navigation properties,
 * methods, items and events it has, and what each does to the thing behind it (`Host`).
 * Tables name each other, so that they need not import each other.
 * `request/` turns a table into proxy objects that behave as Office.js ones do.
 */
export interface ClassTable<Host> {
  /** Excel's own name of the class, such as "RangeFormat". */
  readonly name: string;
  readonly scalars?: Readonly<Record<string, Scalar<Host>>>;
  readonly navigations?: Readonly<Record<string, Navigation<Host>>>;
  readonly methods?: Readonly<Record<string, Method<Host>>>;
  /** Scalars that no calculation changes: a load of nothing else waits for none. */
  readonly fixed?: readonly string[];
  /** What `items` holds, for a collection. */
  readonly items?: Items<Host>;
  readonly events?: Readonly<Record<string, EventSource<Host>>>;
  /** Ranges keep pointing at their cells while rows are inserted, and end with the run that made them. */
  readonly untilRunEnds?: true;
}

/** A property with a plain value. Method syntax on purpose: tables of different hosts must fit one type. */
export interface Scalar<Host> {
  get(host: Host): unknown;
  set?(host: Host, value: unknown): void | Promise<void>;
}

/** A property that leads to another object; a host of `undefined` makes a null object of it. */
export interface Navigation<Host> {
  /** Name of the class it leads to. */
  readonly to: string;
  host(host: Host): unknown;
}

export type Method<Host> = ObjectMethod<Host> | ActionMethod<Host> | ResultMethod<Host>;

/** A method that leads to another object. */
export interface ObjectMethod<Host> {
  readonly gives: 'object';
  /** Name of the class it leads to. */
  readonly to: string;
  /** Gives `undefined` where there is no such thing: ItemNotFound, or a null object where `orNull`. */
  host(host: Host, args: readonly unknown[]): unknown;
  readonly orNull?: true;
  /** Looks at cells' values, so formulas must be calculated first. */
  readonly reads?: true;
}

/** A method that changes something. */
export interface ActionMethod<Host> {
  readonly gives: 'nothing';
  /** Looks at cells' values, so formulas must be calculated first. */
  readonly reads?: true;
  run(host: Host, args: readonly unknown[]): void | Promise<void>;
}

/** A method with a plain result, read from its `value` after `sync`. */
export interface ResultMethod<Host> {
  readonly gives: 'value';
  read(host: Host, args: readonly unknown[]): unknown;
}

export interface Items<Host> {
  /** Name of the items' class. */
  readonly of: string;
  list(host: Host): readonly unknown[];
}

export type EventHandler = (args: unknown) => unknown;

export interface EventSource<Host> {
  /** Starts telling the handler; gives what stops it. */
  listen(host: Host, handler: EventHandler): () => void;
}
