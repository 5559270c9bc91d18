import { useMemo } from 'react';
import { bundledTables } from '../../source/bundled-tables';
import { sensitivityOf } from '../../valuation/sensitivity';
import { SCENARIO_SHOCK } from '../../valuation/scenarios';
import { useSurroundings, useTexts } from '../surroundings';
import type { Appraisal } from './appraisal';
import { Figure } from './Figure';
import { Legend } from './Legend';
import { useBasisWords } from './basis-words';
import { useFigures } from './figures';
import { SPAN_ROW, SpanChart } from './SpanChart';
import { useValueStyles } from './value-styles';
import { VALUE_TEXTS } from './value-texts';

/** Bars drawn; the table has all drivers. */
const MOST_BARS = 8;

/** What moves the value most: each driver down and up, everything else as it was. */
export function Tornado({ appraisal }: { appraisal: Appraisal }) {
  const shared = useValueStyles();
  const { formats } = useSurroundings();
  const t = useTexts(VALUE_TEXTS).pictures;
  const figures = useFigures();
  const say = useBasisWords();
  const { deal } = appraisal;
  const { rnpvUsdM, rows } = useMemo(
    () => sensitivityOf(deal.terms, deal.assumptions, bundledTables(), SCENARIO_SHOCK),
    [deal],
  );
  if (rows.length === 0) return null;
  const drawn = rows.slice(0, MOST_BARS);
  return (
    <Figure
      title={t.tornado}
      hint={t.tornadoHint(`±${formats.progress(SCENARIO_SHOCK)}`)}
      height={drawn.length * SPAN_ROW}
      drawing={(width) => (
        <SpanChart
          width={width}
          reference={rnpvUsdM}
          rows={drawn.map(({ driver, rnpvAtLowUsdM, rnpvAtHighUsdM }) => ({
            key: driver,
            label: say.label(driver) || driver,
            figure: `${figures.usdM(rnpvAtLowUsdM)} – ${figures.usdM(rnpvAtHighUsdM)}`,
            bars: [
              { from: rnpvAtLowUsdM, to: rnpvUsdM, tone: 'loss' },
              { from: rnpvUsdM, to: rnpvAtHighUsdM, tone: 'gain' },
            ],
          }))}
        />
      )}
      headings={[t.driver, t.low, t.high]}
      rows={rows.map(({ driver, unit, low, high, rnpvAtLowUsdM, rnpvAtHighUsdM }) => [
        `${[say.label(driver), driver].filter(Boolean).join(' ')}: ${figures.assumed(low, unit)} – ${figures.assumed(high, unit)}`,
        figures.usdM(rnpvAtLowUsdM),
        figures.usdM(rnpvAtHighUsdM),
      ])}
    >
      <Legend
        signs={[
          { tone: 'loss', name: t.driverLow },
          { tone: 'gain', name: t.driverHigh },
        ]}
      />
      {rows.length > MOST_BARS ? (
        <p className={shared.hint}>{t.more(formats.count(rows.length - MOST_BARS))}</p>
      ) : null}
    </Figure>
  );
}
