import { Button } from '@fluentui/react-components';
import { useSurroundings } from '../surroundings';

/** What can be done with the deal of a card. */
export interface CardActionsProps {
  /** Whether it is one of those to be compared; undefined where four are already. */
  readonly compared: boolean | undefined;
  readonly onFormula: () => void;
  readonly onCompare: () => void;
}

/** Beside the valuation of a deal: a formula of one of its facts, and the comparison with other deals. */
export function CardActions({ compared, onFormula, onCompare }: CardActionsProps) {
  const { texts } = useSurroundings();
  const { card } = texts;
  return (
    <>
      <Button size="small" title={card.formulaHint} onClick={onFormula}>
        {card.formula}
      </Button>
      <Button
        size="small"
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
