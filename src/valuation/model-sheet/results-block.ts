import { COLUMN, formula } from './draft';
import type { Draft } from './draft';
import type { DealTerms } from '../terms';
import type { ModelInput } from './subject';

/** The head, which stays in sight: what is valued, to whom it is worth what, and whether the checks pass. */
export function headBlock(draft: Draft, { subject }: ModelInput): void {
  draft.put(COLUMN.label, subject.title, { role: 'title' });
  draft.put(COLUMN.name, 'Checks', { role: 'result' });
  draft.put(COLUMN.value, formula('{failed}'), { role: 'check', kind: 'check' });
  draft.put(COLUMN.years, subject.about.join(' · '), { role: 'subtitle' });
  draft.next();
  draft.put(COLUMN.label, 'Risk-adjusted net present value, US$ m', { role: 'result' });
  draft.put(COLUMN.name, "Licensor's rNPV", { role: 'result' });
  draft.put(COLUMN.value, formula('{licensor}'), { role: 'result', kind: 'money' });
  draft.put(COLUMN.unit, formula('IF({floor}=1,"floor",IF({upfront_estimated}=1,"estimated",""))'), {
    role: 'note',
  });
  draft.put(COLUMN.years, "Licensee's rNPV", { role: 'result' });
  draft.put(COLUMN.years + 2, formula('{licensee}'), { role: 'result', kind: 'money' });
  draft.next();
}

/** What comes out, and how to read the sheet. */
export function resultsBlock(draft: Draft, { deal, subject }: ModelInput): void {
  const { currency, fx_rate: rate, received_to_date: received } = deal.assumptions.values;
  draft.block('RESULTS', 'US$ m at the valuation date');
  draft.name('rnpv_licensor');
  draft.figure('result_licensor', "Licensor's rNPV", 'US$ m', '{licensor}', {
    role: 'result',
    note: formula(FLOOR_OR_ESTIMATE),
  });
  draft.name('rnpv_licensee');
  draft.figure('result_licensee', "Licensee's rNPV", 'US$ m', '{licensee}', { note: formula(LEFT_OUT) });
  draft.figure('result_share', "Licensor's share of both", '%', '{licensor_share}', { kind: 'percent' });
  draft.figure('result_loa', 'Likelihood of approval in the territory', 'probability', '{loa}', {
    kind: 'percent',
    note: chinaNote(deal.terms),
  });
  draft.figure('result_launch', 'Launch, in years from the valuation date', 'years', '{launch_years}', {
    kind: 'years',
  });
  draft.figure('headline', 'Headline', 'US$ m', 'IF(ISNUMBER({total_usd_m}),{total_usd_m},"not disclosed")', {
    note: parentNote(deal.terms),
  });
  draft.figure(
    'result_ratio',
    'rNPV as a share of the headline',
    '%',
    'IF(ISNUMBER({headline}),IF({headline}=0,0,{licensor}/{headline}),"not disclosed")',
    { kind: 'percent' },
  );
  if (received === undefined) {
    draft.figure(
      'received',
      'Received at a past signing, not in the value',
      'US$ m',
      'SUMPRODUCT(({pay_time:}<0)*({pay_after:}=0)*({pay_chance:}=1)*{pay_received:})',
    );
  } else {
    draft.put(COLUMN.label, 'Received before valuation, not in the value', { role: 'label' });
    draft.put(COLUMN.name, 'US$ m', { role: 'name' });
    draft.put(COLUMN.value, received, { role: 'input', kind: 'money' });
    draft.mark('received');
    draft.next();
  }
  if (rate !== undefined) {
    draft.put(COLUMN.label, `Units of ${currency ?? 'the second currency'} for one US dollar`, {
      role: 'label',
    });
    draft.put(COLUMN.name, 'fx_rate', { role: 'name' });
    draft.put(COLUMN.value, rate, { role: 'input', kind: 'factor' });
    draft.mark('fx_rate');
    draft.next();
    draft.figure(
      'second_view',
      `Licensor's rNPV, ${currency ?? 'second currency'} m`,
      'm',
      '{licensor}*{fx_rate}',
    );
  }
  draft.figure('failed', 'Checks that fail', 'number', 'SUM({checks:})', { role: 'check', kind: 'check' });
  draft.next();
  legend(draft);
  draft.note(
    `Native formulas: the sheet calculates without DealSheet. Times in years from the valuation date; value = amount x probability x (1 + rate)^-time. Deal data ${subject.dataVersion}.`,
  );
}

/** Follows the inputs, as the value does. */
const FLOOR_OR_ESTIMATE =
  'IF({floor}=1,"floor: neither milestones nor a total are disclosed",IF({upfront_estimated}=1,"estimated: the upfront is the typical share of the total",""))';
const LEFT_OUT =
  'IF({forecast}=1,"",IF(OR(MAX({tier_rate:})>0,{profit_share}>0),"royalties and profit share are left out of the licensor\'s rNPV: give peak_sales",""))';

/** The territory and the parent deal are no inputs of the sheet: what is said of them stays true. */
const chinaNote = ({ territoryClass }: DealTerms): string =>
  territoryClass === 'China'
    ? 'China only: rates and durations as built are the worldwide ones, no Chinese ones are published'
    : '';
const parentNote = ({ countedInParent: parent }: DealTerms): string =>
  parent === undefined ? '' : `this money is already inside the headline of ${parent}: do not add the two`;

function legend(draft: Draft): void {
  draft.put(COLUMN.label, 'Colours', { role: 'label' });
  draft.put(COLUMN.name, 'input', { role: 'input' });
  draft.put(COLUMN.value, 'linked', { role: 'linkedInput' });
  draft.put(COLUMN.unit, 'fixed', { role: 'fixed' });
  draft.put(COLUMN.basis, 'formula', { role: 'calculation' });
  draft.put(COLUMN.years, 'Type over blue cells; a linked input follows another until you type over it.', {
    role: 'note',
  });
  draft.next();
}
