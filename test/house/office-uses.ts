import path from 'node:path';
import ts from 'typescript';

/** One place where the add-in's sources touch a member of Office.js. */
export interface OfficeUse {
  readonly space: 'Excel' | 'Office' | 'OfficeExtension';
  /** Class, interface or enumeration; '' for the namespace itself. */
  readonly owner: string;
  readonly member: string;
  /** File and line. */
  readonly where: string;
  /** Version of ExcelApi that brought it; Infinity where it belongs to another requirement set. */
  readonly since: number | undefined;
  /** Whether `isSetSupported` is asked around it. */
  readonly guarded: boolean;
}

/** Where the objects of Office's interfaces are, from the global `Office` on. */
export const OFFICE_BY_INTERFACE: Readonly<Record<string, readonly string[]>> = {
  '': [],
  Context: ['context'],
  OfficeTheme: ['context', 'officeTheme'],
  RequirementSetSupport: ['context', 'requirements'],
  UI: ['context', 'ui'],
  Document: ['context', 'document'],
  ContextInformation: ['context', 'diagnostics'],
  Actions: ['actions'],
  Addin: ['addin'],
};

const SPACES = ['Excel', 'Office', 'OfficeExtension'] as const;

const isOfficeTypes = (file: ts.SourceFile) => /@types[\\/]office-js[\\/]/.test(file.fileName);

function nameOf(node: ts.Node): string {
  const { name } = node as ts.Node & { name?: ts.Node };
  return name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? name.text : '';
}

/** Namespace and owner of a declaration: Excel.Range.values gives Excel and Range. */
function ownerOf(declaration: ts.Node): Pick<OfficeUse, 'space' | 'owner'> | undefined {
  const names: string[] = [];
  for (let node: ts.Node | undefined = declaration.parent; node; node = node.parent) {
    if (
      ts.isModuleDeclaration(node) ||
      ts.isClassDeclaration(node) ||
      ts.isInterfaceDeclaration(node) ||
      ts.isEnumDeclaration(node)
    )
      names.unshift(nameOf(node));
  }
  const space = SPACES.find((candidate) => candidate === names[0]);
  return space && { space, owner: names.slice(1).join('.') };
}

/** The requirement set that a declaration's comment names, or that of the class around it. */
function sinceOf(declaration: ts.Node): number | undefined {
  for (
    let node: ts.Node | undefined = declaration;
    node && !ts.isModuleDeclaration(node);
    node = node.parent
  ) {
    const comment = node.getSourceFile().text.slice(node.getFullStart(), node.getStart());
    const [, set, version] = /\[\s*Api set:\s*(\w+)\s*([\d.]*)/.exec(comment) ?? [];
    if (set !== undefined) return set === 'ExcelApi' && version ? versionNumber(version) : Infinity;
  }
  return undefined;
}

/** Versions that compare as numbers: 1.9 is before 1.12, so 1.09 and 1.12. */
export function versionNumber(version: string): number {
  const [major = '0', minor = '0'] = version.split('.');
  return Number(major) + Number(minor) / 100;
}

function isGuarded(node: ts.Node): boolean {
  for (let current: ts.Node | undefined = node; current.parent; current = current.parent) {
    const parent: ts.Node = current.parent;
    const condition = ts.isIfStatement(parent)
      ? parent.expression
      : ts.isConditionalExpression(parent)
        ? parent.condition
        : ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken
          ? parent.left
          : undefined;
    if (condition && condition !== current && condition.getText().includes('isSetSupported')) return true;
    if (ts.isSourceFile(parent)) return false;
  }
  return false;
}

/** Members named in "items/name, format/fill/color", found one after the other in the types. */
function pathMembers(checker: ts.TypeChecker, type: ts.Type, text: string, at: ts.Node): ts.Symbol[] {
  return text.split(',').flatMap((entry) => {
    const found: ts.Symbol[] = [];
    let current = type;
    for (const step of entry
      .trim()
      .split('/')
      .filter((name) => name !== '' && name !== '*' && !name.startsWith('$'))) {
      const items = current.getProperty('items');
      let property = current.getProperty(step);
      if (!property && items) {
        // On a collection, a bare name speaks of its items.
        const element = checker.getTypeOfSymbolAtLocation(items, at).getNumberIndexType();
        property = element?.getProperty(step);
      }
      if (!property) break;
      found.push(property);
      const next = checker.getTypeOfSymbolAtLocation(property, at);
      current = next.getNumberIndexType() ?? next;
    }
    return found;
  });
}

/** Every use of Office.js in the sources of some folders, each once a line. */
export function usesOf(folders: readonly string[]): OfficeUse[] {
  const config = ts.getParsedCommandLineOfConfigFile(
    path.resolve('tsconfig.json'),
    {},
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: () => undefined,
    },
  );
  const files = folders.flatMap((folder) => ts.sys.readDirectory(folder, ['.ts', '.tsx']));
  const program = ts.createProgram(files, { ...config?.options, noEmit: true });
  const checker = program.getTypeChecker();
  const uses = new Map<string, OfficeUse>();

  const record = (symbol: ts.Symbol | undefined, at: ts.Node) => {
    const declaration = symbol?.declarations?.find((candidate) => isOfficeTypes(candidate.getSourceFile()));
    const owner = declaration && ownerOf(declaration);
    if (!symbol || !owner) return;
    const source = at.getSourceFile();
    const line = source.getLineAndCharacterOfPosition(at.getStart()).line + 1;
    const where = `${path.relative(process.cwd(), source.fileName)}:${line}`;
    const use = { ...owner, member: symbol.name, where, since: sinceOf(declaration), guarded: isGuarded(at) };
    uses.set(JSON.stringify([owner, symbol.name, where]), use);
  };

  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node)) record(checker.getSymbolAtLocation(node.name), node);
    if (ts.isBindingElement(node)) {
      const name = node.propertyName ?? node.name;
      if (ts.isIdentifier(name) && ts.isObjectBindingPattern(node.parent))
        record(checker.getTypeAtLocation(node.parent).getProperty(name.text), node);
    }
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const method = node.expression.name.text;
      const type = checker.getTypeAtLocation(node.expression.expression);
      const [argument] = node.arguments;
      if (method === 'load' && argument) {
        const elements = ts.isArrayLiteralExpression(argument) ? argument.elements : [argument];
        for (const element of elements)
          if (ts.isStringLiteralLike(element))
            for (const symbol of pathMembers(checker, type, element.text, node)) record(symbol, node);
      }
      if ((method === 'load' || method === 'set') && argument && ts.isObjectLiteralExpression(argument))
        for (const property of argument.properties)
          if (property.name && ts.isIdentifier(property.name))
            record(type.getProperty(property.name.text), node);
    }
    ts.forEachChild(node, visit);
  };
  for (const file of files) {
    const source = program.getSourceFile(file);
    if (source) visit(source);
  }
  return [...uses.values()];
}
