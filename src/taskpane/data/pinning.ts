import { useCallback, useEffect, useState } from 'react';
import type { PinnedVersion } from '../../source/in-force';
import { useWorkbook } from '../workbook-access';

/**
 * The data version that the workbook is pinned to, read again on `reload`; as it was last known where it can't be read.
 * For showing only: whatever acts on the pin reads it afresh.
 */
export function usePin(): { pin: PinnedVersion | undefined; reload: () => void } {
  const workbook = useWorkbook();
  const [pin, setPin] = useState<PinnedVersion>();
  const reload = useCallback(() => {
    workbook.readPin().then(setPin, () => undefined);
  }, [workbook]);
  useEffect(reload, [reload]);
  return { pin, reload };
}
