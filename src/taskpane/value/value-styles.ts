import { makeStyles, tokens } from '@fluentui/react-components';

/** What the views of the Value place have in common. */
export const useValueStyles = makeStyles({
  section: { marginTop: tokens.spacingVerticalL },
  heading: {
    margin: `0 0 ${tokens.spacingVerticalXS}`,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    fontWeight: tokens.fontWeightSemibold,
    ':focus': { outline: 'none' },
  },
  hint: {
    margin: `0 0 ${tokens.spacingVerticalXS}`,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: 'anywhere',
  },
  problem: {
    margin: `${tokens.spacingVerticalXS} 0`,
    color: tokens.colorPaletteRedForeground1,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: 'anywhere',
  },
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontVariantNumeric: 'tabular-nums',
    '& th, & td': {
      padding: '3px 0 3px 8px',
      textAlign: 'right',
      verticalAlign: 'baseline',
      fontWeight: tokens.fontWeightRegular,
    },
    '& th:first-child, & td:first-child': { paddingLeft: 0, textAlign: 'left' },
    '& th:first-child': { width: '99%' },
    '& thead th': { whiteSpace: 'nowrap', color: tokens.colorNeutralForeground3, verticalAlign: 'bottom' },
    '& tbody tr': { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
    '& td': { whiteSpace: 'nowrap' },
    '@media (max-width: 250px)': { '& thead th': { whiteSpace: 'normal' } },
  },
  strong: { '& th, & td': { fontWeight: tokens.fontWeightSemibold } },
  buttons: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    marginTop: tokens.spacingVerticalS,
  },
});
