import { COLUMN, formula } from './draft';
import type { Draft } from './draft';
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
  draft.put(COLUMN.years, "Licensee's rNPV", { role: 'result' });
  draft.put(COLUMN.years + 2, formula('{licensee}'), { role: 'result', kind: 'money' });
  draft.next();
}

/** What comes out, and how to read the sheet. */
export function resultsBlock(draft: Draft, { deal, subject }: ModelInput): void {
  const { currency, fx_rate: rate, received_to_date: received } = deal.assumptions.values;
  draft.block('RESULTS', 'US$ m at the valuation date');
  draft.name('rnpv_licensor');
  draft.figure('result_licensor', "Licensor's rNPV", 'US$ m', '{licensor}', { role: 'result' });
  draft.name('rnpv_licensee');
  draft.figure('result_licensee', "Licensee's rNPV", 'US$ m', '{licensee}');
  draft.figure('result_share', "Licensor's share of both", '%', '{licensor_share}', { kind: 'percent' });
  draft.figure('result_loa', 'Likelihood of approval in the territory', 'probability', '{loa}', {
    kind: 'percent',
  });
  draft.figure('result_launch', 'Launch, in years from the valuation date', 'years', '{launch_years}', {
    kind: 'years',
  });
  draft.figure('headline', 'Headline', 'US$ m', '{step_headline}');
  draft.figure(
    'result_ratio',
    'rNPV as a share of the headline',
    '%',
    'IF({headline}=0,0,{licensor}/{headline})',
    {
      kind: 'percent',
    },
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
