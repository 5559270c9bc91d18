import { useCallback, useEffect, useState } from 'react';
import { onServerUseChanged } from '../../source/in-force';
import type { PinnedVersion } from '../../source/in-force';
import { useWorkbook } from '../workbook-access';

interface WorkbookPin {
  readonly pin: PinnedVersion | undefined;
  /** Whether the workbook has been read. */
  readonly isKnown: boolean;
  readonly reload: () => void;
}

/**
 * The data version that the workbook is pinned to, read again on `reload` and when what answers keeps to another one; as it
 * was last known where it can't be read. For showing only: whatever acts on the pin reads it afresh.
 */
export function usePin(): WorkbookPin {
  const workbook = useWorkbook();
  const [read, setRead] = useState<{ readonly pin: PinnedVersion | undefined }>();
  const reload = useCallback(() => {
    workbook.readPin().then(
      (pin) => setRead({ pin }),
      () => undefined,
    );
  }, [workbook]);
  useEffect(reload, [reload]);
  useEffect(() => onServerUseChanged(reload), [reload]);
  return { pin: read?.pin, isKnown: read !== undefined, reload };
}
