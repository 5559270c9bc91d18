import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useTexts } from '../surroundings';
import { VALUE_TEXTS } from './value-texts';
import { VALUE_VIEWS } from './value-views';
import type { ValueView } from './value-views';

const useStyles = makeStyles({
  views: {
    position: 'sticky',
    top: 0,
    zIndex: 1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    margin: `${tokens.spacingVerticalXS} -12px 0`,
    padding: '0 10px',
  },
  view: {
    padding: '4px 2px',
    border: 'none',
    borderBottom: '2px solid transparent',
    // Forced colours would show what is transparent: only the current view is underlined.
    '@media (forced-colors: active)': { borderBottomColor: 'Canvas' },
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground2,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    cursor: 'pointer',
    ':hover': { color: tokens.colorNeutralForeground1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  current: {
    borderBottomColor: tokens.colorBrandStroke1,
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    '@media (forced-colors: active)': { borderBottomColor: 'Highlight' },
  },
});

/** The choice of what to see of a valuation; it stays in sight while that scrolls. */
export function ViewChoice({ view, onView }: { view: ValueView; onView: (view: ValueView) => void }) {
  const styles = useStyles();
  const t = useTexts(VALUE_TEXTS);
  return (
    <div className={styles.views} role="group" aria-label={t.show}>
      {VALUE_VIEWS.map((each) => (
        <button
          key={each}
          type="button"
          className={mergeClasses(styles.view, each === view && styles.current)}
          aria-pressed={each === view}
          onClick={() => onView(each)}
        >
          {t.views[each]}
        </button>
      ))}
    </div>
  );
}
