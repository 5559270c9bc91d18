import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useSurroundings } from '../surroundings';
import { useTermsFills } from './TermsBar';

const useStyles = makeStyles({
  legend: {
    display: 'flex',
    columnGap: tokens.spacingHorizontalS,
    marginLeft: 'auto',
    whiteSpace: 'nowrap',
    '@media (max-width: 300px)': { display: 'none' },
  },
  entry: { display: 'flex', alignItems: 'center', columnGap: '4px' },
  // Beside the upfront the rest of a bar speaks for itself: it is named where there is room.
  roomy: { '@media (max-width: 419px)': { display: 'none' } },
  swatch: { width: '7px', height: '7px', borderRadius: '1px' },
});

/** What the two colours of the bars stand for. */
export function Legend({ whereRoomy }: { whereRoomy: boolean }) {
  const styles = useStyles();
  const fills = useTermsFills();
  const { texts } = useSurroundings();
  return (
    <span className={mergeClasses(styles.legend, whereRoomy && styles.roomy)} aria-hidden>
      <span className={styles.entry}>
        <span className={mergeClasses(styles.swatch, fills('upfront'))} />
        {texts.list.legendUpfront}
      </span>
      <span className={mergeClasses(styles.entry, styles.roomy)}>
        <span className={mergeClasses(styles.swatch, fills('milestones'))} />
        {texts.list.legendLater}
      </span>
    </span>
  );
}
