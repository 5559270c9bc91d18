import * as v from 'valibot';

const KEY = 'dealsheet.organisation';
/** Of this window alone: the browser forgets it when it is closed. */
const SESSION_KEY = 'dealsheet.organisation.password';

const settingsSchema = v.object({
  /** Origin of the server, without a path. */
  address: v.pipe(v.string(), v.regex(/^https:\/\/[^/\s]+$/), v.maxLength(300)),
  user: v.pipe(v.string(), v.maxLength(200)),
  database: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  /** Whether cells are answered by the server. */
  inUse: v.boolean(),
  /** Only where the user wished it to be kept on this machine. */
  password: v.optional(v.pipe(v.string(), v.maxLength(500))),
});

/** The organisation's ClickHouse as the user entered it on this machine. */
export interface OrganisationSettings {
  readonly address: string;
  readonly user: string;
  readonly database: string;
  readonly inUse: boolean;
  /** Undefined where it was for this session only, which is over. */
  readonly password: string | undefined;
  readonly keepsPassword: boolean;
}

/** What is entered on this machine; undefined for nothing, or where storage is refused or damaged. */
export function readOrganisation(): OrganisationSettings | undefined {
  try {
    const read = v.safeParse(settingsSchema, JSON.parse(localStorage.getItem(KEY) ?? 'null'));
    if (!read.success) return undefined;
    const { password, ...rest } = read.output;
    return { ...rest, password: password ?? ofSession(rest), keepsPassword: password !== undefined };
  } catch {
    return undefined;
  }
}

type Asking = Pick<OrganisationSettings, 'address' | 'user'>;
const asksAs = ({ address, user }: Asking): readonly string[] => [address, user];

/** The password of this session, for the server and the user that it was typed for: another window may have set others. */
function ofSession(asking: Asking): string | undefined {
  const kept = v.safeParse(sessionSchema, JSON.parse(sessionStorage.getItem(SESSION_KEY) ?? 'null'));
  if (!kept.success) return undefined;
  const [address, user, password] = kept.output;
  return address === asking.address && user === asking.user ? password : undefined;
}
const sessionSchema = v.strictTuple([v.string(), v.string(), v.pipe(v.string(), v.maxLength(500))]);

/**
 * Calls back when another window has changed or forgotten the settings; returns what ends it.
 */
export function onOrganisationSetElsewhere(listener: () => void): () => void {
  if (typeof window === 'undefined') return () => undefined;
  const hear = ({ key, storageArea }: StorageEvent) => {
    // Without a key all was forgotten.
    if (storageArea === localStorage && (key === KEY || key === null)) listener();
  };
  window.addEventListener('storage', hear);
  return () => window.removeEventListener('storage', hear);
}

/**
 * Keeps the settings on this machine, never in the workbook; the password only for this session, unless the user wishes
 * otherwise. @throws Error in plain language where storage is refused
 */
export function writeOrganisation({ password, keepsPassword, ...rest }: OrganisationSettings): void {
  try {
    const kept = keepsPassword && password !== undefined ? { ...rest, password } : rest;
    localStorage.setItem(KEY, JSON.stringify(kept));
    if (!keepsPassword && password !== undefined)
      sessionStorage.setItem(SESSION_KEY, JSON.stringify([...asksAs(rest), password]));
    else sessionStorage.removeItem(SESSION_KEY);
  } catch (cause) {
    throw new Error('This browser refuses to store the setting. Nothing was changed.', { cause });
  }
}

/** Forgets the server, the password first. */
export function forgetOrganisation(): void {
  try {
    sessionStorage.removeItem(SESSION_KEY);
    localStorage.removeItem(KEY);
  } catch {
    // What could not be stored can't be read either.
  }
}

/** Why an address is none of a server. */
export class AddressRefusal extends Error {
  constructor(
    readonly kind: 'notHttps' | 'hasPassword' | 'hasPath',
    message: string,
  ) {
    super(message);
    this.name = 'AddressRefusal';
  }
}

/**
 * The origin that an address means.
 * @throws AddressRefusal for anything but an https address without path, user and password
 */
export function serverOrigin(address: string): string {
  const text = address.trim();
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || url.protocol !== 'https:')
    throw new AddressRefusal(
      'notHttps',
      'Give the address of the server with https, such as https://clickhouse.example.com:8443.',
    );
  if (url.username || url.password)
    throw new AddressRefusal(
      'hasPassword',
      'Leave user and password out of the address; they have fields of their own.',
    );
  if (url.pathname !== '/' || url.search || url.hash)
    throw new AddressRefusal('hasPath', 'Give the address without anything after the name and the port.');
  return url.origin;
}
