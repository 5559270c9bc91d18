/** FNV-1a of 64 bits. */
const START = 0xcbf29ce484222325n;
const PRIME = 0x100000001b3n;

/**
 * A short mark of a server and one of its databases: tells two of them apart without naming either. Workbooks keep it,
 * so it must stay what it is.
 */
export function serverMark({ address, database }: { readonly address: string; readonly database: string }) {
  const origin = URL.canParse(address) ? new URL(address).origin : address.trim();
  let hash = START;
  for (const byte of new TextEncoder().encode(`${origin}\n${database}`))
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * PRIME);
  return hash.toString(16).padStart(16, '0').slice(0, 12);
}
