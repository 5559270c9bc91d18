import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useSurroundings } from '../surroundings';

const useStyles = makeStyles({ button: { marginTop: tokens.spacingVerticalS } });

/** Leads to what a deal is worth. */
export function ValueIt({ onValue }: { onValue: () => void }) {
  const styles = useStyles();
  const { texts } = useSurroundings();
  return (
    <Button className={styles.button} size="small" title={texts.valuation.hint} onClick={onValue}>
      {texts.valuation.build}
    </Button>
  );
}
