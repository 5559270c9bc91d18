import type { LeftOut } from '../../valuation/left-out';
import { useQuietList } from '../quiet-list';
import { useTexts } from '../surroundings';
import { useBasisWords } from './basis-words';
import { useFigures } from './figures';
import { useValueStyles } from './value-styles';
import { VALUE_TEXTS } from './value-texts';

/** What the value does not count: what is undisclosed or not given is said before any figure is read. */
export function LeftOutList({ leftOut }: { leftOut: readonly LeftOut[] }) {
  const styles = useQuietList();
  const shared = useValueStyles();
  const t = useTexts(VALUE_TEXTS);
  const figures = useFigures();
  const { lang, ...say } = useBasisWords();
  if (leftOut.length === 0) return null;
  return (
    <section className={shared.section}>
      <h3 className={shared.heading}>{t.leftOut.heading}</h3>
      <ul className={styles.list}>
        {leftOut.map(({ what, amountUsdM, event, basis }) => {
          const said = what === 'note' ? '' : t.leftOut.what[what]; // a note speaks for itself
          return (
            <li key={`${what} ${event ?? ''}`}>
              {said === '' ? null : said}
              {amountUsdM === undefined ? null : ` (US$ ${figures.usdM(amountUsdM)} m)`}
              {what === 'note' || what === 'ended' || what === 'upfront estimated' ? (
                <span lang={lang}>
                  {said === '' ? '' : t.leftOut.between}
                  {[event, basis].flatMap((words) => (words ? say.basis(words) : [])).join(t.leftOut.colon)}
                </span>
              ) : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
