import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { memo } from 'react';
import type { DealSet } from '../../deals/dataset';
import { isOwnDeal } from '../../deals/own/layer';
import { Spoken } from '../Spoken';
import { useSurroundings } from '../surroundings';
import type { Surroundings } from '../surroundings';
import { shortParty } from './short-party';
import { TermsBar } from './TermsBar';
import { termsParts } from './terms';

/** Height of a line of the list in CSS pixels: two lines of text and air. */
export const LINE_HEIGHT = 46;

const useStyles = makeStyles({
  line: {
    position: 'absolute',
    top: 0,
    left: 0,
    right: 0,
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 64px',
    gridTemplateRows: '20px 16px',
    columnGap: tokens.spacingHorizontalS,
    alignContent: 'center',
    boxSizing: 'border-box',
    height: `${LINE_HEIGHT}px`,
    contain: 'strict',
    padding: `0 ${tokens.spacingHorizontalM}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    '@media (max-width: 250px)': { gridTemplateColumns: 'minmax(0, 1fr) 48px' },
  },
  active: {
    backgroundColor: tokens.colorNeutralBackground1Selected,
    boxShadow: `inset 2px 0 0 ${tokens.colorBrandStroke1}`,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Selected },
    '@media (forced-colors: active)': { outline: '2px solid Highlight', outlineOffset: '-2px' },
  },
  // The names have what a short figure leaves.
  head: {
    gridColumn: '1 / -1',
    display: 'flex',
    columnGap: tokens.spacingHorizontalS,
    minWidth: 0,
    // Zoomed to 200 % the names have the whole first line, and the headline stands in the second.
    '@media (max-width: 250px)': { display: 'contents' },
  },
  parties: {
    flex: '1 1 0',
    display: 'grid',
    // A short name is never cut to spare a long one: both get half the room, and what one leaves is the other's.
    gridTemplateColumns: 'minmax(0, max-content) auto minmax(0, max-content)',
    justifyContent: 'start',
    minWidth: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: '20px',
    whiteSpace: 'nowrap',
    '@media (max-width: 250px)': { gridColumn: '1 / -1' },
  },
  party: { overflow: 'hidden', textOverflow: 'ellipsis' },
  arrow: { padding: '0 4px', color: tokens.colorNeutralForeground3 },
  facts: {
    display: 'flex',
    minWidth: 0,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: '16px',
    whiteSpace: 'nowrap',
  },
  asset: { flex: '0 1 auto', minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis' },
  fact: { flexShrink: 0, ':not(:first-child)::before': { content: '"·"', padding: '0 4px' } },
  notInNarrow: { '@media (max-width: 250px)': { display: 'none' } },
  roomy: { '@media (max-width: 399px)': { display: 'none' } },
  ended: { color: tokens.colorPaletteRedForeground1 },
  own: { color: tokens.colorBrandForeground1, fontWeight: tokens.fontWeightSemibold },
  total: {
    fontSize: tokens.fontSizeBase300,
    lineHeight: '20px',
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
    textAlign: 'right',
    whiteSpace: 'nowrap',
    '@media (max-width: 250px)': { gridArea: '2 / 2', lineHeight: '16px' },
  },
  undisclosed: { fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground3 },
  bar: { alignSelf: 'center', '@media (max-width: 250px)': { display: 'none' } },
});

/** The figure at the end of a line: the total, or what the list is sorted by. */
export type LineFigure = 'total_usd_m' | 'upfront_usd_m' | 'upfront_share';

/** What a line says of a deal, read from the columns: no row object is made. */
export interface LineFacts {
  readonly dealId: string;
  readonly licensor: string;
  readonly licensee: string;
  readonly asset: string;
  readonly modality: string;
  readonly stage: string;
  readonly month: string;
  readonly ended: boolean;
  /** Whether the user added it. */
  readonly isOwn: boolean;
  readonly totalUsdM: number | undefined;
  readonly upfrontUsdM: number | undefined;
  readonly upfrontShare: number | undefined;
  readonly terms: ReturnType<typeof termsParts>;
}

/** Reads the facts of a line. */
function lineFacts(set: DealSet, row: number, { formats, shortStage, entry }: Surroundings): LineFacts {
  const text = (field: Parameters<DealSet['value']>[1]) => String(set.value(row, field) ?? '');
  const number = (field: Parameters<DealSet['value']>[1]) => {
    const value = set.value(row, field);
    return typeof value === 'number' ? value : undefined;
  };
  const stage = text('stage');
  const modality = text('modality');
  const announced = number('announced');
  const totalUsdM = number('total_usd_m');
  const upfrontUsdM = number('upfront_usd_m');
  return {
    dealId: text('deal_id'),
    licensor: text('licensor'),
    licensee: text('licensee'),
    asset: text('asset'),
    modality: modality && entry(modality),
    stage: stage && shortStage(stage),
    month: announced === undefined ? '' : formats.month(announced),
    ended: text('status') === 'Terminated',
    isOwn: isOwnDeal(set, row),
    totalUsdM,
    upfrontUsdM,
    upfrontShare: number('upfront_share'),
    terms: termsParts({
      upfront_usd_m: upfrontUsdM,
      near_term_usd_m: number('near_term_usd_m'),
      milestones_usd_m: number('milestones_usd_m'),
      equity_usd_m: number('equity_usd_m'),
      equity_in: text('equity_in'),
      total_usd_m: totalUsdM,
    }),
  };
}

/** The figure at the end of a line in words; undefined where it is undisclosed. */
function figureText(facts: LineFacts, figure: LineFigure, { formats }: Surroundings): string | undefined {
  if (figure === 'upfront_share')
    return facts.upfrontShare === undefined ? undefined : formats.share(facts.upfrontShare);
  const usdM = figure === 'total_usd_m' ? facts.totalUsdM : facts.upfrontUsdM;
  return usdM === undefined ? undefined : formats.usdMWhole(usdM);
}

/** The parts of a headline in words: "Upfront 175 · Milestones 9,300". */
function termsWords(terms: LineFacts['terms'], { texts, formats }: Surroundings): string | undefined {
  return terms?.parts.map(({ kind, usdM }) => `${texts.card.parts[kind]} ${formats.usdM(usdM)}`).join(' · ');
}

interface DealLineProps {
  readonly set: DealSet;
  readonly row: number;
  readonly figure: LineFigure;
  readonly place: number;
  readonly count: number;
  readonly active: boolean;
  readonly id: string;
  readonly onOpen: (place: number) => void;
}

/** One deal of the list on two lines: who to whom and the headline; what, how far, when, and the terms as a bar. */
export const DealLine = memo(function DealLine(props: DealLineProps) {
  const { set, row, figure, place, count, active, id, onOpen } = props;
  const styles = useStyles();
  const surroundings = useSurroundings();
  const { texts, formats, entry } = surroundings;
  const facts = lineFacts(set, row, surroundings);
  const { totalUsdM } = facts;
  const shown = figureText(facts, figure, surroundings);
  const spoken = texts.list.line(
    facts.licensor,
    facts.licensee,
    [
      facts.asset,
      facts.modality,
      facts.stage,
      facts.month,
      facts.ended ? entry('Terminated') : '',
      facts.isOwn ? entry('Own') : '',
      figure === 'total_usd_m' || shown === undefined ? '' : `${surroundings.field(figure)} ${shown}`,
    ]
      .filter(Boolean)
      .join(', '),
    totalUsdM === undefined ? texts.list.totalUndisclosed : texts.list.totalSpoken(formats.usdM(totalUsdM)),
  );
  return (
    <div
      id={id}
      role="option"
      aria-selected={active}
      aria-setsize={count}
      aria-posinset={place + 1}
      className={mergeClasses(styles.line, active && styles.active)}
      style={{ transform: `translateY(${place * LINE_HEIGHT}px)` }}
      onClick={() => onOpen(place)}
    >
      <Spoken>{spoken}</Spoken>
      <div className={styles.head}>
        <div className={styles.parties} title={`${facts.licensor} → ${facts.licensee}`} aria-hidden>
          <span className={styles.party}>{shortParty(facts.licensor)}</span>
          <span className={styles.arrow}>→</span>
          <span className={styles.party}>{shortParty(facts.licensee)}</span>
        </div>
        <div className={mergeClasses(styles.total, shown === undefined && styles.undisclosed)} aria-hidden>
          {shown ?? texts.common.dash}
        </div>
      </div>
      <div className={styles.facts} aria-hidden>
        {facts.asset ? (
          <span className={styles.asset} title={facts.asset}>
            {facts.asset}
          </span>
        ) : null}
        {facts.modality ? (
          <span className={mergeClasses(styles.fact, styles.roomy)}>{facts.modality}</span>
        ) : null}
        {facts.ended ? (
          <span className={mergeClasses(styles.fact, styles.ended)}>{entry('Terminated')}</span>
        ) : facts.stage ? (
          <span className={mergeClasses(styles.fact, styles.notInNarrow)}>{facts.stage}</span>
        ) : null}
        <span className={mergeClasses(styles.fact, styles.notInNarrow)}>{facts.month}</span>
        {facts.isOwn ? <span className={mergeClasses(styles.fact, styles.own)}>{entry('Own')}</span> : null}
      </div>
      <div className={styles.bar} aria-hidden title={termsWords(facts.terms, surroundings)}>
        {facts.terms ? <TermsBar terms={facts.terms} size="small" /> : null}
      </div>
    </div>
  );
});
