/** One button of the add-in's ribbon tab, or one entry of a context menu. */
export interface RibbonButton {
  readonly id: string;
  readonly label: string;
  readonly tip: string;
  /** Address of its icon on this server. */
  readonly icon: string;
  /** Shows the pane, or runs the function that the add-in associated with the name. */
  readonly action: 'showPane' | { readonly run: string };
}

/** What the workbench takes from manifest.xml, as Excel would. */
export interface AddInManifest {
  readonly name: string;
  readonly namespace: string;
  /** Where the add-in's files are in the manifest: `ADDIN_URL`. */
  readonly base: string;
  readonly groups: readonly { readonly label: string; readonly buttons: readonly RibbonButton[] }[];
  /** What it adds to the context menu of cells. */
  readonly cellMenu: readonly RibbonButton[];
}

/** Where the server of the workbench has the add-in's files. */
const SERVED = '/addin';

/** Reads manifest.xml in a language. @throws Error where it is no manifest */
export function readManifest(xml: string, language: string): AddInManifest {
  const document = new DOMParser().parseFromString(xml, 'text/xml');
  const all = (parent: ParentNode, tag: string) =>
    [...parent.querySelectorAll('*')].filter((e) => e.localName === tag);
  const attribute = (element: Element | undefined, name: string) => element?.getAttribute(name) ?? '';
  const resources = new Map(
    ['Image', 'Url', 'String']
      .flatMap((tag) => all(document, tag))
      .map((e) => [attribute(e, 'id'), e] as const),
  );
  const resource = (element: Element | undefined): string => {
    const found = resources.get(attribute(element, 'resid'));
    const translated = found && all(found, 'Override').find((e) => attribute(e, 'Locale') === language);
    return attribute(translated, 'Value') || attribute(found, 'DefaultValue');
  };
  const first = (parent: ParentNode, tag: string) => all(parent, tag)[0];
  const page = attribute(first(document, 'SourceLocation'), 'DefaultValue');
  const base = page.replace(/\/[^/]*$/, '');
  if (!base) throw new Error('manifest.xml is no manifest of an Office add-in.');

  const button = (control: Element): RibbonButton => {
    const icon = all(control, 'Image').find((e) => attribute(e, 'size') === '32') ?? first(control, 'Image');
    const action = first(control, 'Action');
    const run = action && first(action, 'FunctionName')?.textContent?.trim();
    const tip = first(control, 'Supertip');
    return {
      id: attribute(control, 'id'),
      label: resource(first(control, 'Label')),
      tip: tip ? resource(first(tip, 'Description')) : '',
      icon: resource(icon).replace(base, SERVED),
      action: run ? { run } : 'showPane',
    };
  };
  return {
    name: attribute(first(document, 'DisplayName'), 'DefaultValue'),
    namespace: resource(first(document, 'Namespace')),
    base,
    groups: all(document, 'Group').map((group) => ({
      label: resource(first(group, 'Label')),
      buttons: all(group, 'Control').map(button),
    })),
    cellMenu: all(document, 'OfficeMenu')
      .filter((menu) => attribute(menu, 'id') === 'ContextMenuCell')
      .flatMap((menu) => all(menu, 'Control').map(button)),
  };
}

/** An address of the add-in as this server has it; any other address stays. */
export function servedAddress(address: string, base: string): string {
  return address.startsWith(`${base}/`) ? SERVED + address.slice(base.length) : address;
}
