import { makeStyles, tokens } from '@fluentui/react-components';
import { useTexts } from '../surroundings';
import { useBasisWords } from './basis-words';
import { useFigures } from './figures';
import type { PaneScenario, ShownChange } from './scenario-list';
import { scenarioName } from './scenario-name';
import { SourceText } from './SourceText';
import { useValueStyles } from './value-styles';
import { VALUE_TEXTS } from './value-texts';

const useStyles = makeStyles({
  name: {
    margin: `${tokens.spacingVerticalS} 0 0`,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
  },
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  change: { padding: '2px 0', overflowWrap: 'anywhere' },
  source: { color: tokens.colorNeutralForeground3 },
});

/** What each scenario changes, from what to what, and where that end was read: nothing is moved without being named. */
export function ScenarioChanges({ scenarios }: { scenarios: readonly PaneScenario[] }) {
  const styles = useStyles();
  const shared = useValueStyles();
  const t = useTexts(VALUE_TEXTS);
  const figures = useFigures();
  const say = useBasisWords();
  const shown = ({ value, unit }: Pick<ShownChange, 'value' | 'unit'>) => figures.assumed(value, unit);
  return (
    <section className={shared.section}>
      <h3 className={shared.heading}>{t.scenarios.changed}</h3>
      <p className={shared.hint}>{t.scenarios.means}</p>
      {scenarios
        .filter(({ kind }) => kind !== 'base')
        .map((scenario) => (
          <div key={scenario.key}>
            <h4 className={styles.name}>{scenarioName(scenario, t)}</h4>
            {scenario.changes.length === 0 ? <p className={shared.hint}>{t.scenarios.nothing}</p> : null}
            <ul className={styles.list}>
              {scenario.changes.map(({ name, base, value, unit, basis, source, sourceUrl }) => (
                <li key={name} className={styles.change}>
                  <span title={name}>{say.label(name) || name}</span>:{' '}
                  {t.scenarios.from(shown({ value: base, unit }), shown({ value, unit }))}{' '}
                  <span className={styles.source}>
                    {basis === 'cited' ? (
                      <>
                        · {t.scenarios.cited}:{' '}
                        <SourceText source={say.source(name, source ?? '')} url={sourceUrl} />
                      </>
                    ) : basis === 'house' ? (
                      `· ${t.scenarios.shocked}`
                    ) : null}
                  </span>
                </li>
              ))}
            </ul>
          </div>
        ))}
    </section>
  );
}
