// Renders assets/source/*.svg to the PNG files that Office shows. Run it after an edit: node scripts/icons.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { ensureBrowser } from './browser.mjs';

const assets = fileURLToPath(new URL('../assets', import.meta.url));

/** Sizes by drawing; below 24 pixels the add-in's own icon has a drawing without the grid. */
const SIZES = {
  icon: [16, 32, 64, 80, 128],
  refresh: [16, 32, 80],
  check: [16, 32, 80],
  valuation: [16, 32, 80],
  market: [16, 32, 80],
  help: [16, 32, 80],
};

const browser = await chromium.launch({ executablePath: ensureBrowser(), args: ['--no-sandbox'] });
const page = await browser.newPage();
for (const [name, sizes] of Object.entries(SIZES)) {
  for (const size of sizes) {
    const source = name === 'icon' && size < 24 ? 'icon-small' : name;
    const svg = readFileSync(join(assets, 'source', `${source}.svg`), 'utf8');
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(
      `<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
    );
    writeFileSync(join(assets, `${name}-${size}.png`), await page.screenshot({ omitBackground: true }));
  }
}
await browser.close();
