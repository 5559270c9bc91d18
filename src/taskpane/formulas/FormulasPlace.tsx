import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Copy20Regular } from '@fluentui/react-icons/svg/copy';
import { MathFormula20Regular } from '@fluentui/react-icons/svg/math-formula';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { DealSet } from '../../deals/dataset';
import { useActivity } from '../activity';
import type { DealsInForce } from '../deals-in-force';
import { PlaceFrame } from '../PlaceFrame';
import { useSurroundings, useTexts } from '../surroundings';
import { WithoutDeals } from '../WithoutDeals';
import { Builder } from './Builder';
import { draftOf, emptyDraft, readDraft } from './draft';
import type { Draft } from './draft';
import { ErrorsView } from './ErrorsView';
import { useFailedCells } from './failed-cells';
import { FormulaDock } from './FormulaDock';
import { FORMULA_VIEWS, withRecent } from './formulas-state';
import type { FormulasState } from './formulas-state';
import { FORMULAS_TEXTS } from './formulas-texts';
import { FunctionList } from './FunctionList';
import { useFormulaInsertion } from './insertion';
import { functionNamed } from './known-functions';
import type { KnownFunction } from './known-functions';
import { useOutcome } from './outcome';
import { sizeOf } from './ResultPreview';

const useStyles = makeStyles({
  views: {
    display: 'flex',
    flexShrink: 0,
    columnGap: tokens.spacingHorizontalXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
  },
  chosen: { fontWeight: tokens.fontWeightSemibold, backgroundColor: tokens.colorNeutralBackground1Selected },
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    backgroundColor: tokens.colorNeutralBackground2,
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
  },
});

interface FormulasPlaceProps {
  readonly deals: DealsInForce;
  readonly state: FormulasState;
  readonly onState: (change: Partial<FormulasState>) => void;
}

/** Formulas: find a function, fill it in, see what it gives, insert it; and the cells whose formulas fail. */
export default function FormulasPlace({ deals, state, onState }: FormulasPlaceProps) {
  const styles = useStyles();
  const { formats } = useSurroundings();
  const t = useTexts(FORMULAS_TEXTS);
  const { failed, look } = useFailedCells();
  const [words, setWords] = useState('');
  /** A function, a recent formula or, if empty, the search box: what opened the formula, and has the focus afterwards. */
  const [opener, setOpener] = useState<string>();
  const { view, draft, recent } = state;
  const known = draft && functionNamed(draft.id);

  if (deals.state !== 'ready') return <WithoutDeals deals={deals} />;
  if (view === 'build' && draft && known)
    return (
      <Building
        key={known.id}
        known={known}
        draft={draft}
        set={deals.set}
        recent={recent}
        onState={onState}
        onBack={() => {
          setOpener((before) => before ?? known.id);
          onState({ draft: undefined });
        }}
      />
    );
  const errors = failed.state === 'found' ? failed.cells.length : 0;
  const labels = {
    build: t.views.build,
    errors: errors === 0 ? t.views.errors : t.views.errorsCount(formats.count(errors)),
  };
  return (
    <PlaceFrame bar={undefined}>
      <div className={styles.views} role="group" aria-label={t.views.label}>
        {FORMULA_VIEWS.map((each) => (
          <Button
            key={each}
            size="small"
            appearance="subtle"
            className={mergeClasses(each === view && styles.chosen)}
            aria-pressed={each === view}
            onClick={() => {
              setOpener(undefined);
              onState({ view: each });
            }}
          >
            {labels[each]}
          </Button>
        ))}
      </div>
      {view === 'errors' ? (
        <ErrorsView
          failed={failed}
          onLook={look}
          onEdit={(edited) => {
            setOpener(undefined);
            onState({ view: 'build', draft: edited });
          }}
        />
      ) : (
        <FunctionList
          words={words}
          onWords={setWords}
          recent={recent}
          comingBackTo={opener}
          onChoose={(chosen, item) => {
            setOpener(item);
            onState({ draft: emptyDraft(chosen) });
          }}
          onRecent={(formula) => {
            setOpener(formula);
            onState({ draft: draftOf(formula) });
          }}
          onForget={(formula) => onState({ recent: recent.filter((each) => each !== formula) })}
        />
      )}
    </PlaceFrame>
  );
}

interface BuildingProps {
  readonly known: KnownFunction;
  readonly draft: Draft;
  readonly set: DealSet;
  readonly recent: readonly string[];
  readonly onState: (change: Partial<FormulasState>) => void;
  readonly onBack: () => void;
}

/** One formula being built, and the main actions on it. */
function Building({ known, draft, set, recent, onState, onBack }: BuildingProps) {
  const styles = useStyles();
  const t = useTexts(FORMULAS_TEXTS);
  const { running, run, say } = useActivity();
  const { insert } = useFormulaInsertion();
  const read = useMemo(() => readDraft(known, draft), [known, draft]);
  const { outcome, stale, compute } = useOutcome(known, read);
  const ready = running === undefined && read.missing.length === 0;
  const { formula } = read;
  // What was inserted is remembered also where the draft went on meanwhile.
  const latest = useRef(recent);
  useEffect(() => {
    latest.current = recent;
  });
  const used = () => onState({ recent: withRecent(latest.current, formula) });

  const insertNow = async () => {
    if (!ready) return;
    const size = sizeOf(stale ? await compute() : outcome);
    if (await insert({ cells: [[formula]], ...size })) used();
  };
  const copy = async () => {
    const done = await run({ label: t.insert.copy, failed: t.insert.copyFailed }, async () => {
      await navigator.clipboard.writeText(formula);
      return true;
    });
    if (!done) return;
    used();
    say({ kind: 'success', title: t.insert.copied });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) {
      event.preventDefault();
      onBack();
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void insertNow();
    }
  };

  const bar = (
    <>
      <FormulaDock
        read={read}
        outcome={outcome}
        stale={stale}
        onDraft={(changed) => onState({ draft: changed })}
      />
      <div className={styles.bar}>
        <Button
          appearance="primary"
          icon={<MathFormula20Regular />}
          title={t.insert.hint}
          aria-keyshortcuts="Control+Enter"
          disabledFocusable={!ready}
          onClick={() => void insertNow()}
        >
          {t.insert.button}
        </Button>
        <Button
          icon={<Copy20Regular />}
          aria-label={t.insert.copy}
          title={t.insert.copyHint}
          disabledFocusable={!ready}
          onClick={() => {
            if (ready) void copy();
          }}
        />
      </div>
    </>
  );
  return (
    <PlaceFrame bar={bar}>
      <div onKeyDown={onKeyDown} style={{ display: 'contents' }}>
        <Builder
          known={known}
          draft={draft}
          set={set}
          onDraft={(changed) => onState({ draft: changed })}
          onBack={onBack}
        />
      </div>
    </PlaceFrame>
  );
}
