/** Parts of a workbook that say where its formulas are. */
export const isFormulaPart = (name: string): boolean =>
  /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|worksheets\/sheet\d+\.xml)$/.test(name);

/** A cell with a formula and nothing, or nothing but blanks, for its result. */
const WITHOUT_RESULT =
  /<(?:\w+:)?c\s([^<>]*)>\s*<(?:\w+:)?f(?:\s[^<>]*)?(?:\/>|>[^<]*<\/(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*\/>|<(?:\w+:)?v>\s*<\/(?:\w+:)?v>)?\s*<\/(?:\w+:)?c>/g;

/**
 * The cells of each sheet whose formula nobody has computed, by their addresses. A formula that gave an empty text looks
 * the same once a library has read it; the file itself tells them apart by the type of the cell.
 * @param parts texts of the parts of the workbook
 * @returns by the sheet's number in the workbook; a sheet that is not listed there is not known
 */
export function uncomputedCells(
  parts: ReadonlyMap<string, string>,
): ReadonlyMap<number, ReadonlySet<string>> {
  const found = new Map<number, ReadonlySet<string>>();
  const targets = new Map(
    tags(parts.get('xl/_rels/workbook.xml.rels') ?? '', 'Relationship').map((tag) => [
      attribute(tag, 'Id'),
      attribute(tag, 'Target')?.replace(/^\/?(xl\/)?/, 'xl/'),
    ]),
  );
  for (const tag of tags(parts.get('xl/workbook.xml') ?? '', 'sheet')) {
    const part = parts.get(targets.get(attribute(tag, '(?:\\w+:)id')) ?? '');
    const number = Number(attribute(tag, 'sheetId'));
    if (part !== undefined && Number.isInteger(number)) found.set(number, uncomputedIn(part));
  }
  return found;
}

function uncomputedIn(sheet: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (const [, attributes = ''] of sheet.matchAll(WITHOUT_RESULT)) {
    const address = attribute(attributes, 'r');
    // The result of a formula of this type is a text: an empty one.
    if (address !== undefined && attribute(attributes, 't') !== 'str') found.add(address);
  }
  return found;
}

const tags = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<(?:\\w+:)?${name}\\s([^<>]*)>`, 'g'))].map(
    ([, attributes = '']) => attributes,
  );

const attribute = (attributes: string, name: string): string | undefined =>
  new RegExp(`(?:^|\\s)${name}\\s*=\\s*["']([^"']*)["']`).exec(attributes)?.[1];
