import type { AssumptionKind, AssumptionName } from '../assumption-list';
import { assumptionSpec } from '../assumption-list';
import type { Content, Kind } from './cells';
import { isFormula } from './cells';
import type { Draft } from './draft';
import { COLUMN } from './draft';
import { SHORT_LABELS } from './labels';
import type { ModelInput } from './subject';
import { assumptionIn } from './subject';

/** How the kinds of assumptions are shown, and in what unit. */
const SHOWN: Readonly<Partial<Record<AssumptionKind, readonly [Kind, string]>>> = {
  rate: ['percent', '% a year'],
  portion: ['percent', '%'],
  probability: ['percent', 'probability'],
  fraction: ['percent', '%'],
  years: ['years', 'years'],
  money: ['money', 'US$ m'],
  factor: ['factor', 'number'],
  count: ['count', 'number'],
  flag: ['flag', 'TRUE/FALSE'],
  date: ['date', 'date'],
};

/** One line of the inputs: what it is, its name, value, unit, basis, and source as a link. */
export interface InputRow {
  readonly key: string;
  readonly label: string;
  readonly value: Content;
  readonly kind: Kind;
  readonly unit: string;
  readonly basis: string;
  readonly source: string;
  readonly sourceUrl?: string | undefined;
}

/** Kinds of inputs that are no numbers. */
const WORDS: ReadonlySet<Kind> = new Set(['text', 'flag']);

/** Writes an input line. A formula in the value makes it a linked input: it follows another until it is typed over. */
export function inputRow(draft: Draft, row: InputRow): void {
  const role = isFormula(row.value) ? 'linkedInput' : 'input';
  draft.put(COLUMN.label, row.label, { role: 'label' });
  draft.put(COLUMN.name, row.key, { role: 'name' });
  draft.put(COLUMN.value, row.value, { role, kind: row.kind });
  draft.put(COLUMN.unit, row.unit, { role: 'name' });
  draft.put(COLUMN.basis, row.basis, { role: 'name' });
  // Some addresses in the data have a note behind them.
  const link = row.source === '' ? undefined : row.sourceUrl?.split(/\s/)[0];
  draft.put(COLUMN.years, row.source, { role: 'source', link });
  draft.mark(row.key);
  if (!WORDS.has(row.kind)) draft.expectNumber();
  draft.name(row.key);
  draft.next();
}

/** Writes an assumption as it is in force; `value` and `basis` where the sheet has it in another form. */
export function assumptionRow(
  draft: Draft,
  input: ModelInput,
  name: AssumptionName,
  own: { readonly value?: Content; readonly basis?: string } = {},
): void {
  const { value, basis, source, sourceUrl } = assumptionIn(input, name);
  const { kind, about } = assumptionSpec(name);
  const [shown, unit] = SHOWN[kind] ?? ['text', 'text'];
  const read = sourceUrl === undefined ? source : source.replace(`, ${sourceUrl}`, '');
  inputRow(draft, {
    key: name,
    label: SHORT_LABELS[name] ?? about,
    value: own.value ?? value,
    kind: shown,
    unit,
    basis: own.basis ?? basis,
    source: SHORT_LABELS[name] === undefined ? withoutLabel(read, about) : read,
    sourceUrl,
  });
}

/** What a source says beyond the label that stands beside it already. */
function withoutLabel(source: string, label: string): string {
  if (source === label) return '';
  return source.startsWith(`${label}: `) ? source.slice(label.length + 2) : source;
}
