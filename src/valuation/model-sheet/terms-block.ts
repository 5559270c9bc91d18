import type { DealTerms } from '../terms';
import type { Content, Kind } from './cells';
import { formula } from './draft';
import type { Draft } from './draft';
import { inputRow } from './input-row';
import type { ModelInput } from './subject';

/** A date known to the month only counts as its 15th, as everywhere in the valuation. */
const MID_MONTH = 14;

type Line = readonly [
  key: string,
  label: string,
  kind: Kind,
  unit: string,
  value: (terms: DealTerms) => Content | undefined,
];

const dayOf = (date: DealTerms['announced']): number | undefined =>
  date && (date.precision === 'month' ? date.serial + MID_MONTH : date.serial);

/** The terms that a valuation reads, under the names that describe a deal to DEALS functions. */
const LINES: readonly Line[] = [
  ['deal_type', 'Type of the deal', 'text', 'text', ({ dealType }) => dealType],
  [
    'announced',
    'Announced (a month counts as its 15th)',
    'date',
    'date',
    ({ announced }) => dayOf(announced),
  ],
  ['upfront_usd_m', 'Upfront', 'money', 'US$ m', ({ upfrontUsdM }) => upfrontUsdM],
  [
    'near_term_usd_m',
    'Near-term payment (no upfront: stands for both)',
    'money',
    'US$ m',
    ({ nearTermUsdM }) => nearTermUsdM,
  ],
  ['equity_usd_m', 'Equity', 'money', 'US$ m', ({ equityUsdM }) => equityUsdM],
  [
    'equity_kind',
    'Whose shares: Licensee shares, Licensor shares',
    'text',
    'text',
    ({ equityKind }) => equityKind,
  ],
  ['equity_in', 'Equity is part of the total, or outside', 'text', 'text', ({ equityIn }) => equityIn],
  ['milestones_usd_m', 'Milestones, all', 'money', 'US$ m', ({ milestonesUsdM }) => milestonesUsdM],
  [
    'dev_reg_milestones_usd_m',
    'of these development and regulatory',
    'money',
    'US$ m',
    ({ devRegMilestonesUsdM }) => devRegMilestonesUsdM,
  ],
  [
    'sales_milestones_usd_m',
    'of these sales',
    'money',
    'US$ m',
    ({ salesMilestonesUsdM }) => salesMilestonesUsdM,
  ],
  ['total_usd_m', 'Headline total', 'money', 'US$ m', ({ totalUsdM }) => totalUsdM],
  ['status', 'Status', 'text', 'text', ({ status }) => status],
  ['status_date', 'Status reported on', 'date', 'date', ({ statusDate }) => dayOf(statusDate)],
];

/** Inputs: what was agreed. An empty cell is undisclosed, a 0 a stated zero. */
export function termsBlock(draft: Draft, { deal, subject }: ModelInput): void {
  const { terms, pathway, date } = deal;
  draft.block(
    'INPUTS 1 · Terms of the deal',
    'empty = undisclosed, 0 = stated zero; amounts received by the licensor',
  );
  draft.headings(['Term', 'Name', 'Value', 'Unit', 'Basis', 'Source']);
  for (const [key, label, kind, unit, read] of LINES) {
    const value = read(terms);
    inputRow(draft, {
      key,
      label,
      kind,
      unit,
      value: value ?? '',
      basis: value === undefined ? 'undisclosed' : terms.origin,
      source: value === undefined || kind !== 'money' ? '' : (subject.sourceUrl ?? ''),
      sourceUrl: subject.sourceUrl,
    });
  }
  const given = pathway.stageOrigin === 'given';
  inputRow(draft, {
    key: 'stage',
    label: 'Stage in the licensed territory',
    kind: 'text',
    unit: 'text',
    value: pathway.stage,
    basis: pathway.stageOrigin,
    source: pathway.stageBasis,
  });
  inputRow(draft, {
    key: 'stage_is_at_signing',
    label: 'This is the stage at signing, not at valuation',
    kind: 'flag',
    unit: 'TRUE/FALSE',
    value: !given,
    basis: given ? 'given' : terms.origin,
    source:
      'TRUE: time elapsed since signing shortens the phase; a stage given as an assumption is that at the valuation date',
  });
  inputRow(draft, {
    key: 'stage_at_signing',
    label: 'Stage at signing, for an estimated upfront',
    kind: 'text',
    unit: 'text',
    value: given && date.elapsedYears > 0 ? (terms.stage ?? 'Preclinical') : formula('{stage}'),
    basis: terms.stage === undefined ? 'house' : terms.origin,
    source: terms.stage === undefined ? 'not disclosed: read as Preclinical' : '',
  });
}
