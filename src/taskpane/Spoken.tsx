import { makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  spoken: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
});

interface SpokenProps {
  readonly children: ReactNode;
  /** What it is, where it is more than words: the heading of the page, or a place where news are announced. */
  readonly as?: 'span' | 'h1';
  readonly role?: 'status';
}

/**
 * Words for those who hear the pane. Where they stand in for what is seen, that is hidden from them: a name given by
 * `aria-label` would have to repeat what is seen, since people who speak to the pane say what they see.
 */
export function Spoken({ children, as: Element = 'span', role }: SpokenProps) {
  const styles = useStyles();
  return (
    <Element className={styles.spoken} role={role}>
      {children}
    </Element>
  );
}
