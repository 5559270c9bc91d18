import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { PLACES } from './memory';
import type { Place } from './memory';
import { useSurroundings } from './surroundings';

const useStyles = makeStyles({
  nav: {
    display: 'flex',
    // A long language takes a second row, and so does a pane zoomed to 200 %.
    flexWrap: 'wrap',
    flexShrink: 0,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  place: {
    flex: '1 1 auto',
    whiteSpace: 'nowrap',
    minHeight: '36px',
    padding: '0 2px',
    border: 'none',
    borderTop: '2px solid transparent',
    marginTop: '-1px',
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground2,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground2Hover, color: tokens.colorNeutralForeground1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-3px' },
    '@media (max-width: 250px)': { minHeight: '28px', fontSize: tokens.fontSizeBase200 },
    // High contrast shows borders that are transparent elsewhere.
    '@media (forced-colors: active)': { borderTopColor: 'Canvas' },
  },
  current: {
    borderTopColor: tokens.colorBrandStroke1,
    color: tokens.colorNeutralForeground1,
    // Bolder without being wider: nothing moves when a person goes from one to the next.
    WebkitTextStrokeWidth: '0.5px',
    // In a second row the line alone would seem to belong to the place above it.
    '@media (max-width: 250px)': { backgroundColor: tokens.colorNeutralBackground1Selected },
    '@media (forced-colors: active)': {
      forcedColorAdjust: 'none',
      borderTopColor: 'Highlight',
      backgroundColor: 'Highlight',
      color: 'HighlightText',
    },
  },
});

/** The places of the pane. They are places, not tabs of one thing: a navigation landmark. */
export function Places({ place, onGo }: { place: Place; onGo: (place: Place) => void }) {
  const styles = useStyles();
  const { texts } = useSurroundings();
  return (
    <nav className={styles.nav} aria-label={texts.places.label}>
      {PLACES.map((each) => (
        <button
          key={each}
          type="button"
          className={mergeClasses(styles.place, each === place && styles.current)}
          aria-current={each === place ? 'page' : undefined}
          onClick={() => onGo(each)}
        >
          {texts.places[each]}
        </button>
      ))}
    </nav>
  );
}
