import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { Assumptions } from '../../valuation/assumptions';
import { givenRows } from '../../valuation/scenario-rows';
import { MOST_SCENARIOS } from '../../workbook/scenario-setting';
import type { NamedValue, OwnScenario } from '../../workbook/scenario-setting';
import { useFocusAfter } from '../focus';
import { useTexts } from '../surroundings';
import { Comparison } from './Comparison';
import { InsertComparison } from './InsertComparison';
import { ScenarioChanges } from './ScenarioChanges';
import { ScenarioEditor } from './ScenarioEditor';
import type { PaneScenario } from './scenario-list';
import type { ValueSubject } from './subject';
import type { StoredScenarios } from './use-scenarios';
import { useValueStyles } from './value-styles';
import { VALUE_TEXTS } from './value-texts';

interface ScenariosProps {
  readonly subject: ValueSubject;
  readonly stored: StoredScenarios;
  readonly base: Assumptions;
  readonly scenarios: readonly PaneScenario[];
}

/** Which scenario is being edited: the base, one of the user's by its name, or a new one. */
type Edited = { readonly kind: 'base' | 'new' } | { readonly kind: 'own'; readonly name: string };

/** Scenarios beside each other, what each changes, and the user's own to edit and insert. */
export function Scenarios({ subject, stored, base, scenarios }: ScenariosProps) {
  const shared = useValueStyles();
  const { scenarios: t } = useTexts(VALUE_TEXTS);
  const [edited, setEdited] = useState<Edited>();
  const heading = useFocusAfter<HTMLHeadingElement>(edited !== undefined);
  const { own } = stored.scenarios;
  const { editable, problem } = stored;

  const save = async (name: string | undefined, rows: readonly NamedValue[]) => {
    const made: OwnScenario = { name: name ?? '', assumptions: rows };
    const next =
      edited?.kind === 'base'
        ? { ...stored.scenarios, base: rows }
        : edited?.kind === 'own'
          ? { ...stored.scenarios, own: own.map((each) => (each.name === edited.name ? made : each)) }
          : { ...stored.scenarios, own: [...own, made] };
    if (await stored.save(next)) setEdited(undefined);
  };
  const remove = async (name: string) => {
    const rest = own.filter((each) => each.name !== name);
    if (await stored.save({ ...stored.scenarios, own: rest })) setEdited(undefined);
  };

  const current = edited?.kind === 'own' ? own.find(({ name }) => name === edited.name) : undefined;
  return (
    <>
      <Comparison scenarios={scenarios} terms={subject.terms} />
      <InsertComparison subject={subject} scenarios={scenarios} />
      <section className={shared.section}>
        <h3 ref={heading} tabIndex={-1} className={shared.heading}>
          {t.own}
        </h3>
        {problem === undefined || problem === 'unread' ? null : (
          <p className={shared.problem}>{t[problem]}</p>
        )}
        {subject.base ? <p className={shared.hint}>{t.baseOfCell}</p> : null}
        {edited === undefined ? (
          <div className={shared.buttons}>
            {own.map(({ name }) => (
              <Button
                key={name}
                size="small"
                disabled={!editable}
                onClick={() => setEdited({ kind: 'own', name })}
              >
                {t.edit(name)}
              </Button>
            ))}
            {subject.base ? null : (
              <Button size="small" disabled={!editable} onClick={() => setEdited({ kind: 'base' })}>
                {t.editBase}
              </Button>
            )}
            <Button
              size="small"
              disabled={!editable || own.length >= MOST_SCENARIOS}
              onClick={() => setEdited({ kind: 'new' })}
            >
              {t.add}
            </Button>
          </div>
        ) : (
          <ScenarioEditor
            key={current?.name ?? edited.kind}
            // The base has a name of its own: nobody can change it.
            name={edited.kind === 'base' ? undefined : (current?.name ?? '')}
            rows={
              edited.kind === 'base'
                ? (givenRows(base) as readonly NamedValue[])
                : (current?.assumptions ?? [])
            }
            taken={own.map(({ name }) => name).filter((name) => name !== current?.name)}
            terms={subject.terms}
            base={edited.kind === 'base' ? undefined : base}
            onSave={save}
            onCancel={() => setEdited(undefined)}
            onRemove={current ? () => remove(current.name) : undefined}
          />
        )}
      </section>
      <ScenarioChanges scenarios={scenarios} />
    </>
  );
}
