import { makeStyles, tokens } from '@fluentui/react-components';
import { LINE_HEIGHT } from './DealLine';

const useStyles = makeStyles({
  list: { flexGrow: 1, minHeight: 0, overflow: 'hidden' },
  line: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 64px',
    gridTemplateRows: '10px 8px',
    gap: '8px 32px',
    alignContent: 'center',
    boxSizing: 'border-box',
    height: `${LINE_HEIGHT}px`,
    padding: `0 ${tokens.spacingHorizontalM}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    '& div': { borderRadius: '2px', backgroundColor: tokens.colorNeutralStencil1 },
  },
  short: { width: '70%' },
});

/** Where deals will stand, in their size, so that nothing moves when they come. */
export function LoadingList({ label }: { label: string }) {
  const styles = useStyles();
  return (
    <div className={styles.list} role="status" aria-label={label}>
      {Array.from({ length: 12 }, (_, index) => (
        <div key={index} className={styles.line} aria-hidden>
          <div />
          <div />
          <div className={styles.short} />
          <div />
        </div>
      ))}
    </div>
  );
}
