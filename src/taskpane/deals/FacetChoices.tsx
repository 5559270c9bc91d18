import { useMemo } from 'react';
import type { DealSet } from '../../deals/dataset';
import { Choice } from '../Choice';
import { useSurroundings } from '../surroundings';
import { facetEntries, modalityFacets } from './facets';
import type { FacetEntry } from './facets';
import { LICENCES, NOT_DISCLOSED } from './filters';
import type { DealFilters, EntryFilter } from './filters';

interface FacetChoiceProps {
  readonly id: string;
  readonly set: DealSet;
  readonly filters: DealFilters;
  /** Filters that counts are worked out for: a moment behind while typing. */
  readonly settled: DealFilters;
  readonly onFilters: (change: Partial<DealFilters>) => void;
}

/** One entry of a vocabulary, each with the deals that it would leave; a chosen one stays even where it leaves none. */
export function VocabularyChoice(props: FacetChoiceProps & { readonly name: EntryFilter }) {
  const { id, set, filters, settled, name, onFilters } = props;
  const { texts, formats, entry } = useSurroundings();
  const entries = useMemo(() => facetEntries(set, settled, name), [set, settled, name]);
  const chosen = filters[name];
  const isListed = chosen === '' || chosen === LICENCES || entries.some((each) => each.name === chosen);
  const isLicence = ({ name: type }: FacetEntry) => type !== 'Acquisition' && type !== 'Domestic-rights';
  const licences = entries.filter(isLicence).reduce((sum, { deals }) => sum + deals, 0);
  return (
    <Choice id={id} value={chosen} onChoose={(value) => onFilters({ [name]: value })}>
      <option value="">{texts.filters.any}</option>
      {isListed ? null : (
        <option value={chosen}>
          {chosen === NOT_DISCLOSED ? texts.filters.notDisclosed : `${entry(chosen)} (0)`}
        </option>
      )}
      {name === 'deal_type' ? (
        <option value={LICENCES}>
          {texts.filters.licences} ({formats.count(licences)})
        </option>
      ) : null}
      {entries.map(({ name: each, deals }) => (
        <option key={each} value={each}>
          {entry(each)} ({formats.count(deals)})
        </option>
      ))}
    </Choice>
  );
}

type ModalityField = 'modality_group' | 'exact_modality';
const optionValue = (field: ModalityField, name: string) => `${field}:${name}`;

/** A modality group or, below it, one of its exact modalities. */
export function ModalityChoice({ id, set, filters, settled, onFilters }: FacetChoiceProps) {
  const { texts, formats, entry } = useSurroundings();
  const groups = useMemo(() => modalityFacets(set, settled), [set, settled]);
  const { modality_group: group, exact_modality: exactly } = filters;
  const value = exactly
    ? optionValue('exact_modality', exactly)
    : group && optionValue('modality_group', group);
  const choose = (choice: string) => {
    const colon = choice.indexOf(':');
    const [field, name] = [choice.slice(0, colon), choice.slice(colon + 1)];
    onFilters({
      modality_group: field === 'modality_group' ? name : '',
      exact_modality: field === 'exact_modality' ? name : '',
    });
  };
  const option = (field: ModalityField, name: string, label: string, deals: number) => (
    <option key={optionValue(field, name)} value={optionValue(field, name)}>
      {label} ({formats.count(deals)})
    </option>
  );
  const offered = groups.some(({ name, exact }) =>
    exactly ? exact.some((each) => each.name === exactly) : name === group,
  );
  return (
    <Choice id={id} value={value} onChoose={choose}>
      <option value="">{texts.filters.any}</option>
      {value !== '' && !offered ? <option value={value}>{entry(exactly || group)} (0)</option> : null}
      {groups.map(({ name, deals, exact }) =>
        exact.length === 0 ? (
          option('modality_group', name, entry(name), deals)
        ) : (
          <optgroup key={name} label={entry(name)}>
            {option('modality_group', name, texts.filters.wholeGroup(entry(name)), deals)}
            {exact.map((each) => option('exact_modality', each.name, entry(each.name), each.deals))}
          </optgroup>
        ),
      )}
    </Choice>
  );
}
