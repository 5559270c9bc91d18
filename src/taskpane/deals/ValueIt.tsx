import { Button } from '@fluentui/react-components';
import { useSurroundings } from '../surroundings';

/** Leads to what a deal is worth. */
export function ValueIt({ onValue }: { onValue: () => void }) {
  const { texts } = useSurroundings();
  return (
    <Button size="small" title={texts.valuation.hint} onClick={onValue}>
      {texts.valuation.build}
    </Button>
  );
}
