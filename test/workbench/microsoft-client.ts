import { readFileSync } from 'node:fs';
import vm from 'node:vm';
import type { Model } from '../../src/workbench/office/model/model';
import { CLASS_TABLES } from '../../src/workbench/office/excel/class-tables';
import type { ClassTable } from '../../src/workbench/office/request/class-table';
import { isClientObject, nodeOf, ObjectNode } from '../../src/workbench/office/request/client-object';
import type { ClientObject, RequestScope } from '../../src/workbench/office/request/client-object';
import { OfficeError } from '../../src/workbench/office/request/errors';
import { load } from '../../src/workbench/office/request/load';
import { proxyFor } from '../../src/workbench/office/request/proxy';

/**
 * Microsoft's own Office.js client library, answered by our model instead of Excel: an oracle for our proxies.
 * What add-in code sees must be the same through both.
 */
export interface MicrosoftClient {
  readonly Excel: typeof Excel;
  readonly OfficeExtension: typeof OfficeExtension;
}

interface PathInfo {
  readonly Id: number;
  readonly ObjectPathType: number;
  readonly Name: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: ArgumentInfo;
}
interface ArgumentInfo {
  readonly Arguments?: readonly unknown[];
  readonly ReferencedObjectPathIds?: readonly (number | readonly unknown[] | null)[];
}
interface ActionInfo {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name: string;
  readonly ObjectPathId: number;
  readonly ArgumentInfo?: ArgumentInfo;
  readonly QueryInfo?: { Select?: string[]; Expand?: string[]; Top?: number; Skip?: number };
}
interface RequestBody {
  readonly Actions: readonly ActionInfo[];
  readonly ObjectPaths: Readonly<Record<string, PathInfo>>;
}

const PATH = { global: 1, method: 3, property: 4, indexer: 5, reference: 6, nothing: 7 };
const ACTION = { instantiate: 1, query: 2, method: 3, setProperty: 4, trace: 5 };

const CLASSES = new Map<string, ClassTable<never>>(CLASS_TABLES.map((table) => [table.name, table]));
const small = (name: string) => name.charAt(0).toLowerCase() + name.slice(1);
const large = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

/** A thing and its class, as the server finds it from an object path. */
interface Found {
  readonly table: ClassTable<never>;
  readonly host: unknown;
}

const classNamed = (name: string): ClassTable<never> => {
  const table = CLASSES.get(name);
  if (!table) throw new Error(`No class ${name}`);
  return table;
};

/** Loads with our own reader, then gives it Microsoft's shape: capital names, items as "_Items". */
async function query(found: Found, { Select, Expand, Top, Skip }: NonNullable<ActionInfo['QueryInfo']>) {
  const scope: RequestScope = {
    enqueue: () => undefined,
    endsWithRun: () => undefined,
    classNamed,
    proxyFor,
  };
  const node = new ObjectNode(found.table, scope, found.table.name, () => found.host, true, undefined);
  const paths = [...(Select ?? ['*']), ...(Expand ?? [])].map((path) => path.trim().split('/'));
  await load(node, {
    paths: paths.length > 0 ? paths : [['*']],
    ...(Top === undefined ? {} : { top: Top }),
    ...(Skip === undefined ? {} : { skip: Skip }),
  });
  return capital(node);
}

function capital(node: ObjectNode): Record<string, unknown> {
  const shaped: Record<string, unknown> = {};
  for (const [name, value] of node.values) {
    if (name === 'items' && Array.isArray(value))
      shaped._Items = value.map((item: ClientObject) => ({
        ...identity(nodeOf(item)),
        ...capital(nodeOf(item)),
      }));
    else if (isClientObject(value)) shaped[large(name)] = capital(nodeOf(value));
    else shaped[large(name)] = value;
  }
  return shaped;
}

const identity = ({ table, host }: Found): Record<string, unknown> => {
  for (const name of ['id', 'key', 'name', 'index']) {
    const scalar = table.scalars?.[name];
    if (scalar) return { [name === 'id' ? 'Id' : large(name)]: scalar.get(host as never) };
  }
  return {};
};

/** Answers requests of the client library from the class tables. */
class Server {
  private readonly references = new Map<string, Found>();
  private nextReference = 1;

  constructor(private readonly model: Model) {}

  async answer(body: RequestBody) {
    const found = new Map<number, Found | undefined>();
    const results: { ActionId: number; Value: unknown }[] = [];
    for (const [index, action] of body.Actions.entries()) {
      try {
        results.push({ ActionId: action.Id, Value: await this.act(action, body, found) });
      } catch (error) {
        const { code, message, debugInfo } =
          error instanceof OfficeError ? error : new OfficeError('GeneralException', String(error));
        return {
          Results: results,
          Error: {
            Code: code,
            Message: message,
            Location: debugInfo.errorLocation,
            ActionIndex: index,
            HttpStatusCode: 400,
          },
        };
      }
    }
    this.model.requestEnded();
    return { Results: results };
  }

  private async act(
    action: ActionInfo,
    body: RequestBody,
    found: Map<number, Found | undefined>,
  ): Promise<unknown> {
    if (action.ActionType === ACTION.trace) return null;
    const target = await this.find(action.ObjectPathId, body, found);
    if (!target) return null;
    const name = small(action.Name);
    if (action.ActionType === ACTION.instantiate) return this.instantiated(action.ObjectPathId, target);
    if (action.ActionType === ACTION.query) {
      await this.model.calculated();
      return { ...identity(target), ...(await query(target, action.QueryInfo ?? {})) };
    }
    if (action.Name === '_KeepReference') {
      const id = `ref-${String(this.nextReference++)}`;
      this.references.set(id, target);
      this.kept.set(action.ObjectPathId, id);
      return null;
    }
    if (action.Name.startsWith('_')) return null;
    const args = await this.args(action.ArgumentInfo, body, found);
    if (action.ActionType === ACTION.setProperty) {
      await target.table.scalars?.[name]?.set?.(target.host as never, args[0]);
      return null;
    }
    const method = target.table.methods?.[name];
    if (!method) throw new OfficeError('ApiNotFound', `${target.table.name}.${name}`);
    if (method.gives === 'nothing') await method.run(target.host as never, args);
    return method.gives === 'value' ? method.read(target.host as never, args) : null;
  }

  private readonly kept = new Map<number, string>();

  private instantiated(pathId: number, target: Found): Record<string, unknown> {
    const reference = this.kept.get(pathId);
    return reference ? { _ReferenceId: reference } : identity(target);
  }

  private async args(
    info: ArgumentInfo | undefined,
    body: RequestBody,
    found: Map<number, Found | undefined>,
  ) {
    const args: unknown[] = [];
    for (const [index, value] of (info?.Arguments ?? []).entries()) {
      const id = info?.ReferencedObjectPathIds?.[index];
      // JSON travels: what is undefined arrives as null.
      if (typeof id === 'number' && id > 0) args.push((await this.find(id, body, found))?.host);
      else args.push(value === undefined ? undefined : JSON.parse(JSON.stringify(value)));
    }
    return args;
  }

  private async find(
    id: number,
    body: RequestBody,
    found: Map<number, Found | undefined>,
  ): Promise<Found | undefined> {
    if (found.has(id)) return found.get(id);
    const path = body.ObjectPaths[String(id)];
    const result = path && (await this.follow(path, body, found));
    found.set(id, result);
    return result;
  }

  private async follow(
    path: PathInfo,
    body: RequestBody,
    found: Map<number, Found | undefined>,
  ): Promise<Found | undefined> {
    if (path.ObjectPathType === PATH.nothing) return undefined;
    if (path.ObjectPathType === PATH.global) return { table: classNamed('Workbook'), host: this.model };
    if (path.ObjectPathType === PATH.reference) return this.references.get(path.Name);
    const parent = await this.find(path.ParentObjectPathId ?? 0, body, found);
    if (!parent) return undefined;
    if (path.ObjectPathType === PATH.property) {
      if (path.Name === '_Runtime') return { table: classNamed('Runtime'), host: this.model };
      const navigation = parent.table.navigations?.[small(path.Name)];
      if (!navigation) throw new OfficeError('ApiNotFound', `${parent.table.name}.${path.Name}`);
      const host = navigation.host(parent.host as never);
      return host === undefined ? undefined : { table: classNamed(navigation.to), host };
    }
    const name = path.ObjectPathType === PATH.indexer ? 'getItem' : small(path.Name);
    const method = parent.table.methods?.[name];
    if (method?.gives !== 'object') throw new OfficeError('ApiNotFound', `${parent.table.name}.${name}`);
    const host = await method.host(parent.host as never, await this.args(path.ArgumentInfo, body, found));
    if (host === undefined && !method.orNull)
      throw new OfficeError('ItemNotFound', "The requested resource doesn't exist.");
    return host === undefined ? undefined : { table: classNamed(method.to), host };
  }
}

const FILE = 'node_modules/@microsoft/office-js/dist/excel-web-16.00.debug.js';

/** Only the client library of the file: it begins at the second helper for classes. */
function clientSource(): string {
  const source = readFileSync(FILE, 'utf8');
  const helper = 'var __extends = (this && this.__extends)';
  const start = source.indexOf(helper, source.indexOf(helper) + 1);
  return source.slice(start, source.indexOf('OSFAriaLogger.AriaLogger.', start));
}

/** The client library, with nothing to answer it. */
export function loadMicrosoftClient(): MicrosoftClient {
  const context = {
    window: {},
    console,
    setTimeout,
    clearTimeout,
    Promise,
    performance,
    navigator: { userAgent: '' },
  };
  vm.createContext(context);
  vm.runInContext(clientSource(), context, { filename: FILE });
  return context as unknown as MicrosoftClient;
}

/** The client library over a model. */
export function microsoftClient(model: Model): MicrosoftClient {
  const client = loadMicrosoftClient();
  const server = new Server(model);
  const session = {
    _resolveRequestUrlAndHeaderInfo: () => Promise.resolve({ url: 'model', headers: {} }),
    _createRequestExecutorOrNull: () => ({
      executeAsync: async (_data: unknown, _flags: unknown, message: { Body: RequestBody }) => ({
        HttpStatusCode: 200,
        ErrorCode: null,
        Body: await model.exclusively(() => server.answer(message.Body)),
      }),
    }),
  };
  const { SessionBase } = client.OfficeExtension as unknown as { SessionBase: { _overrideSession: unknown } };
  SessionBase._overrideSession = session;
  return client;
}
