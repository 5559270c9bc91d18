import { makeStyles, tokens } from '@fluentui/react-components';

/** Colours of drawings: the theme's, and the system's own where it forces colours. */
export const usePictureStyles = makeStyles({
  text: {
    fill: tokens.colorNeutralForeground1,
    fontSize: '11px',
    // Lines that cross it stop short of its letters.
    paintOrder: 'stroke',
    stroke: tokens.colorNeutralBackground1,
    strokeWidth: '3px',
    '@media (forced-colors: active)': { fill: 'CanvasText', stroke: 'Canvas' },
  },
  faint: {
    fill: tokens.colorNeutralForeground3,
    fontSize: '10px',
    '@media (forced-colors: active)': { fill: 'CanvasText' },
  },
  strong: { fontWeight: tokens.fontWeightSemibold },
  gain: {
    fill: tokens.colorCompoundBrandBackground,
    '@media (forced-colors: active)': { fill: 'Highlight' },
  },
  loss: {
    fill: tokens.colorPaletteMarigoldBackground3,
    '@media (forced-colors: active)': { fill: 'Canvas', stroke: 'CanvasText' },
  },
  whole: {
    fill: tokens.colorNeutralForeground3,
    '@media (forced-colors: active)': { fill: 'CanvasText' },
  },
  other: {
    fill: tokens.colorNeutralBackground1,
    stroke: tokens.colorNeutralForeground3,
    '@media (forced-colors: active)': { fill: 'Canvas', stroke: 'CanvasText' },
  },
  axis: { stroke: tokens.colorNeutralStroke1, '@media (forced-colors: active)': { stroke: 'CanvasText' } },
  marker: {
    stroke: tokens.colorNeutralForeground1,
    strokeDasharray: '3 2',
    '@media (forced-colors: active)': { stroke: 'CanvasText' },
  },
});
