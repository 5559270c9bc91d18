import { reading, writing } from './run';
import { NO_SCENARIOS, readScenarioSetting, scenarioSettingOf, SETTING_PREFIX } from './scenario-setting';
import type { ReadScenarios, Scenarios } from './scenario-setting';
import { WorkbookError } from './workbook-error';

/** Deals that a range describes have no id: their scenarios are remembered together. */
const DESCRIBED = 'described';

const keyOf = (dealId: string | undefined) => SETTING_PREFIX + (dealId ?? DESCRIBED);

/**
 * What this workbook remembers for the valuation of a deal; nothing where it has not been valued here. Waits for the end
 * of the editing of a cell.
 * @throws WorkbookError where the workbook can't be read
 */
export async function readScenarios(dealId: string | undefined): Promise<ReadScenarios> {
  const read = async (context: Excel.RequestContext): Promise<ReadScenarios> => {
    const setting = context.workbook.settings.getItemOrNullObject(keyOf(dealId));
    setting.load('value');
    await context.sync();
    return setting.isNullObject
      ? { kind: 'scenarios', scenarios: NO_SCENARIOS }
      : readScenarioSetting(setting.value);
  };
  return reading(read, { delayForCellEdit: true });
}

/**
 * Remembers scenarios in the workbook; none leaves no setting behind.
 * @throws WorkbookError: newerFormat where a later DealSheet has written there, which is left alone
 */
export async function writeScenarios(dealId: string | undefined, scenarios: Scenarios): Promise<void> {
  await writing('saving scenarios', async (context) => {
    const { settings } = context.workbook;
    const setting = settings.getItemOrNullObject(keyOf(dealId));
    setting.load('value');
    await context.sync();
    if (!setting.isNullObject && readScenarioSetting(setting.value).kind === 'newer')
      throw new WorkbookError(
        'newerFormat',
        'A newer DealSheet wrote the scenarios of this deal. They are left as they are; update DealSheet to change them.',
      );
    const empty = scenarios.base.length === 0 && scenarios.own.length === 0;
    if (!empty) settings.add(keyOf(dealId), scenarioSettingOf(scenarios));
    else if (!setting.isNullObject) setting.delete();
    await context.sync();
  });
}
