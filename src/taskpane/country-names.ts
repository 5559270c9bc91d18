/** Countries that the data name otherwise than the Unicode names in English, by ISO 3166 code. */
const NAMED_OTHERWISE: Readonly<Record<string, string>> = {
  'Hong Kong': 'HK',
  'Czech Republic': 'CZ',
  Turkey: 'TR',
};

let codes: ReadonlyMap<string, string> | undefined;

/** A country in Chinese, for its English name as in the data; undefined for any other text. */
export function countryInChinese(english: string): string | undefined {
  codes ??= readCodes();
  const code = codes.get(english);
  return code && new Intl.DisplayNames('zh-CN', { type: 'region', style: 'short' }).of(code);
}

/** ISO codes by English name: the names are the host's, the codes all pairs of letters that have one. */
function readCodes(): ReadonlyMap<string, string> {
  const named = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const read = new Map<string, string>();
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
    const name = named.of(code);
    if (name !== undefined) read.set(name, code);
  }
  for (const [name, code] of Object.entries(NAMED_OTHERWISE)) read.set(name, code);
  return read;
}
