/** What axe has to say of a page in a browser, colours included. */
import { readFileSync } from 'node:fs';
import type axeCore from 'axe-core';
import type { Frame, Page } from 'playwright-core';
import type { ThemeName } from '../../src/workbench/theme';

declare const axe: typeof axeCore;

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
/** In the order in which they are looked at. */
export const THEMES: readonly ThemeName[] = ['light', 'dark', 'contrast'];
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/**
 * What axe complains of in a page or a frame, one line for each element; what stands in frames is left to them. Only
 * colours change with the theme, so that all rules are asked in the first one and those about colours in the others.
 */
export async function complaints(
  where: Page | Frame,
  theme: ThemeName,
  excluded: readonly string[] = [],
): Promise<string[]> {
  if (!(await where.evaluate(() => 'axe' in globalThis))) await where.evaluate(AXE);
  // A colour on its way from one theme to the next is none that anybody reads.
  await where.waitForFunction(() =>
    document.getAnimations().every(({ playState }) => playState !== 'running'),
  );
  const { violations, incomplete } = await where.evaluate(
    async ([exclude, rules]) =>
      axe.run(
        { include: [['html']], exclude: exclude.map((each) => [each]) },
        { iframes: false, ...(rules ? { runOnly: [...rules] } : {}) },
      ),
    [excluded, theme === THEMES[0] ? undefined : COLOUR_RULES] as const,
  );
  const undecided = incomplete.find(({ id }) => id === 'color-contrast')?.nodes ?? [];
  const faint = await where.evaluate(
    faintTexts,
    undecided.map(({ target }) => target.join(' ')),
  );
  return [
    ...violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary ?? ''}`),
    ),
    ...faint,
  ];
}

/**
 * Runs in the page, for texts whose background axe can't tell because something lies over them (a dialog in the top
 * layer, a card over a list): those with less contrast than 4.5 against the nearest opaque background around them.
 */
function faintTexts(targets: string[]): string[] {
  const parts = (colour: string) => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = ([r = 0, g = 0, b = 0]: number[]) => {
    const [red = 0, green = 0, blue = 0] = [r, g, b].map((part) => {
      const value = part / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  return targets.flatMap((target) => {
    const element = document.querySelector(target);
    if (!element) return [];
    let around: Element | null = element;
    while (around && (parts(getComputedStyle(around).backgroundColor)[3] ?? 1) < 1)
      around = around.parentElement;
    const text = luminance(parts(getComputedStyle(element).color));
    const behind = around ? luminance(parts(getComputedStyle(around).backgroundColor)) : 1;
    const ratio = (Math.max(text, behind) + 0.05) / (Math.min(text, behind) + 0.05);
    return ratio < 4.5 ? [`contrast at ${target}: ${ratio.toFixed(2)}`] : [];
  });
}
