import type { DealSet } from '../../deals/dataset';
import type { Assumptions } from '../../valuation/assumptions';
import type { DealFilters } from '../deals/filters';
import { NothingHere } from '../NothingHere';
import { useSurroundings, useTexts } from '../surroundings';
import type { AppraisalOrProblem } from './appraisal';
import { InForce } from './InForce';
import { LeftOutList } from './LeftOutList';
import { Pictures } from './Pictures';
import type { PaneScenario } from './scenario-list';
import { Scenarios } from './Scenarios';
import { Schedule } from './Schedule';
import type { ValueSubject } from './subject';
import { TermsCompared } from './TermsCompared';
import type { StoredScenarios } from './use-scenarios';
import { VALUE_TEXTS } from './value-texts';
import type { ValueView } from './value-views';

export interface ViewProps {
  readonly view: ValueView;
  readonly set: DealSet;
  readonly subject: ValueSubject;
  readonly stored: StoredScenarios;
  readonly base: Assumptions;
  readonly scenarios: readonly PaneScenario[];
  readonly appraisal: AppraisalOrProblem;
  readonly asked: string | undefined;
  readonly onAsk: (name: string) => void;
  readonly onView: (view: ValueView) => void;
  readonly onShowDeals: (filters: DealFilters) => void;
}

/** One view of a valuation. */
export function ViewOf(props: ViewProps) {
  const t = useTexts(VALUE_TEXTS);
  const { texts } = useSurroundings();
  const { view, subject, appraisal, onAsk } = props;
  // Where there is no value the base can still be changed, and the terms be compared.
  if (view === 'scenarios') {
    const { stored, base, scenarios } = props;
    return <Scenarios subject={subject} stored={stored} base={base} scenarios={scenarios} />;
  }
  if (view === 'terms')
    return <TermsCompared set={props.set} subject={subject} onShowDeals={props.onShowDeals} />;
  if ('problem' in appraisal)
    return <NothingHere title={t.refused} hint={texts.common.refusal(appraisal.problem)} />;
  if (view === 'assumptions')
    return <InForce appraisal={appraisal} asked={props.asked} onBack={() => props.onView('schedule')} />;
  if (view === 'pictures') return <Pictures appraisal={appraisal} />;
  return (
    <>
      <LeftOutList leftOut={appraisal.leftOut} />
      <Schedule appraisal={appraisal} onAsk={onAsk} />
    </>
  );
}
