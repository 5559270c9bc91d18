import { cashByYear } from '../../valuation/cash-by-year';
import { useTexts } from '../surroundings';
import type { Appraisal } from './appraisal';
import { scale } from './drawing';
import { Figure } from './Figure';
import { Legend } from './Legend';
import { useFigures } from './figures';
import { usePictureStyles } from './picture-styles';
import { VALUE_TEXTS } from './value-texts';

const HEIGHT = 130;
/** Room for the years below the bars, and for the scale above them. */
const FOOT = 14;
const HEAD = 14;

/** What both sides expect to receive and to pay, year by year. */
export function CashByYear({ appraisal }: { appraisal: Appraisal }) {
  const colours = usePictureStyles();
  const t = useTexts(VALUE_TEXTS);
  const figures = useFigures();
  const licensor = cashByYear(appraisal.events);
  const licensee = cashByYear(appraisal.licenseeEvents);
  const count = Math.max(licensor.length, licensee.length);
  if (count === 0) return null;
  const both = licensee.length > 0;
  const years = Array.from({ length: count }, (_, year) => ({
    year,
    licensor: licensor[year]?.expectedUsdM ?? 0,
    licensee: licensee[year]?.expectedUsdM ?? 0,
  }));
  const ends = [0, ...years.flatMap((each) => (both ? [each.licensor, each.licensee] : [each.licensor]))];
  const inner = HEIGHT - HEAD - FOOT;
  const up = scale(ends, inner);
  const y = (value: number) => HEAD + inner - up(value);
  const every = Math.ceil(count / 8);
  const [most, least] = [Math.max(...ends), Math.min(...ends)];
  return (
    <Figure
      title={t.pictures.cash}
      hint={t.pictures.cashHint}
      height={HEIGHT}
      drawing={(width) => {
        const slot = width / count;
        const bar = (value: number, x: number, tone: 'gain' | 'other') => (
          <rect
            className={colours[tone]}
            x={x}
            y={Math.min(y(0), y(value))}
            width={Math.max(1, slot * (both ? 0.38 : 0.7))}
            height={Math.abs(y(value) - y(0))}
          />
        );
        return (
          <>
            {years.map((each) => (
              <g key={each.year}>
                {bar(each.licensor, (each.year + 0.1) * slot, 'gain')}
                {both ? bar(each.licensee, (each.year + 0.52) * slot, 'other') : null}
                {each.year % every === 0 ? (
                  <text
                    className={colours.faint}
                    x={(each.year + 0.5) * slot}
                    y={HEIGHT - 2}
                    textAnchor="middle"
                  >
                    {each.year}
                  </text>
                ) : null}
              </g>
            ))}
            <line className={colours.axis} x1={0} x2={width} y1={y(0)} y2={y(0)} />
            <text className={colours.faint} x={width} y={y(most) + 4} textAnchor="end">
              {figures.usdM(most)}
            </text>
            {least < 0 ? (
              <text className={colours.faint} x={width} y={y(least) - 2} textAnchor="end">
                {figures.usdM(least)}
              </text>
            ) : null}
          </>
        );
      }}
      headings={[t.pictures.year, t.licensor, ...(both ? [t.licensee] : [])]}
      rows={years.map((each) => [
        String(each.year),
        figures.usdM(each.licensor),
        ...(both ? [figures.usdM(each.licensee)] : []),
      ])}
    >
      {both ? (
        <Legend
          signs={[
            { tone: 'gain', name: t.licensor },
            { tone: 'other', name: t.licensee },
          ]}
        />
      ) : null}
    </Figure>
  );
}
