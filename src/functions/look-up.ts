import { DEFAULT_WEIGHTS, comparables, profileOf, readWeights } from '../deals/comparables';
import type { FeatureWeights } from '../deals/comparables';
import type { DealSet } from '../deals/dataset';
import type { FieldName } from '../deals/fields';
import { findDeals } from '../deals/find';
import { foundAsWritten } from '../deals/find-elsewhere';
import { coverageText } from '../deals/growth';
import { InputError } from '../deals/input-error';
import { ownDealCount } from '../deals/own/layer';
import { answerFrom } from './answer';
import {
  checkedNumber,
  optionalRange,
  optionalText,
  readScalar,
  requiredText,
  saysNothing,
} from './arguments';
import { forEachDeal, readDeal } from './deal-argument';
import { dealCard } from './deal-card';
import { dealCell, dealRow, headersOf, markOf } from './deal-cell';
import { profileOfTerms, valuesOfTerms } from './hypothetical-deal';
import { entryNamed, readField } from './named-arguments';
import { UNDISCLOSED, dateCell, shareCell, spill } from './result';
import type { ResultCell } from './result';

/**
 * One field of a deal: text, a date, US$ million, or percentage points of a royalty.
 *
 * Undisclosed is an empty cell, never zero. A date known only to the month is its first day.
 * @customfunction DEAL_GET
 * @param deal Deal id; a column of ids gives a column of values. Also two columns of names and values of a deal that is not in the data.
 * @param field Name of a field: "upfront", "total", "milestones", "royalty", "stage", "licensee", "announced", "status", "source" or any other.
 * @returns {unknown[][]} Value of the field; an empty cell where undisclosed.
 * @throws #N/A There is no such deal; the message names the nearest ids.
 * @throws #VALUE! Unknown field; an empty cell as deal.
 * @example =DEALS.DEAL_GET("kelun-merck-2022-12", "total") → 9475
 * @example =DEALS.DEAL_GET("kelun-merck-2022-12", "licensee") → "Merck & Co."
 * @example =DEALS.DEAL_GET({"kelun-merck-2022-12";"hansoh-gsk-2023-12"}, "upfront") → {175;185}
 * @requiresAddress
 */
export function dealGet(
  deal: unknown[][],
  field: unknown,
  invocation?: CustomFunctions.CancelableInvocation,
) {
  return answerFrom(invocation, (set) => {
    const name = readField(field, 'field');
    return forEachDeal(set, deal, (subject): ResultCell => {
      if (subject.kind === 'known') return dealCell(set, subject.index, name);
      const value = valuesOfTerms(subject.terms).get(name);
      return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
        ? value
        : UNDISCLOSED;
    });
  });
}

/**
 * A deal as a card with its terms, parties and source; one line of text where Excel has no cards.
 *
 * Click the card's icon to see the fields, or take one with the dot: =A1.[Total (US$ m)]. The cell can be the deal of
 * any other function.
 * @customfunction DEAL
 * @param deal Deal id; a column of ids gives a column of cards.
 * @returns {unknown[][]} Entity card, or text that ends in the deal id.
 * @throws #N/A There is no such deal; the message names the nearest ids.
 * @throws #VALUE! An empty cell or a table of terms as deal.
 * @example =DEALS.DEAL("hansoh-gsk-2023-12") → "Hansoh Pharma → GSK, Dec 2023 …"
 * @requiresAddress
 */
export function dealEntity(deal: unknown[][], invocation?: CustomFunctions.CancelableInvocation) {
  return answerFrom(invocation, (set) =>
    forEachDeal(set, deal, (subject) => {
      if (subject.kind === 'known') return dealCard(set, subject.index);
      throw new InputError(
        'value',
        'deal: give a deal id; terms of a deal that is not in the data have no card.',
      );
    }),
  );
}

const FOUND_COLUMNS: readonly FieldName[] = [
  'deal_id',
  'announced',
  'licensor',
  'licensee',
  'asset',
  'total_usd_m',
];

/**
 * Deals that a text may mean, best first: words about parties, asset, target, modality, area, indication or year.
 *
 * Every word must be found. Typing errors and other names of companies ("BMS", "MSD", "默沙东") count. Columns: id,
 * announced, licensor, licensee, asset, total in US$ million, fit (100 % is every word found whole), found in.
 * @customfunction DEAL_FIND
 * @param text Words such as "hengrui glp-1" or "默沙东 adc 2022", or an id.
 * @param limit The most deals to return: 1 to 1000, default 10.
 * @returns {unknown[][]} Table with a header.
 * @throws #N/A No deal has all the words.
 * @throws #NUM! The limit is not a whole number from 1 to 1000.
 * @throws #VALUE! The text is empty.
 * @example =DEALS.DEAL_FIND("hansho gsk") → 3 rows × 8 columns
 * @example =DEALS.DEAL_FIND("默沙东 科伦", 3) → 4 rows × 8 columns
 * @requiresAddress
 */
export function dealFind(text: unknown, limit?: unknown, invocation?: CustomFunctions.CancelableInvocation) {
  return answerFrom(invocation, (set) => {
    const words = requiredText(text, 'text', 'words such as "hengrui glp-1"');
    const found = findDeals(set, words, readCount(limit, 'limit'));
    if (found.length === 0) {
      const asWritten = set.elsewhere ? foundAsWritten(set.elsewhere) : '';
      throw new InputError(
        'notAvailable',
        `text: no deal has all the words of "${words.slice(0, 60)}". Try fewer words.` +
          (asWritten === '' ? '' : ` The organisation’s data server was searched for ${asWritten}.`),
      );
    }
    const mark = markOf(
      set,
      found.map(({ index }) => index),
    );
    return spill(
      [...headersOf(FOUND_COLUMNS), 'Fit', 'Found in', ...headersOf(mark)],
      found.map(({ index, fit, reason }) => [
        ...dealRow(set, index, FOUND_COLUMNS),
        shareCell(fit),
        reason,
        ...dealRow(set, index, mark),
      ]),
    );
  });
}

const COMPARED_COLUMNS: readonly FieldName[] = [
  'licensor',
  'licensee',
  'asset',
  'announced',
  'stage',
  'territory_class',
  'upfront_usd_m',
  'milestones_usd_m',
  'total_usd_m',
  'upfront_share',
  'royalty_low_pct',
  'royalty_high_pct',
  'source_url',
];

/**
 * The deals most like a deal, with why and with their terms in US$ million: benchmarks for a negotiation.
 *
 * Similarity is the weighted mean of seven likenesses from 0 to 1 (house): modality 25 (half within the same group),
 * target 20 (shared targets among all of both), area 20, stage 15 (a third less for each phase apart), territory 8
 * (Global and Ex-China count 80 %), date 7 (half for each three years apart), party type 5. What the deal does not
 * disclose is left out. Every deal of the data is a candidate, acquisitions and terminated deals included.
 * @customfunction DEAL_COMPS
 * @param deal Deal id, or two columns of names and values (modality, target, area, stage, territory class, announced, licensee type …) of a deal that is not in the data.
 * @param count How many deals: 1 to 1000, default 10.
 * @param weights Two columns of feature and weight that replace the defaults above: modality, target, area, stage, territory, date, party type; 0 leaves a feature out.
 * @returns {unknown[][]} Table with a header: id, similarity, why, then parties, asset and terms.
 * @throws #N/A There is no such deal, or it discloses nothing to compare by.
 * @throws #NUM! The count is not a whole number from 1 to 1000; a negative weight, or all weights 0.
 * @throws #VALUE! A column of ids; an unknown term, feature or entry; a weight that is no number.
 * @example =DEALS.DEAL_COMPS("kelun-merck-2022-12", 5) → 6 rows × 16 columns
 * @example =DEALS.DEAL_COMPS({"modality","ADC";"target","HER2";"stage","Phase 1"}, 3, {"target",50;"date",0}) → 4 rows × 16 columns
 * @requiresAddress
 */
export function dealComps(
  deal: unknown[][],
  count?: unknown,
  weights?: unknown[][],
  invocation?: CustomFunctions.CancelableInvocation,
) {
  return answerFrom(invocation, (set) => {
    const subject = readDeal(set, deal);
    const options = { count: readCount(count, 'count'), weights: weightsOf(weights) };
    const found =
      subject.kind === 'known'
        ? comparables(set, profileOf(set, subject.index), { ...options, except: subject.index })
        : comparables(set, profileOfTerms(subject.terms), options);
    const mark = markOf(
      set,
      found.map(({ index }) => index),
    );
    const columns = [...COMPARED_COLUMNS, ...mark];
    return spill(
      ['Deal id', 'Similarity', 'Why', ...headersOf(columns)],
      found.map(({ index, similarity, reason }) => [
        dealCell(set, index, 'deal_id'),
        shareCell(similarity),
        reason,
        ...dealRow(set, index, columns),
      ]),
    );
  });
}

function readCount(value: unknown, argument: string): number {
  const cell = readScalar(value, argument);
  if (saysNothing(cell)) return 10;
  return checkedNumber(cell, argument, {
    least: 1,
    most: 1_000,
    whole: true,
    what: 'a whole number from 1 to 1000',
  });
}

function weightsOf(value: unknown): FeatureWeights {
  const rows = optionalRange(value, 'weights');
  if (!rows) return DEFAULT_WEIGHTS;
  if (rows[0]?.length !== 2) throw new InputError('value', 'weights: give two columns, feature and weight.');
  const what = 'a weight of 0 or more';
  return readWeights(
    rows.flatMap(([name = null, weight = null]) =>
      saysNothing(name) ? [] : [[String(name), checkedNumber(weight ?? 0, 'weights', { what })] as const],
    ),
  );
}

const FACTS = ['version', 'deals', 'own deals', 'from', 'through', 'source', 'sha256', 'all'] as const;

/**
 * Which data answer: the name of the data version, or one of its facts.
 *
 * Growth rates need periods that lie wholly between from and through; earlier and later deals stay usable.
 * @customfunction DEALS_VERSION
 * @param what "version" (default), "deals" (how many, own ones included), "own deals" (how many of them you added yourself), "from" or "through" (the days that the data cover wholly), "source", "sha256", or "all" for a table of these.
 * @returns {unknown[][]} Text, number or date; for "all" a table.
 * @throws #VALUE! Another word.
 * @example =DEALS.DEALS_VERSION() → "2026-11"
 * @example =DEALS.DEALS_VERSION("deals") → 367
 * @example =DEALS.DEALS_VERSION("all") → 9 rows × 2 columns
 * @requiresAddress
 */
export function dealsVersion(what?: unknown, invocation?: CustomFunctions.CancelableInvocation) {
  return answerFrom(invocation, (set): ResultCell[][] => {
    const text = optionalText(what, 'what') ?? 'version';
    const fact = /^(rows|number of deals|count)$/i.test(text) ? 'deals' : entryNamed(text, FACTS, 'what');
    if (fact !== 'all') return [[factOf(set, fact)]];
    const rows = FACTS.filter((each) => each !== 'all').map((each) => [each, factOf(set, each)]);
    return spill(['Fact', 'Value'], [...rows, ['coverage', coverageText(set.version)]]);
  });
}

function factOf(set: DealSet, fact: Exclude<(typeof FACTS)[number], 'all'>): ResultCell {
  const { name, from, through, source, sha256 = UNDISCLOSED } = set.version;
  switch (fact) {
    case 'version':
      return name;
    case 'deals':
      return set.size;
    case 'own deals':
      return ownDealCount(set);
    case 'from':
      return dateCell(from);
    case 'through':
      return dateCell(through);
    case 'source':
      return source;
    case 'sha256':
      return sha256;
  }
}
