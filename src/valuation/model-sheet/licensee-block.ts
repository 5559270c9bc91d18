import { PHASES } from '../../market/phases';
import type { Kind } from './cells';
import { COLUMN, formula } from './draft';
import type { Draft } from './draft';

const COLUMNS = [
  ['own_amount', COLUMN.value, 'Amount'],
  ['own_time', COLUMN.unit, 'Due, year'],
  ['own_phase', COLUMN.basis, 'After phase'],
  ['own_reached', COLUMN.years, 'Phases passed'],
  ['own_probability', COLUMN.years + 1, 'Probability'],
  ['own_factor', COLUMN.years + 2, 'Discount factor'],
  ['own_value', COLUMN.years + 3, 'Value licensee'],
  ['own_tax_year', COLUMN.years + 4, 'Tax year'],
  ['own_taxable', COLUMN.years + 5, 'Taxable'],
] as const;

/** The licensee's own costs, market years and tax: what it earns less what it spends and pays. */
export function licenseeBlock(draft: Draft): void {
  draft.block(
    "CALCULATION 6 · The licensee's side",
    'US$ m, + earned, - spent or paid; only with a forecast',
  );
  draft.headings(["Licensee's own cost", '', ...COLUMNS.map(([, , heading]) => heading)]);
  for (const [key, column] of COLUMNS) draft.mark(key, column, { rows: PHASES.length + 1 });
  PHASES.forEach((phase, index) =>
    costLine(draft, {
      label: `R&D cost: ${phase}`,
      amount: '0-INDEX({phase_cost:},{own_phase@}+1)',
      time: 'INDEX({phase_start:},{own_phase@}+1)',
      phase: index,
    }),
  );
  costLine(draft, {
    label: 'Launch cost',
    amount: '0-{launch_cost}',
    time: '{launch_years}',
    phase: PHASES.length,
  });
  draft.next();
  draft.series('profit', 'Operating profit before R&D and payments', 'US$ m', '{net_sales@}*(1-{cogs_sga})', {
    total: true,
  });
  draft.series('market_paid', 'Royalty and profit share paid', 'US$ m', '0-{royalty@}-{profit_shared@}', {
    total: true,
  });
  taxRows(draft);
  draft.series(
    'own_market_value',
    'Value of profit, payments and tax',
    'US$ m',
    '({profit@}+{market_paid@}+{tax@})*{market_probability@}*{market_own_factor@}',
    { total: true },
  );
}

/** Tax on the profits of the success case, losses carried forward; the first column holds what falls before the launch. */
function taxRows(draft: Draft): void {
  draft.series(
    'taxable',
    'Taxable profit (first column: before launch)',
    'US$ m',
    (index) => {
      const market =
        index < 0 ? '0' : 'IF({market_time@}<0,0,{profit@}+IF({payments_deductible},{market_paid@},0))';
      const year = index < 0 ? '0' : '{market_year@}';
      return formula(
        `${market}+SUMPRODUCT(({pay_tax_year:}=${year})*{pay_taxable:})+SUMPRODUCT(({own_tax_year:}=${year})*{own_taxable:})`,
      );
    },
    { before: true },
  );
  draft.series(
    'losses',
    'Losses carried forward at the end of the year',
    'US$ m',
    (index) => formula(index < 0 ? 'MAX(0,0-{taxable@})' : 'MAX(0,{losses<}-{taxable@})'),
    { before: true },
  );
  draft.series(
    'tax',
    'Tax',
    'US$ m',
    'IF(AND({forecast}=1,{market_year@}<={last_market_year}),0-{tax_rate}*MAX(0,{taxable@}-{losses<}),0)',
    { total: true },
  );
}

function costLine(
  draft: Draft,
  { label, amount, time, phase }: { label: string; amount: string; time: string; phase: number },
): void {
  const put = (column: number, text: string, kind: Kind) => draft.put(column, formula(text), { kind });
  draft.put(COLUMN.label, label, { role: 'label' });
  put(COLUMN.value, amount, 'money');
  put(COLUMN.unit, time, 'years');
  draft.put(COLUMN.basis, phase, { role: 'fixed', kind: 'count' });
  put(COLUMN.years, phase === 0 ? '1' : 'INDEX({phase_passed:},{own_phase@})', 'percent');
  put(COLUMN.years + 1, 'IF(OR({own_time@}<0,{ended}=1),0,{own_reached@}*{exercise})', 'percent');
  put(COLUMN.years + 2, '1/(1+{licensee_rate})^{own_time@}', 'factor');
  put(COLUMN.years + 3, '{own_amount@}*{own_probability@}*{own_factor@}', 'money');
  put(
    COLUMN.years + 4,
    'MIN({last_market_year},MAX(0,ROUNDUP({own_time@}-{launch_years}-{tolerance},0)))',
    'count',
  );
  put(COLUMN.years + 5, 'IF({own_time@}<0,0,{own_amount@})', 'money');
  draft.next();
}
