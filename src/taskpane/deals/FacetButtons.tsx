import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { listOf, listedIn } from '../../deals/alternatives';
import type { DealSet } from '../../deals/dataset';
import { MODALITY_GROUPS } from '../../deals/vocabulary';
import { useSurroundings } from '../surroundings';
import { facetEntriesOrNone, modalityFacets } from './facets';
import type { FacetEntry } from './facets';
import { LICENCES, NOT_DISCLOSED } from './filters';
import type { DealFilters, EntryFilter } from './filters';

const useStyles = makeStyles({
  facet: { marginBottom: tokens.spacingVerticalSNudge },
  label: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
  },
  entries: { display: 'flex', flexWrap: 'wrap', gap: '3px', marginTop: '2px' },
  members: { marginLeft: tokens.spacingHorizontalM },
  entry: {
    display: 'inline-flex',
    alignItems: 'baseline',
    columnGap: tokens.spacingHorizontalXS,
    maxWidth: '100%',
    minHeight: '24px',
    padding: `0 ${tokens.spacingHorizontalSNudge}`,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase200,
    lineHeight: '22px',
    textAlign: 'left',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  chosen: {
    border: `1px solid ${tokens.colorBrandStroke1}`,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    fontWeight: tokens.fontWeightSemibold,
    ':hover': { backgroundColor: tokens.colorBrandBackground2Hover },
    '@media (forced-colors: active)': { outline: '2px solid Highlight', outlineOffset: '-2px' },
  },
  partly: { border: `1px solid ${tokens.colorBrandStroke1}`, color: tokens.colorBrandForeground2 },
  more: { border: '1px solid transparent', color: tokens.colorNeutralForeground2 },
  count: {
    color: tokens.colorNeutralForeground3,
    fontSize: '11px',
    fontWeight: tokens.fontWeightRegular,
    fontVariantNumeric: 'tabular-nums',
  },
});

export interface FacetProps {
  readonly set: DealSet;
  readonly filters: DealFilters;
  /** Filters that counts are worked out for: a moment behind while typing. */
  readonly settled: DealFilters;
  readonly onFilters: (change: Partial<DealFilters>) => void;
}

/** The entries of a field as buttons, any number of which may be pressed; each with the deals that it would leave. */
function Facet({ label, fields, children }: { label: string; fields: string; children: ReactNode }) {
  const styles = useStyles();
  const id = useId();
  return (
    <div className={styles.facet} role="group" aria-labelledby={id} data-filter={fields}>
      <div className={styles.label} id={id}>
        {label}
      </div>
      {children}
    </div>
  );
}

interface EntryProps extends FacetEntry {
  readonly pressed: boolean | 'mixed';
  /** Whether it is an exact modality that is called like its group. */
  readonly exactOnly?: boolean;
  readonly onPress: () => void;
}

function Entry({ name, deals, pressed, exactOnly = false, onPress }: EntryProps) {
  const styles = useStyles();
  const { texts, entry, formats } = useSurroundings();
  const special: Readonly<Record<string, string>> = {
    [LICENCES]: texts.filters.licences,
    [NOT_DISCLOSED]: texts.filters.notDisclosed,
  };
  return (
    <button
      type="button"
      className={mergeClasses(
        styles.entry,
        pressed === true && styles.chosen,
        pressed === 'mixed' && styles.partly,
      )}
      aria-pressed={pressed}
      onClick={onPress}
    >
      <span>{exactOnly ? texts.filters.exactOnly(entry(name)) : (special[name] ?? entry(name))}</span>{' '}
      <span className={styles.count}>{formats.count(deals)}</span>
    </button>
  );
}

const toggled = (entries: readonly string[], entry: string): string[] =>
  entries.includes(entry) ? entries.filter((each) => each !== entry) : [...entries, entry];

/** Those that are offered, and the chosen ones even where they leave no deal. */
const withChosen = (entries: readonly FacetEntry[], chosen: readonly string[]): FacetEntry[] => [
  ...entries,
  ...chosen.filter((name) => !entries.some((each) => each.name === name)).map((name) => ({ name, deals: 0 })),
];

/** Licences of whatever type: neither prices of companies nor rights to China. */
const licencesAmong = (types: readonly FacetEntry[]): FacetEntry => ({
  name: LICENCES,
  deals: types
    .filter(({ name }) => name !== 'Acquisition' && name !== 'Domestic-rights')
    .reduce((sum, { deals }) => sum + deals, 0),
});

type NamedFacetProps = FacetProps & { readonly name: Exclude<EntryFilter, 'licensor' | 'licensee'> };

function useFacet({ set, filters, settled, name, onFilters }: NamedFacetProps) {
  const counted = useMemo(() => facetEntriesOrNone(set, settled, name), [set, settled, name]);
  const chosen = listedIn(filters[name]);
  return {
    entries: withChosen(name === 'deal_type' ? [licencesAmong(counted), ...counted] : counted, chosen),
    isChosen: (entry: string) => chosen.includes(entry),
    press: (entry: string) => {
      // Licences of whatever type go with no other type.
      const beside = chosen.filter((each) => each === entry || (each === LICENCES) === (entry === LICENCES));
      onFilters({ [name]: listOf(toggled(beside, entry)) });
    },
  };
}

/** A vocabulary, in its own order. */
export function VocabularyFacet(
  props: FacetProps & { name: 'therapeutic_area' | 'stage' | 'deal_type' | 'territory_class' | 'status' },
) {
  const { texts } = useSurroundings();
  const styles = useStyles();
  const { entries, isChosen, press } = useFacet(props);
  return (
    <Facet label={texts.filters.labels[props.name]} fields={props.name}>
      <div className={styles.entries}>
        {entries.map((each) => (
          <Entry key={each.name} {...each} pressed={isChosen(each.name)} onPress={() => press(each.name)} />
        ))}
      </div>
    </Facet>
  );
}

/** So many countries are shown at first. */
const MOST_COUNTRIES = 7;

/** Countries, those with most deals first. */
export function CountryFacet(props: FacetProps & { name: 'licensor_country' | 'licensee_country' }) {
  const { texts, formats, field } = useSurroundings();
  const styles = useStyles();
  const { entries, isChosen, press } = useFacet(props);
  const [all, setAll] = useState(false);
  const ordered = [...entries].sort((a, b) => b.deals - a.deals);
  const shown = ordered.filter(({ name }, place) => all || place < MOST_COUNTRIES || isChosen(name));
  const hidden = ordered.length - shown.length;
  return (
    <Facet label={field(props.name)} fields={props.name}>
      <div className={styles.entries}>
        {shown.map((each) => (
          <Entry key={each.name} {...each} pressed={isChosen(each.name)} onPress={() => press(each.name)} />
        ))}
        {all || hidden > 0 ? (
          <button
            type="button"
            className={mergeClasses(styles.entry, styles.more)}
            aria-expanded={all}
            onClick={() => setAll(!all)}
          >
            {all ? texts.filters.fewer : texts.filters.others(formats.count(hidden))}
          </button>
        ) : null}
      </div>
    </Facet>
  );
}

/** Modality groups; under those that are chosen their exact modalities, to have some of them only. */
export function ModalityFacet({ set, filters, settled, onFilters }: FacetProps) {
  const { texts, entry } = useSurroundings();
  const styles = useStyles();
  const counted = useMemo(() => modalityFacets(set, settled), [set, settled]);
  const groups = listedIn(filters.modality_group);
  const exact = listedIn(filters.exact_modality);
  const membersOf = (group: string) =>
    (MODALITY_GROUPS as Readonly<Record<string, readonly string[]>>)[group] ?? [];
  const offered = counted.filter(({ name }) => name !== '');
  const gone = withChosen(offered, groups).slice(offered.length);
  const choose = (nextGroups: readonly string[], nextExact: readonly string[]) =>
    onFilters({ modality_group: listOf(nextGroups), exact_modality: listOf(nextExact) });
  const isPartly = (group: string) => membersOf(group).some((member) => exact.includes(member));
  const pressGroup = (group: string) => {
    const others = exact.filter((each) => !membersOf(group).includes(each));
    choose(isPartly(group) ? groups : toggled(groups, group), others);
  };
  const pressMember = (group: string, member: string) =>
    choose(
      groups.filter((each) => each !== group),
      groups.includes(group) ? [...exact, member] : toggled(exact, member),
    );
  return (
    <Facet label={texts.filters.modality} fields="modality modality_group exact_modality">
      <div className={styles.entries}>
        {[...offered, ...gone.map((each) => ({ ...each, exact: [] }))].map(({ name, deals }) => (
          <Entry
            key={name}
            name={name}
            deals={deals}
            pressed={groups.includes(name) || (isPartly(name) && 'mixed')}
            onPress={() => pressGroup(name)}
          />
        ))}
      </div>
      {offered
        .filter(({ name, exact: members }) => members.length > 0 && (groups.includes(name) || isPartly(name)))
        .map(({ name, exact: members }) => (
          <div
            key={name}
            className={mergeClasses(styles.entries, styles.members)}
            role="group"
            aria-label={entry(name)}
          >
            {withChosen(
              members,
              exact.filter((each) => membersOf(name).includes(each)),
            ).map((member) => (
              <Entry
                key={member.name}
                {...member}
                pressed={exact.includes(member.name)}
                exactOnly={member.name === name}
                onPress={() => pressMember(name, member.name)}
              />
            ))}
          </div>
        ))}
    </Facet>
  );
}
