import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  allMetadata,
  LOCAL_URL,
  manifestFor,
  metadataHash,
  readAddinUrl,
  recordedVersion,
} from '../../scripts/manifest.mjs';
import { DIST, ROOT, readDist } from './built';
import type { XmlElement } from './xml';
import { at, elementsOf, parseXml } from './xml';

const manifest = parseXml(readDist('manifest.xml'));
const all = elementsOf(manifest);
const named = (name: string) => all.filter((element) => element.name === name);
const overrides = at(manifest, 'VersionOverrides');
const host = at(overrides, 'Hosts', 'Host');
const desktop = at(host, 'DesktopFormFactor');
/** Where commands show: Excel takes each place once. */
const surface = (type: string): XmlElement => {
  const [found, ...more] = desktop.children.filter(({ attributes }) => attributes['xsi:type'] === type);
  if (!found || more.length > 0)
    throw new Error(`${type} is there ${more.length} times too often or not at all`);
  return found;
};
const resources = at(overrides, 'Resources');
const names = (element: XmlElement) => element.children.map((child) => child.name);
const uniqueRuns = (list: readonly string[]) => list.filter((name, index) => name !== list[index - 1]);

/** DefaultValue and every Override of an element. */
const valuesOf = (element: XmlElement) => [
  element.attributes['DefaultValue'] ?? '',
  ...element.children.map((child) => child.attributes['Value'] ?? ''),
];

describe('order of elements, which Office validates', () => {
  test.each<[string, XmlElement, readonly string[]]>([
    [
      'OfficeApp',
      manifest,
      [
        ...['Id', 'Version', 'ProviderName', 'DefaultLocale', 'DisplayName', 'Description', 'IconUrl'],
        ...['HighResolutionIconUrl', 'SupportUrl', 'AppDomains', 'Hosts', 'Requirements', 'DefaultSettings'],
        ...['Permissions', 'VersionOverrides'],
      ],
    ],
    ['VersionOverrides', overrides, ['Hosts', 'Resources']],
    ['Host', host, ['Runtimes', 'AllFormFactors', 'DesktopFormFactor']],
    ['DesktopFormFactor', desktop, ['GetStarted', 'FunctionFile', 'ExtensionPoint']],
    ['GetStarted', at(desktop, 'GetStarted'), ['Title', 'Description', 'LearnMoreUrl']],
    [
      'CustomFunctions',
      at(host, 'AllFormFactors', 'ExtensionPoint'),
      ['Script', 'Page', 'Metadata', 'Namespace'],
    ],
    ['CustomTab', at(surface('PrimaryCommandSurface'), 'CustomTab'), ['Group', 'Label']],
    ['OfficeMenu', at(surface('ContextMenu'), 'OfficeMenu'), ['Control']],
    ['Resources', resources, ['bt:Images', 'bt:Urls', 'bt:ShortStrings', 'bt:LongStrings']],
  ])('%s', (_name, element, order) => {
    expect(uniqueRuns(names(element))).toEqual(order);
  });

  test('groups and buttons', () => {
    expect(named('Group').map((group) => uniqueRuns(names(group)))).toEqual(
      named('Group').map(() => ['Label', 'Icon', 'Control']),
    );
    expect(named('Control').map(names)).toEqual(
      named('Control').map(() => ['Label', 'Supertip', 'Icon', 'Action']),
    );
  });
});

test('identity: a GUID, four numbers, the default locale', () => {
  expect(at(manifest, 'Id').text).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  expect(at(manifest, 'Version').text).toMatch(/^\d{1,5}(\.\d{1,5}){3}$/);
  expect(at(manifest, 'DefaultLocale').text).toBe('en-US');
  expect(at(manifest, 'Permissions').text).toBe('ReadWriteDocument');
  expect(at(manifest, 'Hosts', 'Host').attributes['Name']).toBe('Workbook');
  expect(host.attributes['xsi:type']).toBe('Workbook');
});

test('a right click on a cell offers its deal, whatever the cell holds', () => {
  const menu = at(surface('ContextMenu'), 'OfficeMenu');
  expect(menu.attributes['id']).toBe('ContextMenuCell');
  expect(at(menu, 'Control', 'Action', 'FunctionName').text).toBe('showDeal');
});

test('requirement sets', () => {
  const sets = at(manifest, 'Requirements', 'Sets').children.map(({ attributes }) => [
    attributes['Name'],
    attributes['MinVersion'],
  ]);
  expect(sets).toEqual([
    ['SharedRuntime', '1.1'],
    ['CustomFunctionsRuntime', '1.3'],
    ['ExcelApi', '1.12'],
  ]);
});

describe('resources', () => {
  const defined = resources.children.flatMap((group) => group.children);
  const ids = defined.map((element) => element.attributes['id'] ?? '');
  const used = all.flatMap((element) => element.attributes['resid'] ?? []);

  test('each id is defined once and has at most 32 characters', () => {
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => id.length > 32)).toEqual([]);
  });

  test('what is used is defined, what is defined is used', () => {
    expect([...new Set(used)].sort()).toEqual([...ids].sort());
  });

  test.each([
    ['Label', 'bt:ShortStrings'],
    ['Title', 'bt:ShortStrings'],
    ['Namespace', 'bt:ShortStrings'],
    ['Description', 'bt:LongStrings'],
    ['bt:Image', 'bt:Images'],
    ['SourceLocation', 'bt:Urls'],
    ['FunctionFile', 'bt:Urls'],
    ['Runtime', 'bt:Urls'],
    ['LearnMoreUrl', 'bt:Urls'],
  ])('%s takes its text or address from %s', (element, group) => {
    const inGroup = new Set(at(resources, group).children.map((child) => child.attributes['id']));
    const resids = named(element).flatMap((each) => each.attributes['resid'] ?? []);
    expect(resids.length).toBeGreaterThan(0);
    expect(resids.filter((resid) => !inGroup.has(resid))).toEqual([]);
  });

  test('texts fit: 125 characters short, 250 long', () => {
    const limits: readonly (readonly [readonly XmlElement[], number])[] = [
      [at(resources, 'bt:ShortStrings').children, 125],
      [at(resources, 'bt:LongStrings').children, 250],
      [[at(manifest, 'DisplayName')], 125],
      [[at(manifest, 'Description')], 250],
    ];
    for (const [elements, limit] of limits) {
      const lengths = elements.flatMap(valuesOf).map((text) => text.length);
      expect(Math.min(...lengths)).toBeGreaterThan(0);
      expect(Math.max(...lengths)).toBeLessThanOrEqual(limit);
    }
  });

  test('every text but the names has a Chinese one', () => {
    const untranslated = [
      ...at(resources, 'bt:ShortStrings').children,
      ...at(resources, 'bt:LongStrings').children,
    ]
      .filter((element) => !element.children.some((child) => child.attributes['Locale'] === 'zh-CN'))
      .map((element) => element.attributes['id']);
    expect(untranslated).toEqual(['Functions.Namespace', 'Tab.Label']);
  });
});

describe('one shared runtime', () => {
  const taskpane = at(host, 'Runtimes', 'Runtime').attributes['resid'];

  test('it lives as long as the workbook is open', () => {
    expect(at(host, 'Runtimes', 'Runtime').attributes['lifetime']).toBe('long');
  });

  test('functions, commands and pane name the same page', () => {
    expect(at(host, 'AllFormFactors', 'ExtensionPoint', 'Page', 'SourceLocation').attributes['resid']).toBe(
      taskpane,
    );
    expect(at(desktop, 'FunctionFile').attributes['resid']).toBe(taskpane);
    // Each button says which place it means: a command opens the pane there.
    expect(named('Action').map((action) => action.attributes['xsi:type'])).toEqual(
      named('Action').map(() => 'ExecuteFunction'),
    );
    const page = at(resources, 'bt:Urls').children.find((url) => url.attributes['id'] === taskpane);
    expect(at(manifest, 'DefaultSettings', 'SourceLocation').attributes['DefaultValue']).toBe(
      page?.attributes['DefaultValue'],
    );
  });

  test('a pane of a long runtime has no TaskpaneId', () => expect(named('TaskpaneId')).toEqual([]));
});

test('the namespace is the one of the manual', () => {
  const namespace = at(resources, 'bt:ShortStrings').children.find(
    (text) => text.attributes['id'] === 'Functions.Namespace',
  );
  expect(namespace?.attributes['DefaultValue']).toBe('DEALS');
  expect(namespace?.children).toEqual([]);
});

describe('the ribbon', () => {
  const controlsOf = (parent: XmlElement) => parent.children.filter((child) => child.name === 'Control');
  const labels = (elements: readonly XmlElement[]) =>
    elements.map((element) => {
      const resid = at(element, 'Label').attributes['resid'];
      return at(resources, 'bt:ShortStrings').children.find((text) => text.attributes['id'] === resid)
        ?.attributes['DefaultValue'];
    });

  test('a tab of our own with six buttons', () => {
    expect(labels(named('CustomTab'))).toEqual(['DealSheet']);
    expect(labels(named('Group').flatMap(controlsOf))).toEqual([
      'Deals',
      'Value',
      'Market',
      'Refresh all',
      'Check this installation',
      'Help',
    ]);
  });

  test('an entry in the context menu of cells', () => {
    const [menu, ...others] = named('OfficeMenu');
    expect(others).toEqual([]);
    expect(menu?.attributes['id']).toBe('ContextMenuCell');
    expect(labels(menu ? controlsOf(menu) : [])).toEqual(['Show this deal']);
  });

  test('every function that is named is one that the add-in registers', () => {
    const commands = readDist('commands.js');
    for (const { text } of named('FunctionName')) expect(commands).toContain(`associate("${text}"`);
  });

  test('ids are unique and short', () => {
    const ids = [...named('CustomTab'), ...named('Group'), ...named('Control')].map(
      (element) => element.attributes['id'] ?? '',
    );
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => id === '' || id.length > 125)).toEqual([]);
  });

  test('a group holds at most six buttons, each with three sizes of icon', () => {
    for (const group of named('Group')) {
      expect(group.children.filter((child) => child.name === 'Control').length).toBeLessThanOrEqual(6);
    }
    for (const icon of named('Icon')) {
      expect(icon.children.map((image) => image.attributes['size'])).toEqual(['16', '32', '80']);
    }
  });
});

describe('addresses', () => {
  const addresses = all.flatMap((element) => valuesOf(element).filter((value) => /^https?:/.test(value)));
  const addinUrl = (at(manifest, 'IconUrl').attributes['DefaultValue'] ?? '').replace(/\/assets\/.*$/, '');

  test('all are https below the address of the add-in', () => {
    expect(addresses.length).toBeGreaterThan(15);
    expect(addresses.filter((address) => !address.startsWith(`${addinUrl}/`))).toEqual([]);
    expect(addinUrl).toMatch(/^https:\/\//);
    expect(at(manifest, 'AppDomains', 'AppDomain').text).toBe(new URL(addinUrl).origin);
  });

  test('all lead to a file of dist/', () => {
    const missing = addresses.filter(
      (address) => !existsSync(path.join(DIST, decodeURI(address.slice(addinUrl.length)))),
    );
    expect(missing).toEqual([]);
  });

  /** Width and height from a PNG's header. */
  const sizeOf = (file: string) => {
    const bytes = readFileSync(path.join(DIST, file));
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  };

  test('icons have the size that their name says', () => {
    const icons = addresses.filter((address) => address.endsWith('.png'));
    expect(icons.length).toBeGreaterThan(10);
    for (const address of icons) {
      const size = Number(/-(\d+)\.png$/.exec(address)?.[1]);
      expect([address, ...sizeOf(address.slice(addinUrl.length + 1))]).toEqual([address, size, size]);
    }
    for (const size of [16, 32, 64, 80, 128]) expect(sizeOf(`assets/icon-${size}.png`)).toEqual([size, size]);
    for (const image of named('bt:Image').filter((element) => 'size' in element.attributes)) {
      expect(image.attributes['resid']).toMatch(new RegExp(`\\.${image.attributes['size']}$`));
    }
  });

  test('another address replaces every one of them', () => {
    const moved = manifestFor('https://deals.example.com/tools/sheet');
    expect(moved).not.toContain('localhost');
    expect(moved).toContain('<AppDomain>https://deals.example.com</AppDomain>');
    expect(moved).toContain('DefaultValue="https://deals.example.com/tools/sheet/taskpane.html"');
    expect(manifestFor(LOCAL_URL)).toBe(readFileSync(path.join(ROOT, 'manifest.xml'), 'utf8'));
  });

  test.each([
    'http://deals.example.com',
    'deals.example.com',
    'https://a.example/?x=1',
    'https://u:p@a.example',
  ])('ADDIN_URL %s is refused', (address) => expect(() => readAddinUrl(address)).toThrow(/https address/));

  test('ADDIN_URL may end with a slash', () =>
    expect(readAddinUrl('https://a.example/b/')).toBe('https://a.example/b'));

  test('the version was raised when the functions last changed (npm run build does it; commit the change)', () => {
    const recorded = recordedVersion();
    expect(recorded.version).toBe(recorded.manifest);
    expect(at(manifest, 'Version').text).toBe(recorded.version);
    expect(recorded.functions).toBe(metadataHash(allMetadata(readDist), addinUrl));
  });
});
