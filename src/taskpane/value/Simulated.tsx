import type { ReactNode } from 'react';
import type { SimulationResult } from '../../valuation/simulation/simulation';
import { useSurroundings, useTexts } from '../surroundings';
import { Figure } from './Figure';
import { useFigures } from './figures';
import { Histogram, HISTOGRAM_HEIGHT } from './Histogram';
import { useValueStyles } from './value-styles';
import { VALUE_TEXTS } from './value-texts';

const PERCENTILES = [5, 50, 95] as const;

interface SimulatedProps {
  readonly result: SimulationResult;
  /** Probability that the licensee loses money; undefined where that means nothing. */
  readonly loss: number | undefined;
  /** The choice of paths. */
  readonly children: ReactNode;
}

/** What a simulation found: the picture, and the figures that are quoted. */
export function Simulated({ result, loss, children }: SimulatedProps) {
  const shared = useValueStyles();
  const { formats } = useSurroundings();
  const { pictures: t, schedule } = useTexts(VALUE_TEXTS);
  const figures = useFigures();
  const { histogram, percentiles, meanUsdM, standardErrorUsdM } = result;
  const named = PERCENTILES.map((wanted) => ({
    name: t.percentile(String(wanted)),
    value: percentiles.find(({ percentile }) => percentile === wanted)?.valueUsdM ?? meanUsdM,
  }));
  const markers = [...named, { name: t.mean, value: meanUsdM }].sort((a, b) => a.value - b.value);
  const chances = [
    { name: t.approval, chance: result.probabilityOfApproval },
    { name: t.noMilestone, chance: result.probabilityOfNoMilestone },
    { name: t.headline, chance: result.probabilityOfHeadline },
    ...(loss === undefined ? [] : [{ name: t.loss, chance: loss, title: t.lossHint }]),
  ];
  return (
    <Figure
      title={t.distribution}
      hint={t.distributionHint(formats.count(result.paths), String(result.seed))}
      height={HISTOGRAM_HEIGHT}
      drawing={(width) => <Histogram width={width} result={result} markers={markers} />}
      headings={[`${t.from} – ${t.through}`, t.share]}
      rows={histogram
        .filter(({ paths }) => paths > 0)
        .map(({ fromUsdM, toUsdM, paths }) => [
          `${figures.usdM(fromUsdM)} – ${figures.usdM(toUsdM)}`,
          figures.share(paths / result.paths),
        ])}
    >
      <table className={shared.table} aria-label={t.distribution}>
        <thead>
          <tr>
            <th scope="col">{t.figure}</th>
            <th scope="col">{schedule.unit}</th>
          </tr>
        </thead>
        <tbody>
          <tr className={shared.strong}>
            <th scope="row">
              {t.mean} (± {figures.usdM(standardErrorUsdM)} {t.error})
            </th>
            <td>{figures.usdM(meanUsdM)}</td>
          </tr>
          {named.map(({ name, value }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{figures.usdM(value)}</td>
            </tr>
          ))}
          {chances.map(({ name, chance, ...more }) => (
            <tr key={name}>
              <th scope="row" {...more}>
                {name}
              </th>
              <td>{figures.share(chance)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {children}
    </Figure>
  );
}
