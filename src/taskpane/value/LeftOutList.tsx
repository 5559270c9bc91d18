import type { LeftOut } from '../../valuation/left-out';
import { useQuietList } from '../quiet-list';
import { useTexts } from '../surroundings';
import { useBasisWords } from './basis-words';
import { useFigures } from './figures';
import { knownNote } from './left-out-words';
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
        {leftOut.map((each) => {
          const { what, amountUsdM, event, basis } = each;
          const known = what === 'note' ? knownNote(each) : undefined;
          const note = known && t.leftOut.notes[known.name](say.basis(known.found));
          const said = what === 'note' ? (note ?? '') : t.leftOut.what[what];
          const isBased = note === undefined && ['note', 'ended', 'upfront estimated'].includes(what);
          return (
            <li key={`${what} ${event ?? ''}`}>
              {said === '' ? null : said}
              {amountUsdM === undefined ? null : ` (US$ ${figures.usdM(amountUsdM)} m)`}
              {isBased ? (
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
