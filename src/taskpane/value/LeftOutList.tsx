import { makeStyles, tokens } from '@fluentui/react-components';
import type { LeftOut } from '../../valuation/left-out';
import { useTexts } from '../surroundings';
import { useFigures } from './figures';
import { useValueStyles } from './value-styles';
import { VALUE_TEXTS } from './value-texts';

const useStyles = makeStyles({
  list: {
    margin: 0,
    padding: `0 0 0 ${tokens.spacingHorizontalL}`,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: 'anywhere',
  },
});

/** What the value does not count: what is undisclosed or not given is said before any figure is read. */
export function LeftOutList({ leftOut }: { leftOut: readonly LeftOut[] }) {
  const styles = useStyles();
  const shared = useValueStyles();
  const t = useTexts(VALUE_TEXTS);
  const figures = useFigures();
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
                <span lang="en">
                  {said === '' ? '' : '; '}
                  {[event, basis].filter(Boolean).join(': ')}
                </span>
              ) : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
