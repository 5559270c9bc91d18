import { Fragment } from 'react';
import type { DealSet } from '../../deals/dataset';
import type { Assumptions } from '../../valuation/assumptions';
import type { DealFilters } from '../deals/filters';
import { NothingHere } from '../NothingHere';
import { useTexts } from '../surroundings';
import type { AppraisalOrProblem } from './appraisal';
import { InForce } from './InForce';
import { LeftOutList } from './LeftOutList';
import { Pictures } from './Pictures';
import type { PaneScenario } from './scenario-list';
import { Schedule } from './Schedule';
import type { ValueSubject } from './subject';
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
  const { view, appraisal, asked, onAsk, onView } = props;
  if ('problem' in appraisal) return <NothingHere title={t.refused} hint={appraisal.problem} />;
  switch (view) {
    case 'schedule':
      return (
        <Fragment>
          <LeftOutList leftOut={appraisal.leftOut} />
          <Schedule appraisal={appraisal} onAsk={onAsk} />
        </Fragment>
      );
    case 'assumptions':
      return <InForce appraisal={appraisal} asked={asked} onBack={() => onView('schedule')} />;
    case 'pictures':
      return <Pictures appraisal={appraisal} />;
    default:
      return null;
  }
}
