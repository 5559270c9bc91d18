/** Characters in one custom XML part: well under the 5 MB of a request. */
const PART_LENGTH = 1_000_000;

/** A text as XML parts of bounded length that cut no character in two, each in a namespace of its own. */
export function partsOf(text: string, namespaceOf: (part: number) => string): string[] {
  const safe = escaped(text);
  const parts: string[] = [];
  for (let begin = 0; begin < safe.length;) {
    let end = Math.min(safe.length, begin + PART_LENGTH);
    if (/[\ud800-\udbff]/.test(safe.charAt(end - 1)) && end < safe.length) end -= 1;
    parts.push(`<deals xmlns="${namespaceOf(parts.length)}">${safe.slice(begin, end)}</deals>`);
    begin = end;
  }
  return parts;
}

/** JSON's own escapes for what XML gives a meaning, or refuses: they are gone when the JSON is read. */
const escaped = (text: string): string =>
  text.replace(/[<>&\ufffe\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** What stands in a part; a host may have its own way of writing characters. Undefined where it is no part of ours. */
export function textOfPart(xml: string): string | undefined {
  const text = /<deals\b[^>]*>([^<]*)<\/deals>/.exec(xml)?.[1];
  return text?.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi,
    (_, ...codes: unknown[]) => {
      const [hex, decimal, name] = codes;
      if (typeof name === 'string') return NAMED[name.toLowerCase()] ?? '';
      const code = typeof hex === 'string' ? parseInt(hex, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : '';
    },
  );
}
