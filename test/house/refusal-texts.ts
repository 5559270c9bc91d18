import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** A message of a refused input as the sources put it together; what only a run tells is X1, X2 … */
export interface Refusal {
  readonly message: string;
  readonly where: string;
}

/** Stands for what only a run tells. */
const HOLE = '\u0000';
/** Arguments of functions, and members of objects, that carry words of a message. */
const WORDS: ReadonlySet<string> = new Set(['right', 'what', 'none', 'why', 'example', 'says']);
/** Where objects say of which kind an argument has to be. */
const OF_ARGUMENTS = /[\\/]functions[\\/]|assumption-values/;
/** What the pane refuses is in its language already; the workbench is no part of the add-in. */
const ELSEWHERE = /[\\/](?:taskpane|workbench)[\\/]/;

/** What fetches, reads and keeps data versions, and the errors that it tells. */
const FEEDS =
  /[\\/](?:source[\\/](?:download|feed|feed-schema|feed-settings|hasher|read-version|refresh|shelf-index|signature|stored|text-of|version-file)|data[\\/]moves)\.ts$/;
const OF_FEEDS: ReadonlySet<string> = new Set(['Error', 'ChangedMeanwhile', 'OtherLabel']);
/** What nobody is told: a program's own mistake, and what ends a request inside. */
const UNTOLD: ReadonlySet<string> = new Set(['stopped', `${HOLE} is not a day.`]);

/** Every message that some `InputError` in a folder may have, or the refusal of a data version. */
export function refusalsOf(folder: string): readonly Refusal[] {
  const files = filesIn(folder)
    .filter((file) => !ELSEWHERE.test(file) || FEEDS.test(file))
    .map((file) => ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true));
  const index = new Index(files);
  const found = new Map<string, Refusal>();
  for (const file of files)
    visit(file, (node) => {
      const message = messageIn(node);
      if (!message) return;
      const { line } = file.getLineAndCharacterOfPosition(node.getStart());
      const where = `${path.relative('.', file.fileName)}:${String(line + 1)}`;
      for (const text of index.textsOf(message)) {
        if (text === HOLE || UNTOLD.has(text)) continue;
        let hole = 0;
        const shown = text.replaceAll(HOLE, () => `X${String(++hole)}`);
        found.set(shown, { message: shown, where });
      }
    });
  return [...found.values()];
}

function messageIn(node: ts.Node): ts.Expression | undefined {
  const name = ts.isNewExpression(node) ? node.expression.getText() : '';
  if (ts.isNewExpression(node) && name === 'InputError') return node.arguments?.[1];
  if (ts.isNewExpression(node) && name === 'Cancelled') return node.arguments?.[0];
  if (OF_FEEDS.has(name) && ts.isNewExpression(node) && FEEDS.test(node.getSourceFile().fileName))
    return node.arguments?.[0];
  // What a cancel says by default.
  const byDefault = ts.isParameter(node) && node.name.getText() === 'message' ? node.initializer : undefined;
  return byDefault && ts.isStringLiteral(byDefault) ? byDefault : undefined;
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => path.join(entry.parentPath, entry.name));

function visit(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node);
  ts.forEachChild(node, (child) => visit(child, see));
}

/** Where names are declared, functions called and members set, by name. */
class Index {
  private readonly calls = new Map<string, ts.CallExpression[]>();
  private readonly members = new Map<string, ts.Expression[]>();

  constructor(files: readonly ts.SourceFile[]) {
    const add = <T>(map: Map<string, T[]>, name: string, node: T) =>
      map.set(name, [...(map.get(name) ?? []), node]);
    for (const file of files)
      visit(file, (node) => {
        if (ts.isCallExpression(node)) add(this.calls, node.expression.getText(), node);
        if (!OF_ARGUMENTS.test(file.fileName)) return;
        if (ts.isPropertyAssignment(node) && WORDS.has(node.name.getText()))
          add(this.members, node.name.getText(), node.initializer);
        if (ts.isShorthandPropertyAssignment(node) && WORDS.has(node.name.text))
          add(this.members, node.name.text, node.name);
      });
  }

  /** All texts that an expression may give. */
  textsOf(node: ts.Expression, depth = 0): readonly string[] {
    if (depth > 6) return [HOLE];
    const texts = (each: ts.Expression) => this.textsOf(each, depth + 1);
    if (ts.isStringLiteralLike(node)) return [node.text];
    if (ts.isParenthesizedExpression(node)) return texts(node.expression);
    if (ts.isConditionalExpression(node)) return [...texts(node.whenTrue), ...texts(node.whenFalse)];
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken)
      return product([texts(node.left), texts(node.right)]);
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken)
      return [HOLE, ...texts(node.right).filter((text) => text !== HOLE)];
    if (ts.isTemplateExpression(node))
      return product([
        [node.head.text],
        ...node.templateSpans.flatMap(({ expression, literal }) => [texts(expression), [literal.text]]),
      ]);
    if (ts.isArrowFunction(node)) return returnedBy(node).flatMap(texts);
    if (ts.isIdentifier(node)) return this.ofName(node, depth);
    if (ts.isPropertyAccessExpression(node) && WORDS.has(node.name.text))
      return this.ofMember(node.name.text, depth);
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) return this.ofCall(node, depth);
    return [HOLE];
  }

  private ofMember(name: string, depth: number): readonly string[] {
    return unique((this.members.get(name) ?? []).flatMap((each) => this.textsOf(each, depth + 1)));
  }

  private ofName(node: ts.Identifier, depth: number): readonly string[] {
    const declared = declarationOf(node);
    if (declared && ts.isVariableDeclaration(declared) && declared.initializer)
      return this.textsOf(declared.initializer, depth + 1);
    if (declared && ts.isBindingElement(declared) && WORDS.has(node.text))
      return this.ofMember(node.text, depth);
    if (!declared || !ts.isParameter(declared) || !WORDS.has(node.text)) return [HOLE];
    const place = declared.parent.parameters.indexOf(declared);
    const name = nameOfFunction(declared.parent);
    const given = (this.calls.get(name) ?? []).flatMap((call) => call.arguments[place] ?? []);
    return unique(given.flatMap((each) => this.textsOf(each, depth + 1)));
  }

  /** What a function of the same file returns. */
  private ofCall(node: ts.CallExpression, depth: number): readonly string[] {
    const name = node.expression.getText();
    const file = node.getSourceFile();
    if (WORDS.has(name)) return this.ofMember(name, depth);
    const returned: ts.Expression[] = [];
    visit(file, (each) => {
      if (ts.isFunctionDeclaration(each) && each.name?.text === name) returned.push(...returnedBy(each));
      if (ts.isVariableDeclaration(each) && each.name.getText() === name && each.initializer)
        if (ts.isArrowFunction(each.initializer)) returned.push(...returnedBy(each.initializer));
    });
    const texts = unique(returned.flatMap((each) => this.textsOf(each, depth + 1)));
    return texts.some((text) => /[a-z]/.test(text)) ? texts : [HOLE];
  }
}

const unique = (texts: readonly string[]): readonly string[] =>
  texts.length > 0 ? [...new Set(texts)] : [HOLE];

function product(parts: readonly (readonly string[])[]): readonly string[] {
  return unique(
    parts.reduce<readonly string[]>(
      (begun, part) => begun.flatMap((text) => part.map((each) => text + each)),
      [''],
    ),
  );
}

/** What a function returns, wherever it does. */
function returnedBy({ body }: ts.FunctionDeclaration | ts.ArrowFunction): readonly ts.Expression[] {
  if (!body) return [];
  if (!ts.isBlock(body)) return [body];
  const returned: ts.Expression[] = [];
  visit(body, (inner) => {
    const isOwn = ts.isReturnStatement(inner) && functionAround(inner) === body.parent;
    if (isOwn && inner.expression) returned.push(inner.expression);
  });
  return returned;
}

/** The function around a node. */
function functionAround(node: ts.Node): ts.Node | undefined {
  for (let at = node.parent as ts.Node | undefined; at; at = at.parent as ts.Node | undefined)
    if (ts.isFunctionLike(at)) return at;
  return undefined;
}

function nameOfFunction(node: ts.SignatureDeclaration): string {
  if (ts.isFunctionDeclaration(node)) return node.name?.text ?? '';
  return ts.isVariableDeclaration(node.parent) ? node.parent.name.getText() : '';
}

type Declared = ts.VariableDeclaration | ts.ParameterDeclaration | ts.BindingElement;

/** Where a name is declared: in the blocks and functions around it. */
function declarationOf(node: ts.Identifier): Declared | undefined {
  for (let at: ts.Node = node; !ts.isSourceFile(at); at = at.parent) {
    const found = declaredIn(at.parent, node.text);
    if (found) return found;
  }
  return undefined;
}

function declaredIn(scope: ts.Node, name: string): Declared | undefined {
  const within = (binding: ts.BindingName, whole: Declared): Declared | undefined => {
    if (ts.isIdentifier(binding)) return binding.text === name ? whole : undefined;
    for (const element of binding.elements)
      if (ts.isBindingElement(element)) {
        const found = within(element.name, element);
        if (found) return found;
      }
    return undefined;
  };
  if (ts.isFunctionLike(scope))
    for (const parameter of scope.parameters) {
      const found = within(parameter.name, parameter);
      if (found) return found;
    }
  if (!ts.isBlock(scope) && !ts.isSourceFile(scope)) return undefined;
  for (const statement of scope.statements)
    if (ts.isVariableStatement(statement))
      for (const each of statement.declarationList.declarations) {
        const found = within(each.name, each);
        if (found) return found;
      }
  return undefined;
}
