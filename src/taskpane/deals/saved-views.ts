import type { DealFilters, Sort } from './filters';

/** Filters and an order under a name. */
export interface SavedView {
  readonly name: string;
  readonly filters: DealFilters;
  readonly sort: Sort;
}

/** The most views that are kept. */
export const MOST_VIEWS = 50;
/** The longest name of one. */
export const LONGEST_NAME = 60;

/** The same name to a person: blanks around it and capitals don't matter. */
const sameName = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

/** The view of this name. */
export const viewNamed = (views: readonly SavedView[], name: string): SavedView | undefined =>
  views.find((view) => sameName(view.name, name));

/** The views with one more, in the place of the one that had its name; else first. */
export function withView(views: readonly SavedView[], view: SavedView): SavedView[] {
  const known = viewNamed(views, view.name) !== undefined;
  return known
    ? views.map((each) => (sameName(each.name, view.name) ? view : each))
    : [view, ...views].slice(0, MOST_VIEWS);
}

/** The views with one of them renamed; as they were where the new name says nothing or is another view's. */
export function renamed(views: readonly SavedView[], from: string, to: string): readonly SavedView[] {
  const name = to.trim().slice(0, LONGEST_NAME);
  const taken = views.some((view) => sameName(view.name, name) && !sameName(view.name, from));
  if (name === '' || taken) return views;
  return views.map((view) => (view.name === from ? { ...view, name } : view));
}
