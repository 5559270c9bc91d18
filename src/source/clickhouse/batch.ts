import { alikeStatement } from './alike';
import { conditionOfAll } from './compile-query';
import { bytesOf, parted } from './long-lists';
import { shaped, valuesAsked } from './form';
import type { Shaped } from './form';
import { pivotOfSummaries } from './pivot';
import { isOneGroup, pivotOfPercentiles } from './pivot-percentiles';
import type { Asked, Question } from './question';
import { dealsStatement, distinctStatement, rowsStatement } from './rows';
import { combinations } from './shape';
import type { Shape } from './shape';
import { fittingStatement } from './fitting';
import { groupsStatement } from './groups';
import { joined, parametersOf, rendered } from './sql';
import type { Sql } from './sql';
import type { Statement } from './statement';
import { columnsOf, wideStatement } from './wide';

/** So many questions of one form have a statement of their own; fewer go together with others. */
const FEWEST_OF_A_FORM = 4;
/** Limits of what one statement may ask, well inside those of a server as it comes. */
const MOST_VALUES = 2_000;
const MOST_COMBINATIONS = 500_000;
/** Combinations of all cells of a statement, one by one: each is looked for in what comes back. */
const MOST_LOOKED_FOR = 250_000;
const MOST_FIGURES = 400;
const MOST_GROUPS_A_REQUEST = 20;
const MOST_IDS = 2_000;
/** One pass answers so many questions of different forms, or more where there are very many. */
const FEWEST_A_PASS = 100;
const MOST_PASSES = 25;
/** The most frequent forms have statements of their own; each needs a pass over the deals. */
const MOST_FORMS = 10;

/** The questions of one moment as few statements; the same for the same questions, whatever their order. */
export function batched(questions: readonly Asked[]): Statement[] {
  const of = <Kind extends Question['kind']>(kind: Kind) =>
    questions.filter((each): each is Asked<Kind> & Asked => each.question.kind === kind);
  const inOrder = <Kind extends Question['kind']>(kind: Kind) => of(kind).sort(byKey);
  const [summaries, manySummaries] = byForm(of('summary').map(shaped), isPivotable);
  const [percentiles, manyPercentiles] = byForm(of('percentile').map(shaped), isOneGroup);
  return [
    ...manySummaries.flatMap((form) => split(form)).map(pivotOfSummaries),
    ...manyPercentiles
      .flatMap(byFigures)
      .flatMap((form) => split(form))
      .map(pivotOfPercentiles),
    ...passes([...summaries, ...percentiles].sort(byKey)).map(wideStatement),
    ...parted(inOrder('groups'), lettersOfTests, MOST_GROUPS_A_REQUEST, parametersOfTests).map(
      groupsStatement,
    ),
    ...parted(inOrder('deal'), ({ question }) => bytesOf(question.id) + 3, MOST_IDS).map(dealsStatement),
    ...inOrder('rows').map((each) => rowsStatement(each)),
    ...inOrder('fitting').map(fittingStatement),
    ...inOrder('alike').map(alikeStatement),
    ...inOrder('distinct').map(distinctStatement),
  ];
}

const byKey = (a: { readonly key: string }, b: { readonly key: string }): number => (a.key < b.key ? -1 : 1);

const isPivotable = ({ shape }: Shaped<'summary'>): boolean => combinations(shape) <= 1_000;

/** Those that go alone, and those of which enough have one form. */
function byForm<Each extends { readonly shape: Shape }>(
  asked: readonly Each[],
  fits: (each: Each) => boolean,
): [Each[], Each[][]] {
  const alone: Each[] = [];
  const forms = new Map<string, Each[]>();
  for (const each of asked) {
    if (each.shape.keyed.length === 0 || !fits(each)) alone.push(each);
    else {
      const others = forms.get(each.shape.key);
      if (others) others.push(each);
      else forms.set(each.shape.key, [each]);
    }
  }
  const many: Each[][] = [];
  const largestFirst = [...forms].sort(
    ([a, { length }], [b, { length: others }]) => others - length || (a < b ? -1 : 1),
  );
  for (const [, form] of largestFirst) {
    if (form.length < FEWEST_OF_A_FORM || many.length >= MOST_FORMS) alone.push(...form);
    else many.push(form);
  }
  return [alone, many];
}

/** Parts of a form whose values fit one statement. */
function split<Each extends { readonly key: string; readonly shape: Shape }>(asked: Each[]): Each[][] {
  const counts = (asked[0]?.shape.keyed ?? []).map((_, place) => valuesAsked(asked, place).length);
  const product = counts.reduce((made, count) => made * count, 1);
  const lookedFor = asked.reduce((sum, { shape }) => sum + combinations(shape), 0);
  const fits =
    Math.max(...counts) <= MOST_VALUES && product <= MOST_COMBINATIONS && lookedFor <= MOST_LOOKED_FOR;
  if (asked.length === 1 || fits) return [asked];
  const place = counts.indexOf(Math.max(...counts));
  const valueOf = ({ shape }: Each) => shape.keyed[place]?.values[0] ?? '';
  const sorted = [...asked].sort((a, b) => {
    const [one, other] = [valueOf(a), valueOf(b)];
    return one === other ? byKey(a, b) : one < other ? -1 : 1;
  });
  const middle = sorted.length >> 1;
  return [...split(sorted.slice(0, middle)), ...split(sorted.slice(middle))];
}

/** Parts of a form whose ranks and measures fit one statement. */
function byFigures(asked: Shaped<'percentile'>[]): Shaped<'percentile'>[][] {
  const byFigure = new Map<string, Shaped<'percentile'>[]>();
  for (const each of asked) {
    const figure = `${each.question.k} ${each.question.measure}`;
    const others = byFigure.get(figure);
    if (others) others.push(each);
    else byFigure.set(figure, [each]);
  }
  const figures = [...byFigure].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, same]) => same);
  return parted(figures, () => 0, MOST_FIGURES).map((part) => part.flat());
}

/** Questions of different forms in few passes over the deals, none longer than a statement may be. */
function passes(asked: readonly (Asked<'summary'> | Asked<'percentile'>)[]) {
  const size = Math.max(FEWEST_A_PASS, Math.ceil(asked.length / MOST_PASSES));
  const said = asked.map((each) => ({ each, columns: columnsOf(each) }));
  const letters = ({ columns }: (typeof said)[number]) =>
    columns.reduce((sum, column) => sum + lettersOf(column), 0);
  const parameters = ({ columns }: (typeof said)[number]) => parametersOf(joined(columns, ', '));
  return parted(said, letters, size, parameters).map((part) => part.map(({ each }) => each));
}

/** Bytes of a piece in a long statement, where the numbers of parameters and columns have more digits. */
function lettersOf(piece: Sql): number {
  const parameters = piece.parts.filter((part) => typeof part !== 'string').length;
  return rendered(piece).sql.length + 4 * parameters + 20;
}

const lettersOfTests = ({ question: { tests } }: Asked<'groups'>): number =>
  lettersOf(conditionOfAll(tests)) + 300;
const parametersOfTests = ({ question: { tests } }: Asked<'groups'>): ReadonlySet<string> =>
  parametersOf(conditionOfAll(tests));
