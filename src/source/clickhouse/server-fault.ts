import { ClickHouseError } from '@clickhouse/client-web';
import * as v from 'valibot';
import { InputError } from '../../deals/input-error';
import { TooLong, beginningOf } from './bounded';
import { UnexpectedAnswer } from './statement';

/** The server answered, but not with what was asked. */
export class ServerRefusal extends Error {
  constructor(
    readonly status: number,
    /** ClickHouse's own number of the fault; undefined where something else answered. */
    readonly code: string | undefined,
    message: string,
  ) {
    super(message);
  }
}

/** There is no connection, or it broke. */
export class NotReached extends Error {}

/** The server did not answer in time. */
export class TookTooLong extends Error {}

const LONGEST_SAID = 200;
/** A fault stands within these, unless something else than ClickHouse answers. */
const MOST_FAULT_BYTES = 100_000;

/** How a fault begins: a text, or the end of a JSON answer. */
const SAID = /(?:^|"exception":\s*")(Code: (\d{1,4})\b[^]*)/;
/** A fault that came when the answer had begun. */
const BROKE_OFF = /(Code: (\d{1,4})\. DB::Exception: [^]*)/;
const LINE_OF_FAULT = /^(Code: (\d{1,4})\. DB::Exception: [^]*)/m;

function refusalOf(status: number, match: RegExpExecArray | null): ServerRefusal {
  const said = (match?.[1] ?? '').replace(/\s+/g, ' ').slice(0, LONGEST_SAID);
  return new ServerRefusal(status, match?.[2], said);
}

/** What a server says that refuses. */
export async function saidBy(response: Response): Promise<ServerRefusal> {
  const text = await beginningOf(response, MOST_FAULT_BYTES).catch(() => '');
  return refusalOf(response.status, SAID.exec(text));
}

const answerSchema = v.object({
  data: v.array(v.unknown()),
  rows: v.optional(v.number()),
  exception: v.optional(v.string()),
});

/**
 * The rows of an answer in JSONCompact. Servers may say a fault inside an answer that is otherwise well, with status 200.
 * @throws ServerRefusal where it says a fault, SyntaxError or ValiError where it is none or not whole
 */
export function dataIn(text: string): unknown[] {
  const { data, rows, exception } = v.parse(answerSchema, parsed(text));
  if (exception !== undefined) throw refusalOf(200, SAID.exec(exception));
  if (rows !== undefined && rows !== data.length) throw new SyntaxError('rows are missing');
  return data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (reason) {
    const fault = BROKE_OFF.exec(text);
    throw fault ? refusalOf(200, fault) : reason;
  }
}

/** The text of an answer in CSV. @throws ServerRefusal where a fault stands in a line of it */
export function csvIn(text: string): string {
  const fault = LINE_OF_FAULT.exec(text);
  if (fault) throw refusalOf(200, fault);
  return text;
}

const BUSY = [408, 425, 429, 502, 503, 504];
/** ClickHouse's numbers of what passes: too many queries at once, or a quota or memory used up for now. */
const BUSY_CODES = ['202', '209', '210', '241', '439'];

/** Whether the same request may succeed in a moment. */
export function isTransient(reason: unknown): boolean {
  if (reason instanceof InputError || reason instanceof UnexpectedAnswer) return false;
  if (reason instanceof ServerRefusal)
    return BUSY.includes(reason.status) || (reason.code !== undefined && BUSY_CODES.includes(reason.code));
  if (reason instanceof ClickHouseError) return BUSY_CODES.includes(reason.code);
  return reason instanceof NotReached;
}

const NAMES = 'Open the DealSheet pane, Data, to see the server.';

/** What is the matter, in plain words; #N/A in a cell. */
export function faultOf(reason: unknown): InputError {
  if (reason instanceof InputError) return reason;
  return new InputError('notAvailable', `${wordsFor(reason)} ${NAMES}`);
}

function wordsFor(reason: unknown): string {
  if (reason instanceof ServerRefusal) return wordsForRefusal(reason);
  if (reason instanceof ClickHouseError) return wordsForCode(reason.code, reason.message);
  if (reason instanceof UnexpectedAnswer)
    return `The organisation’s data server holds something that DealSheet can’t read (${reason.message.slice(0, LONGEST_SAID)}).`;
  if (reason instanceof TookTooLong) return 'The organisation’s data server took too long to answer.';
  if (reason instanceof TooLong)
    return 'The organisation’s data server sent more than any answer to the question has, and was not read to the end.';
  if (reason instanceof SyntaxError || (reason instanceof Error && reason.name === 'ValiError'))
    return 'What answers at the address of the organisation’s data server is not ClickHouse, or its answer broke off.';
  return 'The organisation’s data server can’t be reached.';
}

function wordsForRefusal({ status, code, message }: ServerRefusal): string {
  if (code !== undefined) return wordsForCode(code, message);
  if (status === 401 || status === 403)
    return 'The organisation’s data server refused the user or the password.';
  if (status === 429 || status === 503) return 'The organisation’s data server is too busy to answer.';
  if (status === 200) return 'The organisation’s data server broke off its answer.';
  return `The organisation’s data server answered with fault ${status}.`;
}

function wordsForCode(code: string, message: string): string {
  switch (code) {
    case '192':
    case '193':
    case '194':
    case '516':
      return 'The organisation’s data server refused the user or the password.';
    case '497':
      return 'The user may not read the deals on the organisation’s data server.';
    case '60':
    case '81':
    case '47':
      return 'The database on the organisation’s data server has not the tables that DealSheet reads.';
    case '201':
      return 'The quota of the user on the organisation’s data server is used up for now.';
    case '159':
    case '160':
      return 'The organisation’s data server took too long to answer.';
    case '202':
    case '209':
    case '210':
    case '241':
    case '439':
      return 'The organisation’s data server is too busy to answer.';
    default:
      return `The organisation’s data server refused the question (${message.slice(0, LONGEST_SAID)}).`;
  }
}
