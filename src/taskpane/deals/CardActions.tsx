import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useSurroundings } from '../surroundings';

const useStyles = makeStyles({
  // Chosen: as the filters that are on.
  pressed: {
    border: `1px solid ${tokens.colorBrandStroke1}`,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground1,
    ':hover': {
      border: `1px solid ${tokens.colorBrandStroke1}`,
      backgroundColor: tokens.colorBrandBackground2Hover,
    },
  },
});

/** What can be done with the deal of a card. */
export interface CardActionsProps {
  /** Whether it is one of those to be compared; undefined where four are already. */
  readonly compared: boolean | undefined;
  readonly onFormula: () => void;
  readonly onCompare: () => void;
}

/** Beside the valuation of a deal: a formula of one of its facts, and the comparison with other deals. */
export function CardActions({ compared, onFormula, onCompare }: CardActionsProps) {
  const styles = useStyles();
  const { texts } = useSurroundings();
  const { card } = texts;
  return (
    <>
      <Button size="small" title={card.formulaHint} onClick={onFormula}>
        {card.formula}
      </Button>
      <Button
        size="small"
        className={compared === true ? styles.pressed : undefined}
        title={compared === undefined ? card.compareFull : card.compareHint}
        aria-pressed={compared === true}
        disabledFocusable={compared === undefined}
        onClick={() => {
          if (compared !== undefined) onCompare();
        }}
      >
        {compared === true ? card.compared : card.compare}
      </Button>
    </>
  );
}
