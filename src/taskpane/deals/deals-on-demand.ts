import { onDemand } from '../OnDemand';
import { InsertOptions } from './InsertBar';
import { preloadReader } from './search-reader';

/** Parts of the place that are loaded when they are first opened. */
export const DealCard = onDemand(
  (texts) => texts.places.deals,
  () => import(/* webpackChunkName: "deal" */ './DealCard'),
  true,
);
export const FilterPanel = onDemand(
  (texts) => texts.filters.heading,
  () => import(/* webpackChunkName: "filters" */ './FilterPanel'),
  true,
);
export const SavedViews = onDemand(
  (texts) => texts.filters.views,
  () => import(/* webpackChunkName: "saved-views" */ './SavedViews'),
  true,
);
export const ServerLine = onDemand(
  (texts) => texts.insert.bar,
  () => import(/* webpackChunkName: "server-line" */ './ServerLine'),
  true,
);
export const Comparison = onDemand(
  (texts) => texts.card.compareNow,
  () => import(/* webpackChunkName: "comparison" */ './Comparison'),
  true,
);

/** Loads what is opened next, a deal, the filters and the choices of an insertion, while nobody waits for it. */
export const preloadDeals = () =>
  Promise.all([DealCard.preload(), FilterPanel.preload(), InsertOptions.preload(), preloadReader()]);
