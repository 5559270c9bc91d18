import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowLeft16Regular } from '@fluentui/react-icons/svg/arrow-left';
import { Dismiss12Regular } from '@fluentui/react-icons/svg/dismiss';
import { TableAdd20Regular } from '@fluentui/react-icons/svg/table-add';
import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import type { DealSet } from '../../deals/dataset';
import { fieldNamed } from '../../deals/fields';
import type { FieldName } from '../../deals/fields';
import { widthsFor } from '../../workbook/block-look';
import { quoted } from '../../workbook/formula-text';
import { isDateColumn, numberFormatOf } from '../../workbook/table-format';
import { useFormulaInsertion } from '../formulas/insertion';
import { Spoken } from '../Spoken';
import { useSurroundings, useTexts } from '../surroundings';
import { TextButton } from '../TextLink';
import { unbroken } from '../unbroken';
import { COMPARE_TEXTS } from './compare-texts';
import { shortParty } from './short-party';

/** What is compared, in the order of the card. */
const COMPARED: readonly FieldName[] = [
  'announced',
  'deal_type',
  'asset',
  'target',
  'modality',
  'therapeutic_area',
  'stage',
  'territory_class',
  'upfront_usd_m',
  'near_term_usd_m',
  'equity_usd_m',
  'milestones_usd_m',
  'dev_reg_milestones_usd_m',
  'sales_milestones_usd_m',
  'total_usd_m',
  'upfront_share',
  'royalty_low_pct',
  'royalty_high_pct',
  'royalty_text',
  'status',
];

const useStyles = makeStyles({
  panel: {
    position: 'absolute',
    inset: 0,
    display: 'flex',
    flexDirection: 'column',
    backgroundColor: tokens.colorNeutralBackground1,
  },
  head: {
    display: 'flex',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
    flexShrink: 0,
    minHeight: '36px',
    padding: `0 ${tokens.spacingHorizontalS}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
    ':focus': { outline: 'none' },
  },
  scroller: {
    flexGrow: 1,
    minHeight: 0,
    overflow: 'auto',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  table: {
    minWidth: '100%',
    borderCollapse: 'separate',
    borderSpacing: 0,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontVariantNumeric: 'tabular-nums',
    '& th, & td': {
      padding: `3px ${tokens.spacingHorizontalSNudge}`,
      borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
      verticalAlign: 'top',
      overflowWrap: 'anywhere',
    },
  },
  // The names stay in sight while the deals scroll beneath them.
  name: {
    position: 'sticky',
    left: 0,
    zIndex: 1,
    textAlign: 'left',
    width: '84px',
    minWidth: '84px',
    maxWidth: '84px',
    backgroundColor: tokens.colorNeutralBackground2,
    color: tokens.colorNeutralForeground2,
    fontWeight: tokens.fontWeightRegular,
    // Chinese is broken before its brackets, not in its words.
    wordBreak: 'keep-all',
    // Zoomed to 200 % they would leave no room for the figures.
    '@media (max-width: 250px)': { position: 'static' },
  },
  // Room for the longest word of a company's name.
  deal: { minWidth: '100px', textAlign: 'left' },
  // The way out beside the names.
  parties: {
    display: 'flex',
    alignItems: 'flex-start',
    '& > :first-child': { flex: '1 1 0', minWidth: 0 },
  },
  remove: { flexShrink: 0, margin: `-3px calc(-1 * ${tokens.spacingHorizontalSNudge}) 0 0` },
  figure: { textAlign: 'right' },
  undisclosed: { color: tokens.colorNeutralForeground3 },
  bar: { padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}` },
});

interface ComparisonProps {
  readonly set: DealSet;
  readonly dealIds: readonly string[];
  /** Where the place has its main action: below what it says. */
  readonly bar: HTMLElement | null;
  readonly onRemove: (dealId: string) => void;
  readonly onOpen: (dealId: string) => void;
  readonly onBack: () => void;
}

/** Deals side by side, line by line; lines that no deal discloses are left out. */
export default function Comparison({ set, dealIds, bar, onRemove, onOpen, onBack }: ComparisonProps) {
  const styles = useStyles();
  const { texts, formats, entry, field } = useSurroundings();
  const t = useTexts(COMPARE_TEXTS);
  const { insert } = useFormulaInsertion();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);

  const rows = dealIds.flatMap((dealId) => set.rowOf(dealId) ?? []);
  const deals = rows.map((row) => set.row(row));
  const shown = (row: number, name: FieldName): string => {
    const value = set.value(row, name);
    if (value === undefined || value === '' || value === 'undisclosed') return texts.common.dash;
    if (typeof value === 'string') return entry(value);
    const { kind } = fieldNamed(name);
    if (kind === 'date') return formats.date(value, set.datePrecision(row, name) ?? 'day');
    if (kind === 'share') return formats.share(value);
    return kind === 'percent' ? `${formats.usdM(value)}%` : formats.usdM(value);
  };
  const lines = COMPARED.filter((name) => rows.some((row) => shown(row, name) !== texts.common.dash));
  /** Without its unit, which the corner of the table says once; those who hear the pane hear it with each. */
  const amountNamed = (name: FieldName) => {
    const [, words = field(name), unit = ''] = /^(.*?)(\s*[(（][^)）]*[)）])$/.exec(field(name)) ?? [];
    return (
      <>
        {words}
        <Spoken>{unit}</Spoken>
      </>
    );
  };
  const isFigure = (name: FieldName) => ['money', 'percent', 'share'].includes(fieldNamed(name).kind);

  const insertAll = () => {
    const cells = [
      [t.what, ...deals.map(({ licensor, licensee }) => `${licensor} → ${licensee}`)],
      ...lines.map((name) => [
        field(name),
        ...deals.map(({ deal_id }) => `=DEALS.DEAL_GET(${quoted(deal_id)},${quoted(name)})`),
      ]),
    ];
    // A date known to the month only is no day.
    return insert({
      cells,
      look: { widths: widthsFor(cells, 96) },
      rows: lines.length + 1,
      columns: deals.length + 1,
      formats: [
        [null, ...deals.map(() => null)],
        ...lines.map((name) => [null, ...rows.map((row) => formatOf(set, row, name))]),
      ],
    });
  };

  return (
    <section
      className={styles.panel}
      aria-labelledby="comparison-heading"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onBack();
      }}
    >
      <div className={styles.head}>
        <Button size="small" appearance="subtle" icon={<ArrowLeft16Regular />} onClick={onBack}>
          {t.back}
        </Button>
        <h2 id="comparison-heading" className={styles.heading} ref={heading} tabIndex={-1}>
          {t.heading(formats.count(deals.length))}
        </h2>
      </div>
      <div className={styles.scroller} tabIndex={0} role="group" aria-labelledby="comparison-heading">
        <table className={styles.table}>
          <thead>
            <tr>
              <th className={styles.name} scope="col">
                <Spoken>{t.what}</Spoken> {t.unit}
              </th>
              {deals.map(({ deal_id, licensor, licensee }) => (
                <th key={deal_id} className={styles.deal} scope="col">
                  <div className={styles.parties} lang="en">
                    <TextButton
                      label={t.open(`${licensor} → ${licensee}`)}
                      title={t.open(deal_id)}
                      onClick={() => onOpen(deal_id)}
                    >
                      {shortParty(licensor)} → {shortParty(licensee)}
                    </TextButton>
                    <Button
                      size="small"
                      appearance="subtle"
                      className={styles.remove}
                      icon={<Dismiss12Regular />}
                      aria-label={t.remove(`${licensor} → ${licensee}`)}
                      title={t.remove(deal_id)}
                      onClick={() => {
                        heading.current?.focus();
                        onRemove(deal_id);
                      }}
                    />
                  </div>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((name) => (
              <tr key={name}>
                <th className={styles.name} scope="row">
                  {name === 'upfront_share'
                    ? t.share
                    : name === 'royalty_text'
                      ? t.royalty
                      : fieldNamed(name).kind === 'money'
                        ? amountNamed(name)
                        : unbroken(field(name))}
                </th>
                {rows.map((row) => {
                  const text = shown(row, name);
                  return (
                    <td
                      key={row}
                      className={mergeClasses(
                        isFigure(name) && styles.figure,
                        text === texts.common.dash && styles.undisclosed,
                      )}
                    >
                      {text}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {bar &&
        createPortal(
          <div className={styles.bar}>
            <Button
              appearance="primary"
              icon={<TableAdd20Regular />}
              title={t.insertHint}
              onClick={() => void insertAll()}
            >
              {t.insert}
            </Button>
          </div>,
          bar,
        )}
    </section>
  );
}

/** As in tables of deals; a date of which only the month was published shows no day. */
function formatOf(set: DealSet, row: number, name: FieldName): string | null {
  const isMonth = isDateColumn(name) && set.datePrecision(row, name) === 'month';
  const format = numberFormatOf(name, isMonth);
  return format === 'General' ? null : format;
}
