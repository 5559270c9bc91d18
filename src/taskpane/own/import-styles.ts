import { makeStyles, tokens } from '@fluentui/react-components';

/** What the steps of the import have in common. */
export const useImportStyles = makeStyles({
  scroller: {
    flexGrow: 1,
    minHeight: 0,
    overflowY: 'auto',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalL}`,
  },
  heading: {
    margin: `${tokens.spacingVerticalM} 0 0`,
    fontSize: tokens.fontSizeBase300,
    fontWeight: tokens.fontWeightSemibold,
  },
  hint: {
    margin: `2px 0 ${tokens.spacingVerticalXS}`,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: 'anywhere',
  },
  problem: {
    margin: `2px 0 ${tokens.spacingVerticalXS}`,
    color: tokens.colorPaletteRedForeground1,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: 'anywhere',
  },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  item: {
    display: 'grid',
    // Room for the longest field name beside its arrow.
    gridTemplateColumns: 'minmax(0, 5fr) minmax(0, 8fr)',
    columnGap: tokens.spacingHorizontalS,
    rowGap: '2px',
    alignItems: 'center',
    padding: `${tokens.spacingVerticalXS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    '@media (max-width: 250px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  // Chinese is broken before its brackets, not in its words.
  name: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere', wordBreak: 'keep-all' },
  wide: { gridColumn: '1 / -1' },
  stacked: { display: 'grid', rowGap: tokens.spacingVerticalXS },
  action: { margin: `2px 0 ${tokens.spacingVerticalS}` },
  link: { justifySelf: 'start' },
  muted: { color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
  choice: {
    display: 'grid',
    // Room for the longest field name beside its arrow.
    gridTemplateColumns: 'minmax(0, 5fr) minmax(0, 8fr)',
    columnGap: tokens.spacingHorizontalS,
    alignItems: 'center',
    margin: '2px 0',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  figure: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
});
