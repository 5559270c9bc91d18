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
  readonly problem: 'newer' | 'damaged' | undefined;
  /** Whether they have been read. */
  readonly read: boolean;
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

const NOTHING: ReadScenarios = { kind: 'scenarios', scenarios: NO_SCENARIOS };

/** Reads and stores what the workbook remembers for the valuation of a deal. */
export function useScenarios(dealId: string | undefined): StoredScenarios {
  const t = useTexts(VALUE_TEXTS);
  const workbook = useWorkbook();
  const { run } = useActivity();
  const [stored, setStored] = useState<{
    readonly dealId: string | undefined;
    readonly found: ReadScenarios;
  }>();

  useEffect(() => {
    let current = true;
    const show = (found: ReadScenarios) => {
      if (current) setStored({ dealId, found: readable(found) });
    };
    // A workbook that can't be read has no scenarios to show; a save will say why.
    workbook.readScenarios(dealId).then(show, () => show(NOTHING));
    return () => {
      current = false;
    };
  }, [workbook, dealId]);

  const save = useCallback(
    async (scenarios: Scenarios) => {
      const done = await run({ label: t.scenarios.saving, failed: t.scenarios.saveFailed }, async () => {
        await workbook.writeScenarios(dealId, scenarios);
        return true;
      });
      if (done) setStored({ dealId, found: { kind: 'scenarios', scenarios } });
      return done === true;
    },
    [run, workbook, dealId, t],
  );

  const read = stored !== undefined && stored.dealId === dealId;
  const found = read ? stored.found : NOTHING;
  return {
    scenarios: found.kind === 'scenarios' ? found.scenarios : NO_SCENARIOS,
    problem: found.kind === 'scenarios' ? undefined : found.kind,
    read,
    save,
  };
}
