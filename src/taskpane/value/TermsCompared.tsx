import { Button, makeStyles } from '@fluentui/react-components';
import { TableAdd20Regular } from '@fluentui/react-icons/svg/table-add';
import { useMemo } from 'react';
import type { DealSet } from '../../deals/dataset';
import { FEWEST_COMPARABLES, termPercentiles } from '../../deals/term-percentiles';
import type { TermPercentile } from '../../deals/term-percentiles';
import { NO_FILTERS } from '../deals/filters';
import type { DealFilters } from '../deals/filters';
import { DISCLOSING } from '../market/benchmarks';
import { useSurroundings, useTexts } from '../surroundings';
import { TextButton } from '../TextLink';
import { comparedDeal } from './compared-deal';
import { useFigures } from './figures';
import type { ValueSubject } from './subject';
import { termsBlock } from './terms-block';
import { useBlockInsertion } from './use-block-insertion';
import { useValueStyles } from './value-styles';
import { VALUE_TEXTS } from './value-texts';

const useStyles = makeStyles({ scope: { display: 'block' } });

interface TermsComparedProps {
  readonly set: DealSet;
  readonly subject: ValueSubject;
  readonly onShowDeals: (filters: DealFilters) => void;
}

/** Where the deal's terms lie among comparable deals, with the deals behind each figure one click away. */
export function TermsCompared({ set, subject, onShowDeals }: TermsComparedProps) {
  const styles = useStyles();
  const shared = useValueStyles();
  const { texts, formats, entry } = useSurroundings();
  const { terms: t } = useTexts(VALUE_TEXTS);
  const figures = useFigures();
  const { insert, busy } = useBlockInsertion(t);
  const deal = useMemo(() => comparedDeal(subject), [subject]);
  const rows = useMemo(() => termPercentiles(set, deal), [set, deal]);
  const { dash, undisclosed } = texts.common;

  const figure = ({ term, value }: TermPercentile) => {
    if (value === undefined) return undisclosed;
    if (term === 'upfront_share') return figures.share(value);
    return term.startsWith('royalty') ? figures.share(value / 100) : figures.usdM(value);
  };
  const scopeName = ({ scope }: TermPercentile) =>
    t.scopes[scope](entry(deal.stage ?? ''), entry(deal.modalityGroup ?? ''));
  /** The deals of the scope that disclose the term; royalties have no words in the search box. */
  const filtersOf = ({ term, scope }: TermPercentile): DealFilters | undefined => {
    if (term === 'royalty_low_pct' || term === 'royalty_high_pct') return undefined;
    return {
      ...NO_FILTERS,
      search: DISCLOSING[term],
      stage: scope === 'both' || scope === 'stage' ? (deal.stage ?? '') : '',
      modality_group: scope === 'both' || scope === 'modality' ? (deal.modalityGroup ?? '') : '',
    };
  };

  const { dealId } = subject;
  return (
    <section className={shared.section}>
      <h3 className={shared.heading}>{t.heading}</h3>
      <p className={shared.hint}>{t.hint}</p>
      <table className={shared.table} aria-label={t.heading}>
        <thead>
          <tr>
            <th scope="col">{t.term}</th>
            <th scope="col">{t.here}</th>
            <th scope="col">{t.percentile}</th>
            <th scope="col">{t.n}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const filters = filtersOf(row);
            const count = formats.count(row.others);
            return (
              <tr key={row.term}>
                <th scope="row">
                  {t.measures[row.term]}
                  <span className={styles.scope}>
                    {filters && row.others > 0 ? (
                      <TextButton title={t.deals(count)} onClick={() => onShowDeals(filters)}>
                        {scopeName(row)}
                      </TextButton>
                    ) : (
                      scopeName(row)
                    )}
                  </span>
                </th>
                <td>{figure(row)}</td>
                <td>{row.percentile === undefined ? dash : formats.progress(row.percentile)}</td>
                <td>{count}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className={shared.hint}>{t.widened(formats.count(FEWEST_COMPARABLES))}</p>
      <div className={shared.buttons}>
        <Button
          size="small"
          icon={<TableAdd20Regular />}
          title={dealId === undefined ? t.described : undefined}
          disabledFocusable={busy || dealId === undefined}
          onClick={() => {
            if (busy || dealId === undefined) return;
            const words = {
              headings: [t.term, t.here, t.percentile, t.n, t.scope],
              term: (row: TermPercentile) => t.measures[row.term],
              scope: scopeName,
              notes: [t.hint, t.widened(formats.count(FEWEST_COMPARABLES))],
            };
            void insert(termsBlock(dealId, rows, words), 'selection');
          }}
        >
          {t.insert}
        </Button>
      </div>
    </section>
  );
}
