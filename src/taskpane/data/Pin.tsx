import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { decideSource } from '../../source/in-force';
import { useActivity } from '../activity';
import { useTexts } from '../surroundings';
import { useWorkbook } from '../workbook-access';
import { DATA_TEXTS } from './data-texts';

const useStyles = makeStyles({
  pin: { marginTop: tokens.spacingVerticalL },
  hint: {
    margin: `0 0 ${tokens.spacingVerticalXS}`,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
});

interface PinProps {
  readonly pin: string | undefined;
  /** The version in force; undefined while there is none. */
  readonly version: string | undefined;
  readonly onChanged: () => void;
}

/** Whether this workbook keeps to one data version, and the way in and out. */
export function Pin({ pin, version, onChanged }: PinProps) {
  const styles = useStyles();
  const workbook = useWorkbook();
  const { running, run } = useActivity();
  const t = useTexts(DATA_TEXTS);

  const change = async (next: string | undefined) => {
    await run({ label: next === undefined ? t.unpin : t.pin, failed: t.fetchFailed }, async () => {
      await workbook.writePin(next);
      await decideSource({ pin: next });
      await workbook.recalculateDeals();
    });
    onChanged();
  };

  return (
    <section className={styles.pin}>
      <p className={styles.hint}>{pin === undefined ? t.pinHint : t.pinned(pin)}</p>
      <Button
        size="small"
        disabledFocusable={running !== undefined || (pin === undefined && version === undefined)}
        onClick={() => void change(pin === undefined ? version : undefined)}
      >
        {pin === undefined ? t.pin : t.unpin}
      </Button>
    </section>
  );
}
