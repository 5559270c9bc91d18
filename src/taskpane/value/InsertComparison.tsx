import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { TableAdd20Regular } from '@fluentui/react-icons/svg/table-add';
import { useState } from 'react';
import { useTexts } from '../surroundings';
import { comparisonBlock } from './comparison-block';
import type { PaneScenario } from './scenario-list';
import { scenarioName } from './scenario-name';
import type { ValueSubject } from './subject';
import { useBlockInsertion } from './use-block-insertion';
import { useValueStyles } from './value-styles';
import { VALUE_TEXTS } from './value-texts';

const useStyles = makeStyles({
  where: {
    display: 'flex',
    alignItems: 'center',
    columnGap: '4px',
    fontSize: tokens.fontSizeBase200,
  },
});

interface InsertComparisonProps {
  readonly subject: ValueSubject;
  readonly scenarios: readonly PaneScenario[];
}

/** Writes the comparison into the workbook as live formulas. */
export function InsertComparison({ subject, scenarios }: InsertComparisonProps) {
  const styles = useStyles();
  const shared = useValueStyles();
  const t = useTexts(VALUE_TEXTS);
  const [onNewSheet, setOnNewSheet] = useState(true);
  const { insert, busy } = useBlockInsertion(t.scenarios);
  const block = () => {
    const sources = scenarios.flatMap((scenario) =>
      scenario.changes
        .filter(({ basis }) => basis === 'cited')
        .map(
          ({ name, source, sourceUrl }) =>
            `${scenarioName(scenario, t)}, ${name}: ${[source, sourceUrl].filter(Boolean).join(', ')}`,
        ),
    );
    return comparisonBlock(subject, scenarios, {
      title: `${t.views.scenarios}: ${subject.title ?? t.ownTerms}`,
      deal: subject.dealId === undefined ? t.ownTerms : 'deal',
      licensor: `${t.licensor}, ${t.rnpv}`,
      licensee: `${t.licensee}, ${t.rnpv}`,
      total: `${t.total}, ${t.rnpv}`,
      licensorShare: t.scenarios.licensorShare,
      assumptions: t.views.assumptions,
      name: (scenario) => scenarioName(scenario, t),
      notes: [t.scenarios.means, ...sources],
    });
  };
  return (
    <div className={shared.buttons}>
      <Button
        size="small"
        icon={<TableAdd20Regular />}
        title={t.scenarios.insertHint}
        disabledFocusable={busy}
        onClick={() => {
          if (!busy) void insert(block(), onNewSheet ? 'newSheet' : 'selection');
        }}
      >
        {t.scenarios.insert}
      </Button>
      <label className={styles.where}>
        <input
          type="checkbox"
          checked={onNewSheet}
          onChange={(event) => setOnNewSheet(event.target.checked)}
        />
        {t.scenarios.onNewSheet}
      </label>
    </div>
  );
}
