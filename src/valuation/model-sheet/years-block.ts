import { COLUMN, YEARS, formula } from './draft';
import type { Draft } from './draft';
import { PAID_ONCE } from './lines-block';

const within = (time: string) => `({${time}:}>={calendar_year@})*({${time}:}<{calendar_until@})`;

/** Expected cash by year from the valuation date: the picture that a banker draws. The last column holds all later years. */
export function yearsBlock(draft: Draft): void {
  draft.block(
    'RESULT 3 · Expected cash flow by year',
    'US$ m, probability-weighted, not discounted unless said; year 0 = first twelve months; last column = all later years',
  );
  draft.put(COLUMN.label, 'Year from the valuation date', { role: 'heading' });
  draft.put(COLUMN.name, 'from', { role: 'heading' });
  draft.put(COLUMN.value, 'Total', { role: 'heading' });
  draft.put(COLUMN.unit, '', { role: 'heading' });
  draft.put(COLUMN.basis, '', { role: 'heading' });
  for (let year = 0; year < YEARS; year += 1) {
    const content = year === 0 ? 0 : formula('{calendar_year<}+1');
    draft.put(COLUMN.years + year, content, { role: 'heading', kind: 'count' });
  }
  draft.mark('calendar_year', COLUMN.years, { columns: YEARS });
  draft.next();
  draft.series(
    'calendar_until',
    'up to (not including)',
    'year',
    'IF({calendar_year@}=MAX({calendar_year:}),MAX({calendar_year@},MAX({pay_time:}),MAX({own_time:}),MAX({market_time:}))+1,{calendar_year@}+1)',
    { kind: 'years' },
  );
  PAID_ONCE.forEach(([group, label], index) =>
    draft.series(
      `cash_${String(index)}`,
      label,
      'US$ m',
      `SUMPRODUCT(${within('pay_time')}*({pay_group:}="${group}")*{pay_received:}*{pay_probability:})`,
      { total: true },
    ),
  );
  draft.series(
    'cash_market',
    'Royalties and profit share',
    'US$ m',
    `SUMPRODUCT(${within('market_time')}*{market_received:}*{market_probability:})`,
    { total: true },
  );
  const sum = [...PAID_ONCE.map((_, index) => `{cash_${String(index)}@}`), '{cash_market@}'].join('+');
  draft.series('cash', 'Licensor: expected cash flow', 'US$ m', sum, { role: 'total', total: true });
  draft.series(
    'cash_value',
    'Licensor: present value of it',
    'US$ m',
    `SUMPRODUCT(${within('pay_time')}*{pay_value:})+SUMPRODUCT(${within('market_time')}*({royalty_value:}+{profit_share_value:}))`,
    { total: true },
  );
  draft.series(
    'own_cash',
    'Licensee: expected cash flow',
    'US$ m',
    `{forecast}*(SUMPRODUCT(${within('own_time')}*{own_amount:}*{own_probability:})-SUMPRODUCT(${within('pay_time')}*{pay_amount:}*{pay_probability:})+SUMPRODUCT(${within('market_time')}*({profit:}+{market_paid:}+{tax:})*{market_probability:}))`,
    { role: 'total', total: true },
  );
  draft.series(
    'own_cash_value',
    'Licensee: present value of it',
    'US$ m',
    `{forecast}*(SUMPRODUCT(${within('own_time')}*{own_value:})+SUMPRODUCT(${within('pay_time')}*{pay_own_value:})+SUMPRODUCT(${within('market_time')}*{own_market_value:}))`,
    { total: true },
  );
}
