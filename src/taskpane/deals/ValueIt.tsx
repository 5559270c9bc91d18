import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useActivity } from '../activity';
import { useSurroundings } from '../surroundings';
import { useValuation } from '../valuation';

const useStyles = makeStyles({ button: { marginTop: tokens.spacingVerticalS } });

/** Builds the valuation of a deal on a new sheet. */
export function ValueIt({ dealId }: { dealId: string }) {
  const styles = useStyles();
  const { texts } = useSurroundings();
  const { running } = useActivity();
  const { build } = useValuation();
  return (
    <Button
      className={styles.button}
      size="small"
      title={texts.valuation.hint}
      disabled={running !== undefined}
      onClick={() => build(dealId)}
    >
      {texts.valuation.build}
    </Button>
  );
}
