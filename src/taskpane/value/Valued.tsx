import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useMemo, useState } from 'react';
import type { DealSet } from '../../deals/dataset';
import { readAssumptions } from '../../valuation/assumptions';
import { givenRows } from '../../valuation/scenario-rows';
import { useActivity } from '../activity';
import type { Remembered } from '../memory';
import { PlaceFrame } from '../PlaceFrame';
import { useTexts } from '../surroundings';
import { useValuation } from '../valuation';
import { appraisalOf } from './appraisal';
import { scenarioList } from './scenario-list';
import type { ValueSubject } from './subject';
import { useScenarios } from './use-scenarios';
import { ValuedHead } from './ValuedHead';
import { VALUE_TEXTS } from './value-texts';
import type { ValueView } from './value-views';
import { ViewChoice } from './ViewChoice';
import { ViewOf } from './ViewOf';

const useStyles = makeStyles({
  scroller: {
    flexGrow: 1,
    minHeight: 0,
    overflowY: 'auto',
    padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalL}`,
  },
  bar: { padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}` },
});

interface ValuedProps {
  readonly set: DealSet;
  readonly subject: ValueSubject;
  readonly view: ValueView;
  readonly onMemory: (change: Partial<Remembered>) => void;
  readonly onLook: () => void;
}

/** The valuation of one deal: its head, one of its views, and the way to a model sheet. */
export function Valued({ set, subject, view, onMemory, onLook }: ValuedProps) {
  const styles = useStyles();
  const t = useTexts(VALUE_TEXTS);
  const { running } = useActivity();
  const { build } = useValuation();
  const { dealId, terms } = subject;
  const stored = useScenarios(dealId);
  const { base: baseRows, own } = stored.scenarios;
  const [chosen, setChosen] = useState('base');
  /** The assumption that the schedule leads to. */
  const [asked, setAsked] = useState<string>();
  useEffect(() => onMemory({ valuedDeal: dealId }), [onMemory, dealId]);

  const base = useMemo(() => subject.base ?? readAssumptions(baseRows), [subject.base, baseRows]);
  const scenarios = useMemo(() => scenarioList(terms, base, own), [terms, base, own]);
  const scenario = scenarios.find(({ key }) => key === chosen) ?? scenarios[0];
  const appraisal = useMemo(
    () =>
      scenario?.assumptions ? appraisalOf(terms, scenario.assumptions) : { problem: scenario?.problem ?? '' },
    [terms, scenario],
  );

  const canBuild = dealId !== undefined && running === undefined;
  return (
    <PlaceFrame
      bar={
        <div className={styles.bar}>
          <Button
            appearance="primary"
            title={dealId === undefined ? t.buildDescribed : t.buildHint}
            disabledFocusable={!canBuild}
            onClick={() => {
              if (canBuild) build(dealId, givenRows(scenario?.assumptions ?? base));
            }}
          >
            {t.buildSheet}
          </Button>
        </div>
      }
    >
      <div className={styles.scroller} tabIndex={-1}>
        <ValuedHead
          subject={subject}
          stored={stored}
          scenarios={scenarios}
          chosen={scenario?.key ?? 'base'}
          onChosen={setChosen}
          appraisal={appraisal}
          onLook={onLook}
        />
        <ViewChoice
          view={view}
          onView={(next) => {
            setAsked(undefined);
            onMemory({ valueView: next });
          }}
        />
        <ViewOf
          view={view}
          set={set}
          subject={subject}
          stored={stored}
          base={base}
          scenarios={scenarios}
          appraisal={appraisal}
          asked={asked}
          onAsk={(name) => {
            setAsked(name);
            onMemory({ valueView: 'assumptions' });
          }}
          onView={(next) => onMemory({ valueView: next })}
          onShowDeals={(filters) => onMemory({ place: 'deals', filters, openDeal: undefined })}
        />
      </div>
    </PlaceFrame>
  );
}
