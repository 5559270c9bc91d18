/**
 * A small HTTP front that speaks as much of ClickHouse's protocol as its own client for browsers uses: a statement with
 * FORMAT, parameters in the address or as multipart form data, basic authentication, faults with their number. Behind it
 * is ClickHouse in process (live), or the answers that it gave when it was asked (recorded).
 */
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A statement as it came. */
export interface FrontRequest {
  readonly query: string;
  /** Values as the protocol writes them. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** Answers a statement with the text of its format. @throws Error with ClickHouse's message */
export type FrontEngine = (request: FrontRequest) => string | Promise<string>;

export const FRONT_USER = {
  user: 'dealsheet',
  password: 'pass:wörd 密码 🔑'.normalize('NFC'),
  database: 'default',
};

/** A front that listens on this machine. */
export interface Front {
  readonly address: string;
  readonly requests: FrontRequest[];
  close(): Promise<void>;
}

/** Opens a front. @param spoil may answer in the engine's place, as a broken server would */
export async function openFront(
  engine: FrontEngine,
  spoil?: (request: IncomingMessage, respond: ServerResponse, count: number) => boolean,
): Promise<Front> {
  const requests: FrontRequest[] = [];
  let count = 0;
  const server: Server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      count += 1;
      if (spoil?.(request, response, count)) return;
      if (request.headers.authorization !== FRONT_AUTHORIZATION) {
        fault(401, 'Code: 516. DB::Exception: dealsheet: Authentication failed. (AUTHENTICATION_FAILED)');
        return;
      }
      const answered = async (): Promise<void> => {
        const asked = readRequest(request, Buffer.concat(parts).toString('utf8'));
        requests.push(asked);
        const told = await engine(asked);
        response.writeHead(200, { 'content-type': 'application/json; charset=UTF-8' });
        response.end(told);
      };
      answered().catch((reason: unknown) =>
        fault(400, reason instanceof Error ? reason.message : String(reason)),
      );
    });
    const fault = (status: number, message: string) => {
      const code = /Code: (\d+)/.exec(message)?.[1] ?? '0';
      response.writeHead(status, { 'x-clickhouse-exception-code': code });
      response.end(message.slice(Math.max(0, message.indexOf('Code: '))));
    };
  });
  // The engine answers in this process: while it works a connection must not be taken for idle.
  server.keepAliveTimeout = 600_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** As a server reads it: UTF-8, whatever the letters. */
export const FRONT_AUTHORIZATION = `Basic ${Buffer.from(`${FRONT_USER.user}:${FRONT_USER.password}`).toString('base64')}`;

function readRequest(request: IncomingMessage, body: string): FrontRequest {
  const { searchParams } = new URL(request.url ?? '', 'http://front');
  const boundary = /boundary=(.+)$/.exec(request.headers['content-type'] ?? '')?.[1];
  const fields = boundary ? readMultipart(body, boundary) : new Map([['query', body]]);
  const parameters: Record<string, string> = {};
  for (const [name, value] of [...searchParams, ...fields]) {
    if (name.startsWith('param_')) parameters[name.slice('param_'.length)] = value;
  }
  return { query: fields.get('query') ?? '', parameters };
}

function readMultipart(body: string, boundary: string): Map<string, string> {
  const fields = new Map<string, string>();
  const parts = body.split(`--${boundary}`).slice(1, -1);
  // As a server has it: http_max_fields, the statement among them.
  if (parts.length > 1_000)
    throw new Error('Code: 1000. DB::Exception: HTML Form Exception: Too many form fields. (POCO_EXCEPTION)');
  for (const part of parts) {
    const match =
      /^\r\nContent-Disposition: form-data; name="([^"]+)"\r\n(?:[^\r\n]+\r\n)*\r\n([\s\S]*)\r\n$/.exec(part);
    if (!match) throw new Error('Code: 0. DB::Exception: a part of the form could not be read');
    // As a server has it: http_max_field_value_size.
    if (Buffer.byteLength(match[2] ?? '') > 131_072)
      throw new Error(
        'Code: 1000. DB::Exception: HTML Form Exception: Field value too long. (POCO_EXCEPTION)',
      );
    fields.set(match[1] ?? '', match[2] ?? '');
  }
  return fields;
}

/** A text as a literal of SQL. For the tests alone: the product sends parameters. */
export const literalOf = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;

/** ClickHouse in process as an engine: parameters become settings of the session, as its HTTP interface makes them. */
export function engineOf(query: (sql: string) => string): FrontEngine {
  return ({ query: statement, parameters }) => {
    for (const [name, value] of Object.entries(parameters)) {
      if (!/^p\d+$/.test(name)) throw new Error(`Code: 115. DB::Exception: ${name} (UNKNOWN_SETTING)`);
      query(`SET param_${name} = ${literalOf(value)}`);
    }
    return query(statement);
  };
}
