import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useCallback, useEffect, useState } from 'react';
import { decideSource } from '../../source/in-force';
import { useActivity } from '../activity';
import { useSurroundings } from '../surroundings';
import { useWorkbook } from '../workbook-access';

const useStyles = makeStyles({
  pin: { marginBottom: tokens.spacingVerticalS, minHeight: '44px' },
  hint: {
    margin: `0 0 ${tokens.spacingVerticalXS}`,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
});

/** Whether this workbook keeps to one data version, and the way in and out. */
export function Pin({ version }: { version: string | undefined }) {
  const styles = useStyles();
  const { texts } = useSurroundings();
  const workbook = useWorkbook();
  const { running, run } = useActivity();
  const [pin, setPin] = useState<string>();
  const t = texts.data;

  const read = useCallback(() => {
    workbook.readPin().then(setPin, () => setPin(undefined));
  }, [workbook]);
  useEffect(read, [read]);

  const change = async (next: string | undefined) => {
    await run({ label: next === undefined ? t.unpin : t.pin, failed: t.fetchFailed }, async () => {
      await workbook.writePin(next);
      await decideSource({ pin: next });
      await workbook.recalculateDeals();
    });
    read();
  };

  return (
    <section className={styles.pin}>
      <p className={styles.hint}>{pin === undefined ? t.pinHint : t.pinned(pin)}</p>
      {pin === undefined ? (
        <Button
          size="small"
          disabledFocusable={running !== undefined || version === undefined}
          onClick={() => void change(version)}
        >
          {t.pin}
        </Button>
      ) : (
        <Button size="small" disabledFocusable={running !== undefined} onClick={() => void change(undefined)}>
          {t.unpin}
        </Button>
      )}
    </section>
  );
}
