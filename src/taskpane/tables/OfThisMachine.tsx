import { makeStyles, tokens } from '@fluentui/react-components';
import { useSyncExternalStore } from 'react';
import { onServerUseChanged, serverUse } from '../../source/in-force';
import type { LinkedTable } from '../../workbook/reports';
import { useTexts } from '../surroundings';
import { TextButton } from '../TextLink';
import { ORIGIN_TEXTS } from './origin-texts';

const useStyles = makeStyles({
  line: {
    marginTop: '2px',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
});

interface OfThisMachineProps {
  readonly table: LinkedTable;
  readonly busy: boolean;
  readonly onMove: () => void;
}

/**
 * Where the organisation's server answers cells, that a table holds other deals: it keeps to those that it was made
 * from until the user moves it.
 */
export function OfThisMachine({ table, busy, onMove }: OfThisMachineProps) {
  const styles = useStyles();
  const t = useTexts(ORIGIN_TEXTS);
  const use = useSyncExternalStore(onServerUseChanged, serverUse);
  if (use !== 'inUse') return null;
  return (
    <div className={styles.line}>
      {t.ofThisMachine}{' '}
      <TextButton label={t.moveOne(table.tableName)} onClick={() => (busy ? undefined : onMove())}>
        {t.move}
      </TextButton>
    </div>
  );
}
