import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { licenseeLossProbability } from '../../valuation/licensee-outcomes';
import { DEFAULT_PATHS, DEFAULT_SEED } from '../../valuation/simulation/simulation';
import { useActivity } from '../activity';
import { Choice } from '../Choice';
import { useCharting } from '../market/charting';
import { CHARTS_TEXTS } from '../market/charts-texts';
import { Progress } from '../Progress';
import { useSurroundings, useTexts } from '../surroundings';
import type { Appraisal } from './appraisal';
import { distributionChart } from './distribution-chart';
import { Simulated } from './Simulated';
import { useSimulation } from './use-simulation';
import { useValueStyles } from './value-styles';
import { VALUE_TEXTS } from './value-texts';

const PATHS = [10_000, DEFAULT_PATHS, 1_000_000] as const;

const useStyles = makeStyles({
  head: { display: 'flex', alignItems: 'center', columnGap: tokens.spacingHorizontalS },
  running: { margin: `${tokens.spacingVerticalS} 0`, fontSize: tokens.fontSizeBase200 },
});

/** What the licensor may receive: a simulation of a deal, in steps. */
export function Distribution({ appraisal }: { appraisal: Appraisal }) {
  const styles = useStyles();
  const shared = useValueStyles();
  const { texts, formats } = useSurroundings();
  const { pictures: t, schedule } = useTexts(VALUE_TEXTS);
  const charts = useTexts(CHARTS_TEXTS);
  const { running } = useActivity();
  const { insertCharted } = useCharting();
  const { assumptions, terms } = appraisal.deal;
  const { dealId } = terms;
  const [paths, setPaths] = useState<number>(DEFAULT_PATHS);
  const { state, cancel, again } = useSimulation(appraisal.deal, paths, DEFAULT_SEED);
  const choice = (
    <label className={styles.head}>
      <span className={shared.hint}>{t.paths}</span>
      <Choice value={String(paths)} onChoose={(chosen) => setPaths(Number(chosen))}>
        {PATHS.map((each) => (
          <option key={each} value={each}>
            {formats.count(each)}
          </option>
        ))}
      </Choice>
    </label>
  );
  if (state.state === 'ready')
    return (
      <Simulated result={state.result} loss={licenseeLossProbability(appraisal.deal)}>
        {choice}
        {dealId === undefined ? null : (
          <div className={shared.buttons}>
            <Button
              size="small"
              title={charts.insertHint}
              disabledFocusable={running !== undefined}
              onClick={() => {
                if (running) return;
                const words = { title: t.distribution, figures: schedule.unit };
                const { block, chart } = distributionChart(dealId, assumptions, state.result, words);
                void insertCharted(block, chart);
              }}
            >
              {charts.insert}
            </Button>
          </div>
        )}
      </Simulated>
    );
  return (
    <section className={shared.section}>
      <h3 className={shared.heading}>{t.distribution}</h3>
      {state.state === 'cancelled' ? (
        <>
          <p className={shared.hint}>{t.cancelled}</p>
          {choice}
          <div className={shared.buttons}>
            <Button size="small" onClick={again}>
              {t.again}
            </Button>
          </div>
        </>
      ) : (
        <div className={styles.running}>
          {t.simulating}
          {state.long ? (
            <>
              <Progress label={t.simulating} value={state.done} />
              <div className={shared.buttons}>
                <Button size="small" onClick={cancel}>
                  {texts.common.cancel}
                </Button>
              </div>
            </>
          ) : null}
        </div>
      )}
    </section>
  );
}
