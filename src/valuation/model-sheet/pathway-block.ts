import { PHASES } from '../../market/phases';
import { COLUMN, formula } from './draft';
import type { Draft } from './draft';

const HEADINGS = [
  'Phase',
  'Number',
  'Still to pass',
  'Years left',
  'End, year',
  'Success',
  'Reached',
  'Passed',
  'Start, year',
  'Part to go',
  'R&D cost',
  'Weight',
];

/** Columns of the table, by key of the list that formulas refer to. */
const LISTS: readonly (readonly [key: string, column: number])[] = [
  ['phase_number', COLUMN.name],
  ['phase_left', COLUMN.value],
  ['phase_years', COLUMN.unit],
  ['phase_end', COLUMN.basis],
  ['phase_success', COLUMN.years],
  ['phase_reached', COLUMN.years + 1],
  ['phase_passed', COLUMN.years + 2],
  ['phase_start', COLUMN.years + 3],
  ['phase_part', COLUMN.years + 4],
  ['phase_cost', COLUMN.years + 5],
  ['phase_weight', COLUMN.years + 6],
];

/** The way to approval: what is still to pass, when it ends, and the probability of getting there. */
export function pathwayBlock(draft: Draft): void {
  draft.block(
    'CALCULATION 2 · Pathway',
    'years from the valuation date; probabilities cumulative; R&D cost US$ m, scaled',
  );
  draft.figure(
    'current_phase',
    'Number of the current phase (7 = approved)',
    'number',
    'INDEX({stage_phases:},MATCH({stage},{stages:},0))',
    { kind: 'count' },
  );
  draft.figure(
    'elapsed_phase',
    'Years of the current phase that have elapsed',
    'years',
    'IF({stage_is_at_signing},{elapsed},0)',
    { kind: 'years' },
  );
  draft.headings(HEADINGS);
  for (const [key, column] of LISTS) draft.mark(key, column, { rows: PHASES.length });
  PHASES.forEach((phase, index) => phaseLine(draft, phase, index));
  draft.figure('loa', 'Likelihood of approval', 'probability', 'MIN({phase_passed:})', {
    role: 'total',
    kind: 'percent',
  });
  draft.figure(
    'approved',
    'Approved already: 1, else 0',
    '0 or 1',
    'IF({current_phase}>MAX({phase_number:}),1,0)',
    { kind: 'count' },
  );
  draft.figure(
    'launch_years',
    'Launch, in years from the valuation date',
    'years',
    'IF({approved}=1,0-{elapsed_phase},SUM({phase_years:}))+{launch_delay}',
    { kind: 'years' },
  );
}

function phaseLine(draft: Draft, phase: string, index: number): void {
  const first = index === 0;
  const at = (key: string) => `INDEX({${key}_inputs:},{phase_number@})`;
  const before = (key: string) => (first ? '' : `{before_${String(index)}_${key}}`);
  const values: readonly (readonly [number, string, 'count' | 'years' | 'percent' | 'money' | 'factor'])[] = [
    [COLUMN.value, 'IF({phase_number@}>={current_phase},1,0)', 'count'],
    [
      COLUMN.unit,
      `IF({phase_left@}=0,0,IF({phase_number@}={current_phase},MAX(0,${at('d')}-{elapsed_phase}),${at('d')}))`,
      'years',
    ],
    [COLUMN.basis, '{phase_start@}+{phase_years@}', 'years'],
    [COLUMN.years, `IF({phase_left@}=0,1,${at('p')})`, 'percent'],
    [COLUMN.years + 1, first ? '1' : before('passed'), 'percent'],
    [COLUMN.years + 2, '{phase_reached@}*{phase_success@}', 'percent'],
    [COLUMN.years + 3, first ? '0' : before('end'), 'years'],
    [COLUMN.years + 4, `IF({phase_left@}=0,0,IF(${at('d')}>0,{phase_years@}/${at('d')},1))`, 'percent'],
    [COLUMN.years + 5, `${at('cost')}*{cost_scale}*{phase_part@}`, 'money'],
  ];
  draft.put(COLUMN.label, phase, { role: 'label' });
  draft.put(COLUMN.name, index + 1, { role: 'fixed', kind: 'count' });
  for (const [column, text, kind] of values) draft.put(column, formula(text), { kind });
  // Discovery triggers no milestone; the weights begin with the success of Preclinical.
  const weight = first ? '0' : '{phase_left@}*INDEX({weights:},{phase_number@}-1)';
  draft.put(COLUMN.years + 6, formula(weight), { kind: 'factor' });
  draft.mark(`phase_${String(index + 1)}`, COLUMN.name);
  draft.mark(`before_${String(index + 1)}_passed`, COLUMN.years + 2);
  draft.mark(`before_${String(index + 1)}_end`, COLUMN.basis);
  draft.next();
}
