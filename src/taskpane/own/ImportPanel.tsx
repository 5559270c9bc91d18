import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import type { DealSet } from '../../deals/dataset';
import { publicPart, withOwnDeals } from '../../deals/own/layer';
import { isAdded } from '../../deals/own/review';
import { FileRefusal } from '../../deals/own/text-table';
import { LONGEST_FILE_NAME, ownDealsOf } from '../../source/own/own-record';
import { OWN_PLACES } from '../../source/own/own-layer';
import type { OwnPlace } from '../../source/own/own-layer';
import { useActivity } from '../activity';
import { useFocusOnShow } from '../focus';
import { Choice } from '../Choice';
import { LoadingList } from '../deals/LoadingList';
import { PlaceFrame } from '../PlaceFrame';
import { Progress } from '../Progress';
import { useSurroundings, useTexts } from '../surroundings';
import { ColumnsStep } from './ColumnsStep';
import { ImportSteps, STEPS } from './ImportSteps';
import type { Step } from './ImportSteps';
import { useImportStyles } from './import-styles';
import { IMPORT_TEXTS } from './import-texts';
import { newImportId } from './own-places';
import { OWN_TEXTS } from './own-texts';
import { RowsStep } from './RowsStep';
import { useImport } from './use-import';
import { useOwnDealsActions } from './use-own-deals';
import { ValuesStep } from './ValuesStep';

const useStyles = makeStyles({
  title: {
    margin: 0,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} 0`,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  foot: {
    display: 'grid',
    rowGap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface ImportPanelProps {
  readonly file: File;
  /** The deals in force, among which duplicates are looked for. */
  readonly set: DealSet;
  readonly onDone: () => void;
}

/** A file on its way to own deals: columns, words, rows; nothing is added before the last button. */
export default function ImportPanel({ file, set, onDone }: ImportPanelProps) {
  const styles = useStyles();
  const shared = useImportStyles();
  const { formats } = useSurroundings();
  const t = useTexts(IMPORT_TEXTS);
  const o = useTexts(OWN_TEXTS);
  const { running } = useActivity();
  const title = useFocusOnShow<HTMLHeadingElement>();
  const [step, setStep] = useState<Step>('columns');
  const [wanted, setWanted] = useState<OwnPlace>();
  const own = useOwnDealsActions();
  const inWorkbook = own.overview?.workbook;
  const isWorkbookOnly = inWorkbook?.kind === 'deals' && inWorkbook.imports.length > 0;
  const place = wanted ?? (isWorkbookOnly ? 'workbook' : 'machine');
  const kept = own.overview?.[place];
  // What answers beside the new deals are those of the same place.
  const among = useMemo(
    () => (kept ? withOwnDeals(publicPart(set), kept.kind === 'deals' ? ownDealsOf(kept.imports) : []) : set),
    [set, kept],
  );
  const state = useImport(file, among);
  const { importing, review, refusal, progress, reading } = state;
  const onMachine = own.overview?.machine;
  const silenced =
    place === 'workbook' && !isWorkbookOnly && onMachine?.kind === 'deals'
      ? onMachine.imports.reduce((sum, { deals }) => sum + deals.length, 0)
      : 0;

  const faulty = review?.rows.filter(({ outcome }) => outcome === 'faulty') ?? [];
  const skipped = review?.rows.filter(({ outcome }) => outcome === 'skip') ?? [];
  const doubted = review?.rows.filter(({ warnings }) => warnings.length > 0) ?? [];
  const ready = review?.deals.length ?? 0;
  const open: Readonly<Record<Step, number>> = {
    columns:
      (review?.missing.length ?? 0) +
      (importing?.plan.mapping.columns.filter(({ factor }) => factor === undefined).length ?? 0),
    values: review?.unknown.length ?? 0,
    rows: faulty.length,
  };
  const next = STEPS[STEPS.indexOf(step) + 1];
  const add = async () => {
    if (!review) return;
    const added = {
      id: newImportId(),
      name: file.name.slice(0, LONGEST_FILE_NAME),
      addedAt: new Date().toISOString(),
      deals: review.deals,
    };
    if (await own.add(added, place, review.rows.filter(({ outcome }) => !isAdded(outcome)).length)) onDone();
  };
  const bar = (
    <div className={styles.foot}>
      {progress ? (
        <Progress
          label={t.checking}
          value={progress.total > 0 ? progress.done / progress.total : undefined}
        />
      ) : null}
      {review && review.missing.length === 0 ? (
        <span role="status">
          {t.summary(
            formats.count(ready),
            formats.count(faulty.length),
            formats.count(skipped.length),
            formats.count(doubted.length),
          )}
        </span>
      ) : null}
      {step === 'rows' && importing ? (
        <label className={shared.choice}>
          {t.keep}
          <Choice
            value={place}
            onChoose={(value) => setWanted(value === 'workbook' ? 'workbook' : 'machine')}
          >
            {OWN_PLACES.map((each) => (
              <option key={each} value={each}>
                {t.keepPlaces[each]}
              </option>
            ))}
          </Choice>
        </label>
      ) : null}
      {isWorkbookOnly && place === 'machine' ? (
        <span className={shared.problem}>{t.workbookOnly}</span>
      ) : null}
      {silenced > 0 ? (
        <span className={shared.problem}>{t.silences(formats.count(silenced), silenced)}</span>
      ) : null}
      <div className={styles.actions}>
        {next && importing ? (
          <Button
            key="next"
            appearance="primary"
            onClick={() => {
              setStep(next);
              // What was asked for is read from its beginning, and a second Enter adds nothing.
              title.current?.focus();
            }}
          >
            {t.next}
          </Button>
        ) : importing ? (
          <Button
            key="add"
            appearance="primary"
            disabledFocusable={ready === 0 || progress !== undefined || running !== undefined}
            onClick={() => void add()}
          >
            {t.addDeals(formats.count(ready), ready)}
          </Button>
        ) : null}
        <Button onClick={onDone}>{t.cancel}</Button>
      </div>
    </div>
  );
  return (
    <PlaceFrame bar={bar}>
      <h2 ref={title} tabIndex={-1} className={styles.title}>
        {t.title(file.name)}
      </h2>
      {refusal ? (
        <div className={shared.scroller}>
          <p className={shared.problem} role="alert">
            {o.fileFailed}. {refusal instanceof FileRefusal ? o.files[refusal.kind] : refusal.message}
          </p>
        </div>
      ) : !importing ? (
        <>
          {reading ? (
            <div className={styles.foot}>
              <Progress
                label={t.reading}
                value={reading.total > 0 ? reading.done / reading.total : undefined}
              />
            </div>
          ) : null}
          <LoadingList label={t.reading} />
        </>
      ) : (
        <>
          <ImportSteps step={step} open={open} onStep={setStep} />
          <div className={shared.scroller}>
            {step === 'columns' ? (
              <ColumnsStep importing={importing} state={state} />
            ) : !review ? (
              <LoadingList label={t.checking} />
            ) : step === 'values' ? (
              <ValuesStep unknown={review.unknown} vocabulary={importing.plan.vocabulary} state={state} />
            ) : (
              <RowsStep review={review} state={state} />
            )}
          </div>
        </>
      )}
    </PlaceFrame>
  );
}
