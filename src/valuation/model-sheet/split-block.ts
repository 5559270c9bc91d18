import type { Draft } from './draft';

/** Value to each side, and how the whole divides. */
export function splitBlock(draft: Draft): void {
  draft.block(
    'CALCULATION 7 · Value of both sides',
    'US$ m at the valuation date; each side at its own rate',
  );
  draft.figure(
    'licensor',
    "Licensor's rNPV",
    'US$ m',
    'SUM({pay_value:})+{royalty_value_total}+{profit_share_value_total}',
    { role: 'total' },
  );
  draft.figure('licensee_costs', 'Licensee: its own R&D and launch cost', 'US$ m', 'SUM({own_value:})');
  draft.figure('licensee_paid', 'Licensee: payments that fall due once', 'US$ m', 'SUM({pay_own_value:})');
  draft.figure(
    'licensee_market',
    'Licensee: profit less royalty, profit share and tax',
    'US$ m',
    '{own_market_value_total}',
  );
  draft.figure(
    'licensee',
    "Licensee's rNPV",
    'US$ m',
    'IF({forecast}=1,{licensee_costs}+{licensee_paid}+{licensee_market},"needs peak_sales")',
    { role: 'total' },
  );
  draft.figure(
    'both_sides',
    'Both sides together (tax withheld is neither’s)',
    'US$ m',
    'IF({forecast}=1,{licensor}+{licensee},"needs peak_sales")',
    { role: 'total' },
  );
  for (const side of ['licensor', 'licensee'] as const) {
    draft.figure(
      `${side}_share`,
      `${side === 'licensor' ? 'Licensor' : 'Licensee'}'s share of both`,
      '%',
      `IF({forecast}=0,"needs peak_sales",IF(AND({both_sides}>0,{licensor}>=0,{licensee}>=0),{${side}}/{both_sides},"no split"))`,
      { kind: 'percent', note: 'only where the whole is positive and no side negative' },
    );
  }
}
