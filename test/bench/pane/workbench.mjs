// The workbench in a real browser, with data versions of any size brought as a user brings them: through the feed.
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { ensureBrowser } from '../../../scripts/browser.mjs';
import { startServer } from '../../../scripts/serve.mjs';

/** Opens the workbench; a feed offers one of the versions at a time. */
export async function openWorkbench(versions) {
  const server = await startServer({ port: 0, host: 'localhost' });
  const browser = await chromium.launch({
    executablePath: ensureBrowser(),
    args: ['--no-sandbox', '--disable-background-networking', '--enable-precise-memory-info'],
  });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  let offered = [];
  await page.route('**/feed/index.json', (route) => route.fulfill({ json: { versions: offered } }));
  for (const { entry, path } of versions)
    await page.route(`**/feed/${entry.file}`, (route) =>
      route.fulfill({ body: readFileSync(path), contentType: 'text/csv' }),
    );
  await page.goto(server.url);
  const pane = page.frameLocator('iframe');
  await pane.locator('[role=option]').first().waitFor({ timeout: 60_000 });
  await page.locator('[inert]').waitFor({ state: 'detached', timeout: 60_000 });
  const settled = () => page.evaluate(() => globalThis.dealSheetWorkbench.host.settled());
  await settled();
  const frame = () => page.frames().find((each) => each.url().includes('taskpane.html'));
  return {
    page,
    pane,
    settled,
    /** The frame in which the add-in runs. */
    frame,
    place: (name) => pane.getByRole('navigation').getByRole('button', { name, exact: true }).click(),
    /** Puts an offered version in force, as a user does. */
    async use({ entry }) {
      offered = [entry];
      await this.place('Data');
      const press = (name) => pane.getByRole('button', { name }).click({ timeout: 180_000 });
      await press('Check for newer data');
      await press(`Review version ${entry.name}`);
      const tables = pane.getByLabel(/^Refresh the .*linked table/);
      await pane.getByRole('button', { name: `Use version ${entry.name}` }).waitFor({ timeout: 180_000 });
      if (await tables.isVisible()) await tables.uncheck();
      await press(`Use version ${entry.name}`);
      await pane.getByText(`Version ${entry.name} is in force`).waitFor({ timeout: 180_000 });
      await this.place('Deals');
      await pane.locator('[role=option]').first().waitFor();
      await settled();
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}
