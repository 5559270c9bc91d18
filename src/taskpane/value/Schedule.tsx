import { makeStyles, tokens } from '@fluentui/react-components';
import type { ExplainedEvent } from '../../valuation/explained';
import { useTexts } from '../surroundings';
import { TextButton } from '../TextLink';
import type { Appraisal } from './appraisal';
import { useBasisWords } from './basis-words';
import { useEventWords } from './event-words';
import { useFigures } from './figures';
import { useValueStyles } from './value-styles';
import { VALUE_TEXTS } from './value-texts';

const useStyles = makeStyles({
  row: { verticalAlign: 'top' },
  event: { overflowWrap: 'anywhere', '::first-letter': { textTransform: 'uppercase' } },
  steps: { color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
  basis: { color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
  why: { cursor: 'pointer', color: tokens.colorNeutralForeground3 },
  links: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalS,
    color: tokens.colorNeutralForeground3,
  },
  value: { fontWeight: tokens.fontWeightSemibold },
  idle: { color: tokens.colorNeutralForeground3 },
});

interface ScheduleProps {
  readonly appraisal: Appraisal;
  readonly onAsk: (assumption: string) => void;
}

/** Every event of both sides: amount × probability × discount factor, its basis, and the assumptions that decide it. */
export function Schedule({ appraisal, onAsk }: ScheduleProps) {
  const t = useTexts(VALUE_TEXTS);
  const { events, licenseeEvents, valuation, split } = appraisal;
  return (
    <>
      <Events title={t.schedule.licensor} events={events} sum={valuation.rnpvUsdM} onAsk={onAsk} />
      {split ? (
        <Events title={t.schedule.licensee} events={licenseeEvents} sum={split.licenseeUsdM} onAsk={onAsk} />
      ) : null}
    </>
  );
}

interface EventsProps {
  readonly title: string;
  readonly events: readonly ExplainedEvent[];
  readonly sum: number;
  readonly onAsk: (assumption: string) => void;
}

function Events({ title, events, sum, onAsk }: EventsProps) {
  const shared = useValueStyles();
  const t = useTexts(VALUE_TEXTS).schedule;
  const figures = useFigures();
  return (
    <section className={shared.section}>
      <h3 className={shared.heading}>{title}</h3>
      <table className={shared.table} aria-label={title}>
        <thead>
          <tr>
            <th scope="col">{t.event}</th>
            <th scope="col">{t.unit}</th>
          </tr>
        </thead>
        <tbody>
          {/* What only notes something stands among what is left out. */}
          {events
            .filter(({ part }) => part !== 'note' && part !== 'headline rest')
            .map((event, index, shown) => (
              <EventRow
                key={`${event.event} ${String(event.timeYears)}`}
                event={event}
                named={shown.slice(0, index).flatMap(({ assumptions }) => assumptions)}
                onAsk={onAsk}
              />
            ))}
          <tr className={shared.strong}>
            <th scope="row">{t.sum}</th>
            <td>{figures.usdM(sum)}</td>
          </tr>
        </tbody>
      </table>
    </section>
  );
}

/** A basis up to this many characters stands where it is; a longer one would bury the schedule. */
const SHORT_BASIS = 60;

interface EventRowProps {
  readonly event: ExplainedEvent;
  /** Assumptions that an event above has named: they stand folded here, so that the schedule can be read at a glance. */
  readonly named: readonly string[];
  readonly onAsk: (assumption: string) => void;
}

function EventRow({ event, named, onAsk }: EventRowProps) {
  const styles = useStyles();
  const t = useTexts(VALUE_TEXTS).schedule;
  const figures = useFigures();
  const words = useEventWords();
  const { lang, ...say } = useBasisWords();
  const { timeYears, amountUsdM, probability, discountFactor, valueUsdM, basis, assumptions } = event;
  const isShort = basis.length <= SHORT_BASIS;
  const reading = (
    <div className={styles.basis} lang={lang}>
      {say.basis(basis)}
    </div>
  );
  const links = (names: readonly string[], lead: string) =>
    names.length === 0 ? null : (
      <div className={styles.links}>
        {lead}
        {names.map((name) => (
          <TextButton key={name} title={t.open(name)} onClick={() => onAsk(name)}>
            {say.label(name) || name}
          </TextButton>
        ))}
      </div>
    );
  const first = assumptions.filter((name) => !named.includes(name));
  const others = assumptions.filter((name) => named.includes(name));
  return (
    <tr className={styles.row}>
      <th scope="row" className={styles.event}>
        {words(event.event)}
        <div className={styles.steps}>
          <span title={t.amount}>{figures.usdM(amountUsdM)}</span> ×{' '}
          <span title={t.probability}>{figures.share(probability)}</span> ×{' '}
          <span title={t.factor}>{figures.factor(discountFactor)}</span>, {t.at(figures.years(timeYears))}
        </div>
        {isShort ? reading : null}
        {isShort && others.length === 0 ? null : (
          <details>
            <summary className={styles.why}>{t.why}</summary>
            {isShort ? null : reading}
            {links(others, t.rests)}
          </details>
        )}
        {links(first, others.length === 0 ? t.rests : t.restsAlso)}
      </th>
      <td className={valueUsdM === 0 ? styles.idle : styles.value} title={t.value}>
        {figures.usdM(valueUsdM)}
      </td>
    </tr>
  );
}
