/**
 * Finds the texts of the window in its source: those that go through `t` and `richText`, and those that should. Read
 * off the syntax alone, because types of the whole window take a minute.
 */
import ts from 'typescript';

type TextLiteral = ts.StringLiteral | ts.NoSubstitutionTemplateLiteral | ts.TemplateExpression;

/** What takes a text and gives it in the language of the window. */
const translators = new Set(['t', 'richText']);
/** Takes what it counts as one word, or as two: `formatCountOf(3, 'entry', 'entries')`. */
const counters = new Set(['formatCountOf', 'countOf']);

const hasLetters = (text: string): boolean => /\p{L}/u.test(text);

/** Keys as the code and the system call them, and names of products and formats. */
const isName = (text: string): boolean =>
  /^(?:(?:Ctrl|Shift|Alt)[+ ])*(?:Ctrl|Shift|Alt|Esc|Escape|Enter|Arrow\w+|Home|End|PageUp|PageDown|Tab|Space|Backspace|F\d+|X|[A-Z\d,])$/u.test(
    text,
  ) || /^(?:Latchkey|Electron|Chromium|Node|Parquet|CSV|ID|s|Xs)$/u.test(text);

export const isTextLiteral = (node: ts.Node): node is TextLiteral =>
  ts.isStringLiteral(node) ||
  ts.isNoSubstitutionTemplateLiteral(node) ||
  ts.isTemplateExpression(node);

/** What stands there, with `X` for each value. */
const spelled = (node: TextLiteral): string =>
  ts.isTemplateExpression(node)
    ? [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('X')
    : node.text;

const written = (node: TextLiteral): string =>
  ts.isTemplateExpression(node)
    ? [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('')
    : node.text;

/** Attributes, properties, functions and variables that take something else than a text of the window. */
const notTexts = {
  attributes:
    /^(className|key|id|d|style|role|variant|size|color|href|autoComplete|scope|type|shadow|example|autoSize|data-.*|aria-(labelledby|describedby|controls|keyshortcuts))$/u,
  properties:
    /^(className|classNames|id|key|keys|transform|whiteSpace|field|code|gridTemplateColumns|font.*|'--.*|gridRow|gridColumn)$/u,
  functions:
    /(^|\.)(clsx|t|richText|formatCountOf|countOf|querySelector|querySelectorAll|closest|matches|matchMedia|useMediaQuery|mark|measure|parse|Error|RegExp|Date|setAttribute|removeAttribute|useQuery|startsWith|endsWith|includes|split|join|savePreference|readPreference|call|callWithProgress|element|getElementById|regex|NumberFormat|DateTimeFormat|DisplayNames|toLocaleString|import|describe|literal|enum|discriminatedUnion)$/u,
  variables: /([sS]elector|Pattern|Template)$/u,
};

/** Where even a single word without a capital is a text. */
const wordPlaces = {
  attributes:
    /^(label|title|placeholder|description|aria-label|verb|never|text|nothingFoundMessage|term|submit|empty|remark|status|error)$/u,
  properties: /^(label|title|text|description|about|term|remark|short|sentence|which)$/u,
  variables: /(Labels?|Titles|Words|Names|Texts|Verbs|Marks)$/u,
};

/** Two words, one with a capital, a number or a sign and a word, or what ends with `…`. */
const isSentence = (node: TextLiteral): boolean =>
  /\p{L}\S*\s+(?:\S+\s+)*?\S*\p{L}|^\s*[“(]?\p{Lu}\p{Ll}|…$|^\s*[^\p{L}\s.,:;]+ \p{Ll}/u.test(
    spelled(node),
  ) &&
  // Names of files, colours, and what the code calls things: `a-b`, `lk-dim lk-small`, `0 1px`, `aB`.
  !/^[\s\w.,:;#()%/*+<>=-]*(lk-|px\b|rem\b|var\(|\bfr\b|minmax)/u.test(spelled(node));

const isWord = (node: TextLiteral): boolean => /^\s*\(?\p{L}[\p{L}-]*\)?\s*$/u.test(written(node));

/** Through parentheses, conditions and `??` to what takes the value. */
function taken(node: ts.Node): ts.Node {
  const { parent } = node;
  const passes =
    ts.isParenthesizedExpression(parent) ||
    ts.isAsExpression(parent) ||
    ts.isSatisfiesExpression(parent) ||
    (ts.isConditionalExpression(parent) && parent.condition !== node) ||
    (ts.isBinaryExpression(parent) &&
      ['??', '||', '&&', '+'].includes(parent.operatorToken.getText()) &&
      (parent.right === node || parent.operatorToken.getText() !== '&&'));
  return passes ? taken(parent) : node;
}

const nameOf = (node: ts.Node): string => node.getText().replace(/\s+/gu, '');

/** Texts that look like ones of the window and are none, by the file and the reason. */
const exceptions: Readonly<Record<string, readonly string[] | 'all'>> = {
  // The titles of the guide's parts, as the guide has them. The guide is English.
  'features/help/guide-parts.ts': 'all',
  // The key, as the browser calls it.
  'contract/shortcuts.ts': ['Delete'],
};

const isException = (node: TextLiteral): boolean => {
  const { fileName } = node.getSourceFile();
  return Object.entries(exceptions).some(
    ([file, texts]) =>
      fileName.endsWith(file) && (texts === 'all' || texts.includes(written(node))),
  );
};

type Place = 'text' | 'word' | 'none';

const byName = (name: string, kind: 'attributes' | 'properties' | 'variables'): Place => {
  if (notTexts[kind].test(name)) return 'none';
  return wordPlaces[kind].test(name) ? 'word' : 'text';
};

/** Whether a text can stand there, and whether a single word is one as well. */
function placeOf(node: ts.Node): Place {
  const value = taken(node);
  const { parent } = value;
  if (
    ts.isImportDeclaration(parent) ||
    ts.isExportDeclaration(parent) ||
    ts.isImportTypeNode(parent) ||
    ts.isLiteralTypeNode(parent) ||
    ts.isTemplateLiteralTypeSpan(parent) ||
    ts.isElementAccessExpression(parent) ||
    ts.isCaseClause(parent) ||
    ts.isBinaryExpression(parent) ||
    ts.isExpressionStatement(parent) ||
    ts.isTaggedTemplateExpression(parent) ||
    ts.isExternalModuleReference(parent) ||
    ts.isThrowStatement(parent)
  ) {
    return 'none';
  }
  if (ts.isJsxAttribute(parent)) return byName(nameOf(parent.name), 'attributes');
  if (ts.isJsxExpression(parent)) {
    return ts.isJsxAttribute(parent.parent)
      ? byName(nameOf(parent.parent.name), 'attributes')
      : 'word';
  }
  if (ts.isCallExpression(parent) || ts.isNewExpression(parent)) {
    if (parent.expression === value) return 'none';
    if (parent.expression.kind === ts.SyntaxKind.ImportKeyword) return 'none';
    return notTexts.functions.test(nameOf(parent.expression).replace(/\(.*\)/u, ''))
      ? 'none'
      : 'text';
  }
  if (ts.isPropertyAssignment(parent)) {
    if (parent.name === value) return 'none';
    const own = byName(nameOf(parent.name), 'properties');
    return own === 'text' && inTable(parent) ? 'word' : own;
  }
  if (ts.isVariableDeclaration(parent)) return byName(nameOf(parent.name), 'variables');
  if (ts.isTemplateSpan(parent)) {
    // A word within a text is a text; one within a class name is none.
    const outer = placeOf(parent.parent);
    return outer !== 'none' && isSentence(parent.parent) ? 'word' : outer;
  }
  if (ts.isReturnStatement(parent) || ts.isArrowFunction(parent)) {
    return byName(functionName(parent), 'variables');
  }
  return 'text';
}

function functionName(node: ts.Node): string {
  for (let each = node; !ts.isSourceFile(each); each = each.parent) {
    if (ts.isFunctionDeclaration(each)) return each.name?.text ?? '';
    if (ts.isVariableDeclaration(each)) return nameOf(each.name);
  }
  return '';
}

/** Whether a property is an entry of a table of texts: `const outcomeLabels = { done: 'created' }`. */
function inTable({ parent }: ts.PropertyAssignment): boolean {
  const table = taken(parent).parent;
  return ts.isVariableDeclaration(table) && wordPlaces.variables.test(nameOf(table.name));
}

function isText(node: TextLiteral): boolean {
  if (!hasLetters(written(node)) || isName(spelled(node)) || isException(node)) return false;
  const place = placeOf(node);
  if (place === 'none') return false;
  return isSentence(node) || (place === 'word' && (isWord(node) || ts.isTemplateExpression(node)));
}

/** Each node below, outermost first. Types are left out. */
export function* nodesBelow(node: ts.Node): Generator<ts.Node> {
  const children: ts.Node[] = [];
  node.forEachChild((child) => void children.push(child));
  for (const child of children) {
    if (ts.isTypeNode(child) && !ts.isExpressionWithTypeArguments(child)) continue;
    yield child;
    yield* nodesBelow(child);
  }
}

/** The texts that do not go through the catalogue. */
export function untranslated(file: ts.SourceFile): (TextLiteral | ts.JsxText)[] {
  const found: (TextLiteral | ts.JsxText)[] = [];
  for (const node of nodesBelow(file)) {
    if (
      ts.isJsxText(node)
        ? hasLetters(node.text) && !isName(node.text.trim())
        : isTextLiteral(node) && isText(node)
    ) {
      found.push(node as TextLiteral | ts.JsxText);
    }
  }
  return found;
}

/** The keys of the texts that do. */
export function translated(file: ts.SourceFile): string[] {
  const found: string[] = [];
  for (const node of nodesBelow(file)) {
    if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) continue;
    const [first, ...more] = node.arguments;
    if (first === undefined) continue;
    if (translators.has(node.expression.text)) found.push(...choicesOf(first));
    if (counters.has(node.expression.text)) {
      const [one, many] = more.flatMap(choicesOf);
      if (one !== undefined) found.push(`{count} ${one}`, `{count} ${many ?? `${one}s`}`);
    }
  }
  return found;
}

/** The texts that a value can be: `one ? 'a row' : 'rows'` is one of two. */
function choicesOf(node: ts.Expression): string[] {
  if (ts.isConditionalExpression(node)) {
    return [...choicesOf(node.whenTrue), ...choicesOf(node.whenFalse)];
  }
  return ts.isStringLiteralLike(node) && hasLetters(node.text) ? [node.text] : [];
}

export const parseSource = (path: string, source: string): ts.SourceFile =>
  ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true);
