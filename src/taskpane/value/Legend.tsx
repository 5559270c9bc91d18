import { makeStyles, tokens } from '@fluentui/react-components';
import { usePictureStyles } from './picture-styles';

const useStyles = makeStyles({
  legend: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalM,
    margin: 0,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  sign: { width: '10px', height: '10px', marginRight: '4px', verticalAlign: '-1px', overflow: 'visible' },
});

interface LegendProps {
  readonly signs: readonly { readonly tone: 'gain' | 'loss' | 'other'; readonly name: string }[];
}

/** What the colours of a picture stand for. */
export function Legend({ signs }: LegendProps) {
  const styles = useStyles();
  const colours = usePictureStyles();
  return (
    <p className={styles.legend}>
      {signs.map(({ tone, name }) => (
        <span key={tone}>
          <svg className={styles.sign} viewBox="0 0 10 10" aria-hidden>
            <rect className={colours[tone]} width={10} height={10} />
          </svg>
          {name}
        </span>
      ))}
    </p>
  );
}
