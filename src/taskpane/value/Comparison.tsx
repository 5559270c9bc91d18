import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Fragment, useMemo } from 'react';
import type { DealTerms } from '../../valuation/terms';
import { useSurroundings, useTexts } from '../surroundings';
import { appraisalOf } from './appraisal';
import type { Appraisal } from './appraisal';
import { useBasisWords } from './basis-words';
import { useFigures } from './figures';
import type { PaneScenario } from './scenario-list';
import { scenarioName } from './scenario-name';
import { useValueStyles } from './value-styles';
import { VALUE_TEXTS } from './value-texts';

const useStyles = makeStyles({
  // Many scenarios scroll by themselves: the pane never does so sideways.
  frame: {
    overflowX: 'auto',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  table: { '& th:first-child': { width: 'auto', minWidth: '84px', overflowWrap: 'anywhere' } },
});

/** A name that breaks where its words join before it breaks anywhere else. */
function Breakable({ name }: { name: string }) {
  return name.split('_').map((word, index) => (
    <Fragment key={index}>
      {index > 0 ? '_' : ''}
      <wbr />
      {word}
    </Fragment>
  ));
}

interface ComparisonProps {
  readonly scenarios: readonly PaneScenario[];
  readonly terms: DealTerms;
}

/** Scenarios as columns: what the deal is worth in each, and what any of them changes. */
export function Comparison({ scenarios, terms }: ComparisonProps) {
  const styles = useStyles();
  const shared = useValueStyles();
  const { texts } = useSurroundings();
  const t = useTexts(VALUE_TEXTS);
  const figures = useFigures();
  const say = useBasisWords();
  const valued = useMemo(
    () =>
      scenarios.map((scenario) => {
        const found = scenario.assumptions ? appraisalOf(terms, scenario.assumptions) : undefined;
        return { scenario, appraisal: found && !('problem' in found) ? found : undefined };
      }),
    [scenarios, terms],
  );
  const { dash } = texts.common;
  const figureOf = (read: (appraisal: Appraisal) => number | undefined, write: (value: number) => string) =>
    valued.map(({ appraisal }) => {
      const value = appraisal && read(appraisal);
      return value === undefined ? dash : write(value);
    });
  const changed = [...new Set(scenarios.flatMap(({ changes }) => changes.map(({ name }) => name)))];
  const rows: readonly { name: string; cells: readonly string[]; strong?: boolean; typed?: string }[] = [
    { name: t.licensor, cells: figureOf(({ valuation }) => valuation.rnpvUsdM, figures.usdM), strong: true },
    { name: t.licensee, cells: figureOf(({ split }) => split?.licenseeUsdM, figures.usdM) },
    { name: t.total, cells: figureOf(({ split }) => split?.totalUsdM, figures.usdM) },
    { name: t.scenarios.licensorShare, cells: figureOf(({ split }) => split?.licensorShare, figures.share) },
    {
      name: t.scenarios.approval,
      cells: figureOf(({ valuation }) => valuation.pathway.likelihoodOfApproval, figures.share),
    },
    {
      name: t.scenarios.years,
      cells: figureOf(({ valuation }) => valuation.pathway.approvalYears, figures.years),
    },
    ...changed
      // A study's name is no figure: it stands among what each scenario changes.
      .filter((name) => name !== 'pos_source')
      .map((name) => ({
        name: say.label(name) || name,
        typed: name,
        cells: valued.map(({ appraisal }) => {
          const row = appraisal?.inForce.find((each) => each.name === name);
          return row === undefined || row.value === '' ? dash : figures.assumed(row.value, row.unit);
        }),
      })),
  ];
  return (
    <section className={shared.section}>
      <h3 className={shared.heading}>{t.scenarios.comparison}</h3>
      <div className={styles.frame} role="region" aria-label={t.scenarios.comparison} tabIndex={0}>
        <table className={mergeClasses(shared.table, styles.table)} aria-label={t.scenarios.comparison}>
          <thead>
            <tr>
              <th scope="col">{t.rnpv}</th>
              {scenarios.map((scenario) => (
                <th key={scenario.key} scope="col">
                  {scenarioName(scenario, t)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, cells, strong, typed }) => (
              <tr key={name} className={strong ? shared.strong : undefined}>
                <th scope="row" title={typed}>
                  <Breakable name={name} />
                </th>
                {cells.map((cell, index) => (
                  <td key={scenarios[index]?.key}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {scenarios.map(({ key, problem, ...scenario }) =>
        problem === undefined ? null : (
          <p key={key} className={shared.problem}>
            {scenarioName({ key, problem, ...scenario }, t)}: {texts.common.refusal(problem)}
          </p>
        ),
      )}
    </section>
  );
}
