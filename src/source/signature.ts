import { statementOf } from './feed-schema';
import type { FeedVersion } from './feed-schema';

/**
 * Checks that the holder of a feed's key vouches for a version. The platform's own Ed25519 does it; where that is
 * missing, the version is refused, never taken unchecked.
 * @param publicKey as PUBLIC_KEY
 * @throws Error in plain language
 */
export async function verifySignature(entry: FeedVersion, publicKey: string): Promise<void> {
  if (entry.signature === undefined)
    throw new Error(
      `Data version ${entry.name} is not signed, but its feed was entered with a key. Nothing was changed.`,
    );
  const key = await importKey(publicKey);
  const statement = new TextEncoder().encode(statementOf(entry));
  if (!(await crypto.subtle.verify('Ed25519', key, bytesOf(entry.signature), statement)))
    throw new Error(
      `Data version ${entry.name} was not signed with the key of its feed. Nothing was changed.`,
    );
}

async function importKey(publicKey: string): Promise<CryptoKey> {
  try {
    return await crypto.subtle.importKey('raw', bytesOf(publicKey), 'Ed25519', false, ['verify']);
  } catch (cause) {
    const unknown = cause instanceof Error && cause.name === 'NotSupportedError';
    throw new Error(
      unknown
        ? 'This computer’s browser component is too old to check signatures. Update it, or enter the feed without a key. Nothing was changed.'
        : 'The feed’s public key is not a key. Enter it again. Nothing was changed.',
      { cause },
    );
  }
}

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
