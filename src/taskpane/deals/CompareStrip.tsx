import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useSurroundings } from '../surroundings';

const useStyles = makeStyles({
  strip: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  words: { flex: '1 1 120px', minWidth: 0 },
});

interface CompareStripProps {
  readonly count: number;
  readonly onShow: () => void;
  readonly onClear: () => void;
}

/** How many deals are set aside to be compared, above the main action. */
export function CompareStrip({ count, onShow, onClear }: CompareStripProps) {
  const styles = useStyles();
  const { texts, formats } = useSurroundings();
  const { card } = texts;
  if (count === 0) return null;
  return (
    <div className={styles.strip}>
      <span className={styles.words}>{card.toCompare(formats.count(count), count)}</span>
      {count > 1 ? (
        <Button size="small" onClick={onShow}>
          {card.compareNow}
        </Button>
      ) : null}
      <Button size="small" appearance="subtle" onClick={onClear}>
        {card.compareNone}
      </Button>
    </div>
  );
}
