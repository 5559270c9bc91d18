import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { requestFromPane } from '../../commands/pane-requests';
import { useCallback, useState } from 'react';
import { ownDealCount, publicPart } from '../../deals/own/layer';
import { bundledDeals } from '../../source/bundled';
import type { DealSet } from '../../deals/dataset';
import { OWN_FEED_SOURCE } from '../../source/read-version';
import { sourceShortfall } from '../../source/in-force';
import { useActivity } from '../activity';
import type { DealsInForce } from '../deals-in-force';
import { NO_FILTERS } from '../deals/filters';
import type { DealFilters } from '../deals/filters';
import { LoadingList } from '../deals/LoadingList';
import { useFocusAfter } from '../focus';
import { onDemand } from '../OnDemand';
import { OwnDeals } from '../own/OwnDeals';
import { OWN_TEXTS } from '../own/own-texts';
import { PlaceFrame } from '../PlaceFrame';
import { useSurroundings, useTexts } from '../surroundings';
import { TextButton } from '../TextLink';
import { useWorkbook } from '../workbook-access';
import type { ConfirmedCells } from './confirm-cells';
import { ConfirmedChanges } from './ConfirmedChanges';
import { Coverage } from './Coverage';
import { useInstallationCheck } from '../installation-check';
import { Feeds } from './Feeds';
import { HouseJudgement } from './HouseJudgement';
import { Kept } from './Kept';
import type { Review } from './moves';
import { useMoving } from './moving';
import { NewerData } from './NewerData';
import { Organisation } from './Organisation';
import { Pin } from './Pin';
import { usePin } from './pinning';
import { REFRESH_TEXTS } from './refresh-texts';
import { ReviewChanges } from './ReviewChanges';
import { DATA_TEXTS } from './data-texts';

const ImportPanel = onDemand(
  (texts) => texts.places.data,
  () => import(/* webpackChunkName: "own-import" */ '../own/ImportPanel'),
);

const useStyles = makeStyles({
  scroller: {
    flexGrow: 1,
    minHeight: 0,
    overflowY: 'auto',
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalL}`,
  },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'minmax(76px, auto) minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalM,
    rowGap: '2px',
    margin: `${tokens.spacingVerticalXS} 0 ${tokens.spacingVerticalS}`,
    '@media (max-width: 250px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  label: { color: tokens.colorNeutralForeground3 },
  value: { margin: 0, overflowWrap: 'anywhere', fontVariantNumeric: 'tabular-nums' },
  installation: { marginTop: tokens.spacingVerticalL },
  refused: { margin: `0 0 ${tokens.spacingVerticalM}` },
  bar: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
  },
});

interface DataPlaceProps {
  readonly deals: DealsInForce;
  /** Whether to check for newer data at once. */
  readonly checkAsked: boolean;
  readonly onCheckTaken: () => void;
  readonly onShowDeals: (filters: DealFilters) => void;
  /** Shows the assumptions of the deal that was valued last. */
  readonly onShowAssumptions: () => void;
}

/** Which data answer, what they cover and how far they can be trusted, and how to get newer ones. */
export default function DataPlace({
  deals,
  checkAsked,
  onCheckTaken,
  onShowDeals,
  onShowAssumptions,
}: DataPlaceProps) {
  const styles = useStyles();
  const { texts, formats } = useSurroundings();
  const { running, run, say } = useActivity();
  const workbook = useWorkbook();
  const checkInstallation = useInstallationCheck();
  const { pin, isKnown, reload } = usePin();
  const t = useTexts(DATA_TEXTS);
  const r = useTexts(REFRESH_TEXTS);
  const set = deals.state === 'ready' ? deals.set : undefined;
  const o = useTexts(OWN_TEXTS);
  const own = set ? ownDealCount(set) : 0;
  const shortfall = set && sourceShortfall();
  const [reviewed, setReviewed] = useState<{ review: Review; unsigned: boolean }>();
  const [confirmed, setConfirmed] = useState<ConfirmedCells>();
  const onMoved = useCallback(
    (change?: ConfirmedCells) => {
      setReviewed(undefined);
      setConfirmed(change && change.changes.length > 0 ? change : undefined);
      reload();
    },
    [reload],
  );
  const heading = useFocusAfter<HTMLHeadingElement>(reviewed !== undefined);
  const { go, back } = useMoving(onMoved);
  /** A file of own deals that is being looked through. */
  const [file, setFile] = useState<File>();
  const [hasImported, setHasImported] = useState(false);
  const onReview = (review: Review, unsigned: boolean) => {
    setConfirmed(undefined);
    setReviewed({ review, unsigned });
  };

  const recalculate = async () => {
    const done = await run({ label: t.recalculate, failed: t.recalculateFailed }, async () => {
      await workbook.recalculateDeals();
      return true;
    });
    if (done) say({ kind: 'success', title: t.recalculated });
  };
  const sourceWords = (shown: DealSet) => {
    if (publicPart(shown) === bundledDeals()) return t.bundled;
    return shown.version.source === OWN_FEED_SOURCE ? r.ownFeed : shown.version.source;
  };
  if (file && set)
    return (
      <ImportPanel
        file={file}
        set={set}
        onDone={() => {
          setFile(undefined);
          setHasImported(true);
        }}
      />
    );
  const bar = (
    <div className={styles.bar}>
      <Button disabledFocusable={running !== undefined} onClick={() => void recalculate()}>
        {t.recalculate}
      </Button>
    </div>
  );
  return (
    <PlaceFrame bar={bar}>
      {deals.state === 'loading' ? (
        <LoadingList label={texts.list.loading} />
      ) : (
        <div className={styles.scroller}>
          {deals.state === 'refused' ? (
            <p className={styles.refused}>{texts.common.refusal(deals.message)}</p>
          ) : (
            <section>
              <h2 ref={heading} tabIndex={-1} className={styles.heading}>
                {t.heading}
              </h2>
              <dl className={styles.facts}>
                <dt className={styles.label}>{t.version}</dt>
                <dd className={styles.value}>{deals.set.version.name}</dd>
                <dt className={styles.label}>{t.covers}</dt>
                <dd className={styles.value}>
                  {t.coversSpan(
                    formats.date(deals.set.version.from, 'day'),
                    formats.date(deals.set.version.through, 'day'),
                  )}
                </dd>
                <dt className={styles.label}>{t.deals}</dt>
                <dd className={styles.value}>
                  <TextButton title={t.showThese(t.deals)} onClick={() => onShowDeals(NO_FILTERS)}>
                    {formats.count(deals.set.size)}
                  </TextButton>
                  {own > 0 ? o.ofThemOwn(formats.count(own)) : null}
                </dd>
                <dt className={styles.label}>{t.source}</dt>
                <dd className={styles.value}>{sourceWords(deals.set)}</dd>
              </dl>
            </section>
          )}
          {shortfall === undefined ? null : (
            <p className={styles.refused}>{r.shortfall(texts.common.refusal(shortfall))}</p>
          )}
          <NewerData
            set={set}
            checkAsked={checkAsked}
            onCheckTaken={onCheckTaken}
            onReview={onReview}
            onFetched={() => onMoved()}
          />
          {reviewed ? (
            <ReviewChanges
              review={reviewed.review}
              unsigned={reviewed.unsigned}
              onApply={(refreshTables) => void go(reviewed.review, refreshTables)}
              onCancel={() => setReviewed(undefined)}
            />
          ) : null}
          {confirmed ? (
            <ConfirmedChanges confirmed={confirmed} onClose={() => setConfirmed(undefined)} />
          ) : null}
          <Pin
            set={set}
            pin={pin}
            isPinKnown={isKnown}
            onChanged={() => onMoved()}
            onReview={onReview}
            onBack={(move, refreshTables) => back(move, refreshTables)}
          />
          {set ? <OwnDeals pinned={pin !== undefined} takesFocus={hasImported} onFile={setFile} /> : null}
          {deals.state === 'ready' ? (
            <Coverage set={publicPart(deals.set)} hasOwn={own > 0} onShowDeals={onShowDeals} />
          ) : null}
          <HouseJudgement onShowAssumptions={onShowAssumptions} />
          <Organisation pin={pin} />
          <Feeds />
          <Kept
            set={set}
            pinned={pin !== undefined}
            onGoBack={(undoes) => void back({ kind: 'switch', undoes }, true)}
          />
          <section className={styles.installation}>
            <Button size="small" disabledFocusable={running !== undefined} onClick={checkInstallation}>
              {texts.installation.check}
            </Button>{' '}
            <Button size="small" appearance="subtle" onClick={() => requestFromPane('showTour')}>
              {t.firstSteps}
            </Button>
          </section>
        </div>
      )}
    </PlaceFrame>
  );
}
