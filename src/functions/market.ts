import { parseDate } from '../deals/date';
import { parsePeriod } from '../deals/period';
import { MODALITIES, STAGES, THERAPEUTIC_AREAS } from '../deals/vocabulary';
import { APPROVAL_FIELDS, selectApprovals } from '../market/approvals';
import { disagreement } from '../market/disagreement';
import type { AssetProfile, SegmentChoice } from '../market/segments';
import { publishedStatistic, publishedStatistics } from '../market/statistics';
import { likelihoodOfApproval, phaseSuccessRates, studyNamed } from '../market/success-rates';
import type { PhaseSuccess } from '../market/success-rates';
import { bundledTables } from '../source/bundled-tables';
import { answer, answerFrom } from './answer';
import { optionalText, readScalar, requiredText } from './arguments';
import { entryNamed, optionalEntry } from './named-arguments';
import { readPairs } from './pair-arguments';
import { dateCell, orUndisclosed, shareCell, spill } from './result';
import type { ResultCell } from './result';

/**
 * Likelihood of approval of a medicine at a stage, as a fraction: the product of the success rates of the phases left.
 *
 * BIO/QLS/Informa 2011-2020 unless a source is named; Preclinical 0.69 and Discovery 0.80 × 0.75 × 0.85 are Paul et al.
 * 2010. Where both area and modality are given the area decides, except for biosimilars. A segment on fewer than 30
 * cases takes that of all indications; DEALS.POS_CHAIN shows it.
 * @customfunction POS
 * @param stage "Discovery", "Preclinical", "IND", "Phase 1", "Phase 1/2", "Phase 2", "Phase 2/3", "Phase 3", "Filed" or "Approved".
 * @param area Therapeutic area such as "Oncology" or "Haematology". Omitted: by modality, or all indications.
 * @param modality Exact modality such as "Monoclonal antibody" or "Biosimilar".
 * @param source Study with a whole chain: "BIO" (default), "BIO 2016", "Wong", "Hay", "DiMasi", "Citeline", "JPMA" or "Paul".
 * @returns {unknown} Fraction.
 * @throws #VALUE! Unknown stage, area, modality or source; the message names the nearest.
 * @example =DEALS.POS("Phase 1") → 0.0787
 * @example =DEALS.POS("Phase 1", "Haematology") → 0.2394
 * @example =DEALS.POS("Phase 1", "Oncology",, "Wong") → 0.0340
 * @requiresAddress
 */
export function pos(
  stage: unknown,
  area?: unknown,
  modality?: unknown,
  source?: unknown,
  invocation?: CustomFunctions.Invocation,
) {
  return answer(invocation, () => shareCell(likelihoodOfApproval(chainOf(stage, area, modality, source))));
}

/**
 * Success rate of each phase that a medicine at a stage has still to pass, with the study behind each.
 *
 * Columns: phase, success rate (probability of moving to the next), likelihood of approval from there, cases, segment,
 * study, address, note. The first row's likelihood is that of DEALS.POS.
 * @customfunction POS_CHAIN
 * @param stage "Discovery", "Preclinical", "IND", "Phase 1", "Phase 1/2", "Phase 2", "Phase 2/3", "Phase 3" or "Filed".
 * @param area Therapeutic area such as "Oncology". Omitted: by modality, or all indications.
 * @param modality Exact modality such as "Monoclonal antibody" or "Biosimilar".
 * @param source Study with a whole chain: "BIO" (default), "BIO 2016", "Wong", "Hay", "DiMasi", "Citeline", "JPMA" or "Paul".
 * @returns {unknown[][]} Table with a header; only the header for "Approved".
 * @throws #VALUE! Unknown stage, area, modality or source; the message names the nearest.
 * @example =DEALS.POS_CHAIN("Phase 1", "Oncology") → 5 rows × 8 columns
 * @requiresAddress
 */
export function posChain(
  stage: unknown,
  area?: unknown,
  modality?: unknown,
  source?: unknown,
  invocation?: CustomFunctions.Invocation,
) {
  return answer(invocation, () => {
    const chain = chainOf(stage, area, modality, source);
    return spill(
      ['Phase', 'Success rate', 'Likelihood of approval', 'Cases', 'Segment', 'Study', 'Address', 'Note'],
      chain.map(({ phase, value, citation }, place): ResultCell[] => [
        phase,
        shareCell(value),
        shareCell(likelihoodOfApproval(chain.slice(place))),
        orUndisclosed(citation.n),
        citation.segment,
        citation.study,
        citation.sourceUrl,
        orUndisclosed(citation.fallback),
      ]),
    );
  });
}

function chainOf(stage: unknown, area: unknown, modality: unknown, source: unknown): readonly PhaseSuccess[] {
  const at = entryNamed(requiredText(stage, 'stage', 'a stage such as "Phase 2"'), STAGES, 'stage');
  const profile: AssetProfile = {
    area: optionalEntry(area, THERAPEUTIC_AREAS, 'area'),
    modality: optionalEntry(modality, MODALITIES, 'modality'),
  };
  const study = optionalText(source, 'source');
  const by: SegmentChoice =
    profile.area !== undefined ? 'area' : profile.modality !== undefined ? 'modality' : 'all';
  const choice = { by, study: study === undefined ? undefined : studyNamed(study, 'source') };
  return phaseSuccessRates(bundledTables(), at, profile, choice);
}

/**
 * A published market statistic, in the unit in which its publisher gives it (DEALS.MARKET_STATS names it).
 *
 * Publishers count different scopes and are kept apart: where several publish the figure and none is named, the
 * PharmCube series answers. Where several segments are published and none is named, "China license-out".
 * @customfunction MARKET_STAT
 * @param metric "deal count", "total deal value", "upfront", "deals above US$1bn", "average total value per deal" or another published metric.
 * @param period As published: 2024, "2025H1", "2025Q1-Q3", "2025 to Aug".
 * @param segment "China license-out" (default where published), "Global pharma deals" or another published segment.
 * @param publisher Publisher, or the beginning of its name: "PharmCube", "ARC Group", "Soochow".
 * @returns {number} Figure in the publisher's unit: deals, US$ billion, per cent.
 * @throws #N/A No such statistic is published; publishers disagree and PharmCube is not among them; the message lists what there is.
 * @throws #VALUE! A date instead of a period; an empty cell as metric or period.
 * @example =DEALS.MARKET_STAT("deal count", 2025) → 157
 * @example =DEALS.MARKET_STAT("total deal value", 2024) → 51.9
 * @example =DEALS.MARKET_STAT("deal count", 2024, "Global pharma deals") → 743
 * @requiresAddress
 */
export function marketStat(
  metric: unknown,
  period: unknown,
  segment?: unknown,
  publisher?: unknown,
  invocation?: CustomFunctions.Invocation,
) {
  return answer(invocation, () => {
    const query = {
      metric: requiredText(metric, 'metric', 'a published metric such as "deal count"'),
      period: publishedPeriod(period) ?? requiredText(period, 'period', 'a period such as 2024'),
      segment: optionalText(segment, 'segment'),
      publisher: optionalText(publisher, 'publisher'),
    };
    return publishedStatistic(bundledTables(), query).value;
  });
}

/**
 * All published figures of a metric, publishers kept apart, with definition, address and where others differ.
 *
 * Columns: publisher, metric, period, segment, value, unit, definition, address, kind (as published, or computed from
 * published figures), message.
 * @customfunction MARKET_STATS
 * @param metric "deal count", "total deal value", "upfront" or another published metric.
 * @param period As published: 2024, "2025H1", "2025 to Aug". Omitted: all.
 * @param segment "China license-out" or another published segment. Omitted: all.
 * @returns {unknown[][]} Table with a header.
 * @throws #N/A No such statistic is published; the message lists what there is.
 * @throws #VALUE! A date instead of a period; an empty cell as metric.
 * @example =DEALS.MARKET_STATS("upfront", 2024) → 8 rows × 10 columns
 * @requiresAddress
 */
export function marketStats(
  metric: unknown,
  period?: unknown,
  segment?: unknown,
  invocation?: CustomFunctions.Invocation,
) {
  return answer(invocation, () => {
    const tables = bundledTables();
    const rows = publishedStatistics(tables, {
      metric: requiredText(metric, 'metric', 'a published metric such as "deal count"'),
      period: publishedPeriod(period),
      segment: optionalText(segment, 'segment'),
    });
    return spill(
      [
        'Publisher',
        'Metric',
        'Period',
        'Segment',
        'Value',
        'Unit',
        'Definition',
        'Address',
        'Kind',
        'Message',
      ],
      rows.map((row): ResultCell[] => [
        row.publisher,
        row.metric,
        row.period,
        row.segment,
        row.value,
        row.unit,
        orUndisclosed(row.definition_notes),
        orUndisclosed(row.source_url),
        row.kind,
        disagreement(tables, row),
      ]),
    );
  });
}

/** A period as it is published: a number must be a year, any text may be a period. */
function publishedPeriod(value: unknown): string | undefined {
  const cell = readScalar(value, 'period');
  return typeof cell === 'number' && cell !== 0 ? parsePeriod(cell).label : optionalText(cell, 'period');
}

/**
 * China-originated medicines before the FDA and the European Commission, one a row: own route or through a partner.
 *
 * A cited sample, not a census: no success rates can be had from it. Columns: medicine, originator, partner, route,
 * agency, outcome, date, indication, modality, source, notes.
 * @customfunction APPROVAL_LIST
 * @param field_criterion Pairs of a field and a criterion, as in SUMIFS: "agency", "FDA", "outcome", "Approved", "period", 2024. Fields: medicine, originator, partner, route, agency, outcome, date, period, indication, modality.
 * @returns {unknown[][]} Table with a header; only the header where none meets the criteria.
 * @throws #VALUE! Unknown field, malformed criterion, a field without a criterion.
 * @example =DEALS.APPROVAL_LIST("agency", "FDA", "route", "Independent", "outcome", "Approved") → 6 rows × 11 columns
 * @example =DEALS.APPROVAL_LIST("originator", "BeiGene", "period", "2024:2025") → 2 rows × 11 columns
 * @requiresAddress
 */
export function approvalList(
  field_criterion?: unknown[][][],
  invocation?: CustomFunctions.CancelableInvocation,
) {
  return answerFrom(invocation, (set) => {
    const rows = selectApprovals(bundledTables(), readPairs(field_criterion), set.aliases);
    return spill(
      APPROVAL_FIELDS.map(({ label }) => label),
      rows.map((row) =>
        APPROVAL_FIELDS.map(({ name }) => (name === 'date' ? dayOf(row.date) : orUndisclosed(row[name]))),
      ),
    );
  });
}

function dayOf(text: string): ResultCell {
  const date = parseDate(text);
  return date ? dateCell(date.serial, date.precision) : text;
}
