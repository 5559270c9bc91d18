import { makeStyles, tokens } from '@fluentui/react-components';

/** How the parts of this place stand one below the other: heading, what it is about, list. */
export const useSectionStyles = makeStyles({
  section: { marginTop: tokens.spacingVerticalXL },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  hint: {
    margin: `2px 0 ${tokens.spacingVerticalXS}`,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
});
