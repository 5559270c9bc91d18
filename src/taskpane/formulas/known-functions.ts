import functionsJson from 'bundled-data/functions.json';
import * as v from 'valibot';
import tasksJson from '../../functions/tasks.json';
import { normaliseName } from '../../deals/names';
import type { Language } from '../language';

const parameter = v.object({
  name: v.string(),
  description: v.string(),
  optional: v.optional(v.boolean(), false),
  repeating: v.optional(v.boolean(), false),
  dimensionality: v.optional(v.string()),
  customEnumId: v.optional(v.string()),
});
const metadata = v.object({
  functions: v.array(
    v.object({
      id: v.string(),
      description: v.string(),
      code: v.string(),
      parameters: v.array(parameter),
      examples: v.array(v.string()),
    }),
  ),
  enums: v.array(
    v.object({ id: v.string(), values: v.array(v.object({ name: v.string(), tooltip: v.string() })) }),
  ),
});
const inLanguages = v.object({ 'en-US': v.string(), 'zh-CN': v.string() });
const taskList = v.array(v.object({ title: inLanguages, functions: v.record(v.string(), inLanguages) }));

/** A worksheet function as Excel's metadata describe it. */
export type KnownFunction = Readonly<v.InferOutput<typeof metadata>['functions'][number]>;
export type Parameter = KnownFunction['parameters'][number];

const { functions, enums } = v.parse(metadata, functionsJson);
const TASKS = v.parse(taskList, tasksJson);

/** Every worksheet function. */
export const FUNCTIONS: readonly KnownFunction[] = functions;

/** The function of this id. */
export const functionNamed = (id: string): KnownFunction | undefined =>
  functions.find((each) => each.id === id.toUpperCase());

/** The values that Excel suggests for a parameter; none where it has no list. */
export const listOf = ({ customEnumId }: Parameter): readonly { name: string; tooltip: string }[] =>
  enums.find(({ id }) => id === customEnumId)?.values ?? [];

/** Whether its values come in pairs of a field and a criterion. */
export const takesPairs = ({ repeating }: Parameter): boolean => repeating;

/** Whether it takes more than one cell. */
export const takesRange = ({ dimensionality }: Parameter): boolean => dimensionality === 'matrix';

/** Functions that serve one purpose. */
export interface TaskGroup {
  readonly title: string;
  readonly tasks: readonly { readonly task: string; readonly known: KnownFunction }[];
}

/**
 * The functions by what a person wants to do, those whose name or task says it first.
 * @param words every word must stand in the task, the name or the description, in either language; none finds all
 */
export function tasksFor(words: string, language: Language): TaskGroup[] {
  const wanted = words
    .trim()
    .split(/\s+/)
    .map(normaliseName)
    .filter((word) => word !== '');
  const groups = TASKS.map(({ title, functions: wishes }) => {
    const tasks = Object.entries(wishes).flatMap(([id, wish]) => {
      const known = functionNamed(id);
      const fit = known ? fitOf(wanted, [id, ...Object.values(wish)], known.description) : 0;
      return known && fit > 0 ? [{ task: wish[language], known, fit }] : [];
    });
    tasks.sort((a, b) => b.fit - a.fit);
    return { title: title[language], tasks, fit: Math.max(0, ...tasks.map(({ fit }) => fit)) };
  });
  return groups.filter(({ fit }) => fit > 0).sort((a, b) => b.fit - a.fit);
}

/** 2 where every word is in the names of a function or of what it is wanted for, 1 with its description, else 0. */
function fitOf(words: readonly string[], names: readonly string[], description: string): 0 | 1 | 2 {
  const inNames = normaliseName(names.join(' '));
  if (words.every((word) => inNames.includes(word))) return 2;
  const inAll = inNames + normaliseName(description);
  return words.every((word) => inAll.includes(word)) ? 1 : 0;
}

/** What a function is wanted for. */
export function taskOf(id: string, language: Language): string {
  return TASKS.map((group) => group.functions[id]).find((wish) => wish !== undefined)?.[language] ?? '';
}
