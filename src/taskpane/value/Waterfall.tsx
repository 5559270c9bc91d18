import { waterfallOf } from '../../valuation/waterfall';
import { useTexts } from '../surroundings';
import type { Appraisal } from './appraisal';
import { waterfallSpans } from './drawing';
import { Figure } from './Figure';
import { useFigures } from './figures';
import { SPAN_ROW, SpanChart } from './SpanChart';
import { VALUE_TEXTS } from './value-texts';

/** From the headline to what it is worth: headline, plus what is outside it, less unlikely, less later, equals rNPV. */
export function Waterfall({ appraisal }: { appraisal: Appraisal }) {
  const t = useTexts(VALUE_TEXTS);
  const figures = useFigures();
  const { valuation } = appraisal;
  const all = waterfallOf(valuation);
  const steps = all.filter(({ step, amountUsdM }) => step === 'headline' || Math.abs(amountUsdM) > 1e-9);
  const spans = waterfallSpans(steps.map(({ amountUsdM }) => amountUsdM));
  const rows = [
    ...steps.map(({ step, amountUsdM }) => ({
      key: step,
      label: t.pictures.steps[step],
      amount: amountUsdM,
    })),
    { key: 'rnpv', label: t.schedule.sum, amount: valuation.rnpvUsdM },
  ].map((row, index) => {
    const whole = row.key === 'headline' || row.key === 'rnpv';
    return {
      ...row,
      figure: whole ? figures.usdM(row.amount) : figures.signedUsdM(row.amount),
      strong: row.key === 'rnpv',
      bars: [
        {
          ...(spans[index] ?? { from: 0, to: 0 }),
          tone:
            row.key === 'rnpv' ? ('whole' as const) : row.amount < 0 ? ('loss' as const) : ('gain' as const),
        },
      ],
    };
  });
  return (
    <Figure
      title={t.pictures.waterfall}
      height={rows.length * SPAN_ROW}
      drawing={(width) => <SpanChart width={width} rows={rows} reference={0} joined />}
      headings={[t.pictures.step, t.schedule.unit]}
      rows={rows.map(({ label, figure }) => [label, figure])}
    />
  );
}
