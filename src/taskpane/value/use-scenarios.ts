import { useCallback, useEffect, useState } from 'react';
import { InputError } from '../../deals/input-error';
import { readAssumptions } from '../../valuation/assumptions';
import { NO_SCENARIOS } from '../../workbook/scenario-setting';
import type { ReadScenarios, Scenarios } from '../../workbook/scenario-setting';
import { useActivity } from '../activity';
import { useTexts } from '../surroundings';
import { useWorkbook } from '../workbook-access';
import { VALUE_TEXTS } from './value-texts';

/** The scenarios of a deal in this workbook. */
export interface StoredScenarios {
  readonly scenarios: Scenarios;
  /** Why they are not all that stands in the workbook. */
  readonly problem: 'unread' | 'newer' | 'damaged' | undefined;
  /** Whether others may be stored in their place: never before it is known what that would overwrite. */
  readonly editable: boolean;
  /** Reads them once more. */
  readonly retry: () => void;
  /** Stores others in their place; false where that failed, which has been said. */
  readonly save: (scenarios: Scenarios) => Promise<boolean>;
}

/** A base that no longer reads (a later DealSheet knew another assumption) is as good as damaged. */
function readable(found: ReadScenarios): ReadScenarios {
  if (found.kind !== 'scenarios') return found;
  try {
    readAssumptions(found.scenarios.base);
    return found;
  } catch (problem) {
    if (problem instanceof InputError) return { kind: 'damaged' };
    throw problem;
  }
}

/** What is known of the scenarios: what was read, or that nothing could be. */
type Found = ReadScenarios | { readonly kind: 'unread' };

interface Stored {
  readonly dealId: string | undefined;
  readonly found: Found;
}

/** Reads and stores what the workbook remembers for the valuation of a deal. */
export function useScenarios(dealId: string | undefined): StoredScenarios {
  const t = useTexts(VALUE_TEXTS);
  const workbook = useWorkbook();
  const { run } = useActivity();
  const [stored, setStored] = useState<Stored>();
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    let current = true;
    const show = (found: Found) => {
      if (current) setStored({ dealId, found });
    };
    workbook.readScenarios(dealId).then(
      (found) => show(readable(found)),
      () => show({ kind: 'unread' }),
    );
    return () => {
      current = false;
    };
  }, [workbook, dealId, attempt]);

  const retry = useCallback(() => setAttempt((before) => before + 1), []);

  const save = useCallback(
    async (scenarios: Scenarios) => {
      const done = await run({ label: t.scenarios.saving, failed: t.scenarios.saveFailed }, async () => {
        await workbook.writeScenarios(dealId, scenarios);
        return true;
      });
      // Another deal may be shown by now.
      if (done)
        setStored((before) =>
          before?.dealId === dealId ? { dealId, found: { kind: 'scenarios', scenarios } } : before,
        );
      return done === true;
    },
    [run, workbook, dealId, t],
  );

  const found = stored !== undefined && stored.dealId === dealId ? stored.found : undefined;
  return {
    scenarios: found?.kind === 'scenarios' ? found.scenarios : NO_SCENARIOS,
    problem: found === undefined || found.kind === 'scenarios' ? undefined : found.kind,
    editable: found?.kind === 'scenarios' || found?.kind === 'damaged',
    retry,
    save,
  };
}
