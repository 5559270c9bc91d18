import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { readAssumptions } from '../../valuation/assumptions';
import { InputError } from '../../deals/input-error';
import { givenRows } from '../../valuation/scenario-rows';
import type { NamedValue } from '../../workbook/scenario-setting';
import { Choice } from '../Choice';
import { useSurroundings, useTexts } from '../surroundings';
import type { AppraisalOrProblem } from './appraisal';
import { PeakSales } from './PeakSales';
import type { Given } from './PeakSales';
import type { PaneScenario } from './scenario-list';
import { scenarioName } from './scenario-name';
import type { ValueSubject } from './subject';
import type { StoredScenarios } from './use-scenarios';
import { useValueStyles } from './value-styles';
import { VALUE_TEXTS } from './value-texts';
import { Worth } from './Worth';

const useStyles = makeStyles({
  head: {
    flexShrink: 0,
    paddingTop: tokens.spacingVerticalM,
  },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', columnGap: tokens.spacingHorizontalS },
  title: {
    flex: '1 1 120px',
    minWidth: 0,
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  look: { flexShrink: 0, whiteSpace: 'nowrap' },
  where: {
    margin: 0,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: 'anywhere',
  },
  givens: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(124px, 1fr))',
    alignItems: 'end',
    gap: tokens.spacingHorizontalS,
    marginTop: tokens.spacingVerticalS,
  },
  label: {
    display: 'block',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
});

interface ValuedHeadProps {
  readonly subject: ValueSubject;
  readonly stored: StoredScenarios;
  readonly scenarios: readonly PaneScenario[];
  readonly chosen: string;
  readonly onChosen: (key: string) => void;
  readonly appraisal: AppraisalOrProblem;
  readonly onLook: () => void;
}

/** What is valued, under which scenario, and what it is worth to whom. */
export function ValuedHead(props: ValuedHeadProps) {
  const { subject, stored, scenarios, chosen, appraisal } = props;
  const styles = useStyles();
  const shared = useValueStyles();
  const t = useTexts(VALUE_TEXTS);
  const { texts } = useSurroundings();
  const { base } = stored.scenarios;

  /** Peak sales are given to the workbook's base; empty takes them off. */
  const givePeakSales = async (typed: string): Promise<Given> => {
    const others = base.filter(([name]) => name !== 'peak_sales');
    try {
      const read = givenRows(
        readAssumptions([...others, ...(typed.trim() === '' ? [] : [['peak_sales', typed] as const])]),
      );
      const saved = await stored.save({ ...stored.scenarios, base: read as readonly NamedValue[] });
      return saved ? 'saved' : 'not saved';
    } catch (problem) {
      if (problem instanceof InputError) return { refused: texts.common.refusal(problem.message) };
      throw problem;
    }
  };

  return (
    <div className={styles.head}>
      <div className={styles.row}>
        <h2 className={styles.title}>{subject.title ?? t.ownTerms}</h2>
        <Button className={styles.look} size="small" title={t.lookHint} onClick={props.onLook}>
          {t.look}
        </Button>
      </div>
      <p className={styles.where}>
        {[subject.dealId, subject.cell && t.fromCell(subject.cell)].filter(Boolean).join(' · ')}
      </p>
      <div className={styles.givens}>
        <label>
          <span className={styles.label}>{t.scenarios.choose}</span>
          <Choice value={chosen} onChoose={props.onChosen}>
            {scenarios.map((scenario) => (
              <option key={scenario.key} value={scenario.key}>
                {scenarioName(scenario, t)}
              </option>
            ))}
          </Choice>
        </label>
        {subject.base ? null : (
          <PeakSales
            value={base.find(([name]) => name === 'peak_sales')?.[1]}
            // What the workbook remembers comes first: nothing typed before would be kept.
            disabled={!stored.editable}
            onGive={givePeakSales}
          />
        )}
      </div>
      {stored.problem === 'unread' ? (
        <div role="alert">
          <p className={shared.problem}>{t.scenarios.unread}</p>
          <Button size="small" onClick={stored.retry}>
            {texts.common.tryAgain}
          </Button>
        </div>
      ) : null}
      {'problem' in appraisal ? null : <Worth appraisal={appraisal} />}
    </div>
  );
}
