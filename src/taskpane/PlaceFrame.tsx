import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { ActivityStrip } from './ActivityStrip';

const useStyles = makeStyles({
  frame: {
    display: 'flex',
    flexDirection: 'column',
    minHeight: 0,
    flexGrow: 1,
    // A short pane (200 % zoom) scrolls as a whole, so that the list keeps room to be read.
    '@media (max-height: 480px)': { flexShrink: 0 },
  },
  body: {
    position: 'relative',
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    minHeight: '176px',
    '@media (max-height: 480px)': { minHeight: '360px' },
  },
  bar: {
    position: 'sticky',
    bottom: 0,
    zIndex: 1,
    flexShrink: 0,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
});

/** A place: what scrolls, what is going on, and the main action, which never scrolls away. */
export function PlaceFrame({ children, bar }: { children: ReactNode; bar: ReactNode }) {
  const styles = useStyles();
  return (
    <div className={styles.frame}>
      <div className={styles.body}>{children}</div>
      <ActivityStrip />
      {bar === undefined ? null : <div className={styles.bar}>{bar}</div>}
    </div>
  );
}
