import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowLeft16Regular } from '@fluentui/react-icons/svg/arrow-left';
import { ChevronDown16Regular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronUp16Regular } from '@fluentui/react-icons/svg/chevron-up';
import { useEffect, useMemo, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import type { DealSet } from '../../deals/dataset';
import { isOwnDeal } from '../../deals/own/layer';
import { useSurroundings } from '../surroundings';
import { TextButton } from '../TextLink';
import { CardActions } from './CardActions';
import type { CardActionsProps } from './CardActions';
import { CardFacts } from './CardFacts';
import { CardSection } from './CardSection';
import { CardTerms } from './CardTerms';
import { relatedDeals } from './related';
import { CardSources } from './CardSources';
import { ValueIt } from './ValueIt';

const useStyles = makeStyles({
  card: {
    position: 'absolute',
    inset: 0,
    display: 'flex',
    flexDirection: 'column',
    backgroundColor: tokens.colorNeutralBackground1,
  },
  head: {
    display: 'flex',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalXS,
    flexShrink: 0,
    minHeight: '36px',
    padding: `0 ${tokens.spacingHorizontalS}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  back: { marginRight: 'auto', whiteSpace: 'nowrap' },
  position: {
    whiteSpace: 'nowrap',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: 'tabular-nums',
    // Zoomed to 200 % the way back and on needs the whole line.
    '@media (max-width: 250px)': { display: 'none' },
  },
  scroller: {
    flexGrow: 1,
    minHeight: 0,
    overflowY: 'auto',
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalL}`,
  },
  parties: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
    ':focus': { outline: 'none' },
  },
  arrow: { padding: '0 6px', color: tokens.colorNeutralForeground3, fontWeight: tokens.fontWeightRegular },
  under: { margin: '2px 0 0', color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  ended: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalXS,
    marginTop: tokens.spacingVerticalS,
  },
  text: { margin: 0, overflowWrap: 'anywhere' },
  relations: { margin: 0, padding: 0, listStyleType: 'none' },
  relation: { padding: '3px 0' },
  how: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  caution: { margin: `${tokens.spacingVerticalXS} 0 0`, fontSize: tokens.fontSizeBase200 },
});

interface DealCardProps extends CardActionsProps {
  readonly set: DealSet;
  readonly dealId: string;
  /** Place in the list, from 0; undefined where the deal is not in the list (a related one). */
  readonly place: number | undefined;
  readonly count: number;
  /** Whether the heading takes the focus when the card appears. */
  readonly takesFocus: boolean;
  readonly onBack: () => void;
  readonly onStep: (step: -1 | 1) => void;
  readonly onOpen: (dealId: string) => void;
  readonly onInsert: () => void;
  readonly onValue: (dealId: string) => void;
}

/** Everything that the data say of one deal, each figure two clicks from its source. Escape goes back. */
export default function DealCard(props: DealCardProps) {
  const { set, dealId, place, count, takesFocus } = props;
  const styles = useStyles();
  const { texts, formats, entry } = useSurroundings();
  const row = set.rowOf(dealId);
  const heading = useRef<HTMLHeadingElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const related = useMemo(() => (row === undefined ? [] : relatedDeals(set, row)), [set, row]);

  useEffect(() => {
    scroller.current?.scrollTo?.({ top: 0 });
    if (takesFocus) heading.current?.focus({ preventScroll: true });
  }, [dealId, takesFocus]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      props.onBack();
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      props.onInsert();
    } else if ((event.key === 'ArrowRight' || event.key === 'ArrowLeft') && place !== undefined) {
      event.preventDefault();
      props.onStep(event.key === 'ArrowRight' ? 1 : -1);
    }
  };

  const deal = row === undefined ? undefined : set.row(row);
  const isOwn = row !== undefined && isOwnDeal(set, row);
  return (
    <article className={styles.card} aria-labelledby="deal-heading" onKeyDown={onKeyDown}>
      <div className={styles.head}>
        <Button
          className={styles.back}
          size="small"
          appearance="subtle"
          icon={<ArrowLeft16Regular />}
          title={texts.card.backTo}
          onClick={props.onBack}
        >
          {texts.card.back}
        </Button>
        {place === undefined ? null : (
          <>
            <span className={styles.position}>
              {texts.card.position(formats.count(place + 1), formats.count(count))}
            </span>
            <Button
              size="small"
              appearance="subtle"
              icon={<ChevronUp16Regular />}
              aria-label={texts.card.previous}
              title={`${texts.card.previous} (←)`}
              disabledFocusable={place === 0}
              onClick={() => props.onStep(-1)}
            />
            <Button
              size="small"
              appearance="subtle"
              icon={<ChevronDown16Regular />}
              aria-label={texts.card.next}
              title={`${texts.card.next} (→)`}
              disabledFocusable={place >= count - 1}
              onClick={() => props.onStep(1)}
            />
          </>
        )}
      </div>
      <div className={styles.scroller} ref={scroller} tabIndex={-1}>
        {deal === undefined ? (
          <h2 id="deal-heading" ref={heading} tabIndex={-1} className={styles.parties}>
            {texts.card.missing}
          </h2>
        ) : (
          <>
            <h2 id="deal-heading" ref={heading} tabIndex={-1} className={styles.parties}>
              {deal.licensor}
              <span className={styles.arrow}>→</span>
              <wbr />
              {deal.licensee}
            </h2>
            <p className={styles.under}>
              {entry(deal.deal_type)} · {formats.date(deal.announced.serial, deal.announced.precision)}
              {deal.status === undefined || deal.status === 'Unknown' ? null : (
                <>
                  {' · '}
                  <span className={deal.status === 'Terminated' ? styles.ended : undefined}>
                    {deal.status_date === undefined
                      ? entry(deal.status)
                      : texts.card.statusSince(
                          entry(deal.status),
                          formats.date(deal.status_date.serial, deal.status_date.precision),
                        )}
                  </span>
                </>
              )}
            </p>
            <div className={styles.actions}>
              <ValueIt onValue={() => props.onValue(deal.deal_id)} />
              <CardActions
                compared={props.compared}
                onFormula={props.onFormula}
                onCompare={props.onCompare}
              />
            </div>
            <CardTerms deal={deal} />
            <CardFacts deal={deal} isOwn={isOwn} />
            {related.length === 0 ? null : (
              <CardSection heading={texts.card.related}>
                <ul className={styles.relations}>
                  {related.map((each) => {
                    const other = set.row(each.row);
                    return (
                      <li key={other.deal_id} className={styles.relation}>
                        <TextButton onClick={() => props.onOpen(other.deal_id)}>
                          {other.asset ?? other.deal_id}, {formats.month(other.announced.serial)}
                        </TextButton>
                        <div className={styles.how}>{texts.card.relations[each.relation]}</div>
                      </li>
                    );
                  })}
                </ul>
                {deal.counted_in_parent === 'yes' ? (
                  <p className={styles.caution}>{texts.card.countedInParent}</p>
                ) : null}
              </CardSection>
            )}
            {deal.notes === undefined ? null : (
              <CardSection heading={texts.card.notes}>
                <p className={styles.text} lang="en">
                  {deal.notes}
                </p>
              </CardSection>
            )}
            <CardSources deal={deal} isOwn={isOwn} />
          </>
        )}
      </div>
    </article>
  );
}
