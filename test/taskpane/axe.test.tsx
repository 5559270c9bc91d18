import { act, screen } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { rememberMessage } from '../../src/functions/last-messages';
import type { LinkedTable, RefreshReport } from '../../src/workbook/reports';
import { WorkbookError } from '../../src/workbook/workbook-error';
import { TABLES_TEXTS } from '../../src/taskpane/tables/tables-texts';
import { VIEWS_TEXTS } from '../../src/taskpane/deals/views-texts';
import { FORMULAS_TEXTS } from '../../src/taskpane/formulas/formulas-texts';
import { TEXTS } from './texts';
import type { Texts } from '../../src/taskpane/texts';
import type { WorkbookAccess } from '../../src/taskpane/workbook-access';
import { realDeals } from './deals-csv';
import { openPane } from './open-pane';

const table: LinkedTable = {
  id: 'a',
  tableName: 'tblDeals1',
  sheetName: 'Sheet1',
  query: { search: 'adc', criteria: [] },
  columns: ['deal_id'],
  dataVersion: '2026-11',
  origin: 'machine',
  refreshedAt: '2026-11-22T10:00:00Z',
  deals: 14,
  status: 'newerData',
};

const report: RefreshReport = {
  id: 'a',
  tableName: 'tblDeals1',
  sheetName: 'Sheet1',
  dataVersion: { before: '2026-08', after: '2026-11' },
  origin: { before: 'machine', after: 'machine' },
  added: ['a-b-2024-01'],
  removed: [],
  changed: [{ dealId: 'a-c-2024-01', column: 'total_usd_m', before: 1, after: 2 }],
  edited: [{ dealId: 'a-c-2024-01', column: 'upfront_usd_m', kept: 1, data: 2 }],
  keptRows: [],
  deletedRows: ['a-d-2024-01'],
  duplicates: [],
  ownRows: 1,
  missingColumns: [],
  filledColumns: ['Mine'],
  lostFormulas: [],
  notes: [],
  deals: 14,
};

const button = (name: string | RegExp) => screen.getByRole('button', { name });

interface View {
  readonly name: string;
  readonly workbook?: Partial<WorkbookAccess>;
  readonly go: (user: UserEvent, texts: Texts) => Promise<unknown>;
}

const views: readonly View[] = [
  { name: 'the list of deals', go: () => Promise.resolve() },
  {
    name: 'the list with an active deal',
    go: async (user, { search }) => {
      await user.click(screen.getByLabelText(search.label));
      await user.keyboard('{ArrowDown}');
    },
  },
  {
    name: 'the filters, one set, companies suggested',
    go: async (user, { filters }) => {
      await user.click(button(filters.open));
      await user.click(screen.getByRole('button', { name: /^(Phase 2|II 期) \d/ }));
      await user.type(screen.getByLabelText(filters.labels.licensee), 'a');
    },
  },
  {
    name: 'nothing found',
    go: (user, { search }) => user.type(screen.getByLabelText(search.label), 'zzzz'),
  },
  {
    name: 'a deal',
    go: (user, { search }) => user.type(screen.getByLabelText(search.label), 'kelun-merck-2022-12{Enter}'),
  },
  {
    name: 'the choice of columns',
    go: async (user, { insert }) => {
      await user.click(screen.getByTitle(insert.options));
      await user.selectOptions(screen.getByLabelText(insert.columns), 'own');
    },
  },
  {
    name: 'a refused insertion',
    workbook: { insertLinkedTable: () => Promise.reject(new WorkbookError('occupied', 'B4 is not empty.')) },
    go: async (user, { insert }) => {
      await user.click(button(insert.table));
      await screen.findByText(insert.failed);
    },
  },
  {
    name: 'an insertion that runs',
    workbook: { insertLinkedTable: () => new Promise(() => undefined) },
    go: (user, { insert }) => user.click(button(insert.table)),
  },
  { name: 'no linked tables', go: (user, { places }) => user.click(button(places.tables)) },
  {
    name: 'linked tables, one refreshed, one formula failed',
    workbook: {
      listLinkedTables: () => Promise.resolve([table]),
      lastAction: () => ({ kind: 'refresh', tableName: 'tblDeals1' }),
      inspectLinkedTable: () => Promise.resolve({ state: 'checked', report }),
      reviewRefresh: () =>
        Promise.resolve({
          waiting: [{ report, deals: { origin: 'machine', set: realDeals }, restoreDeletedRows: false }],
          unchanged: [],
          refused: [],
        }),
      applyRefresh: () => Promise.resolve({ refreshed: [report], waiting: [], refused: [] }),
    },
    go: async (user, { places }) => {
      const tables = TABLES_TEXTS['en-US'];
      await user.click(button(places.tables));
      await user.click(await screen.findByRole('button', { name: tables.refreshOne('tblDeals1') }));
      await user.click(await screen.findByRole('button', { name: tables.review.apply }));
      await screen.findByText(tables.review.applied('tblDeals1'));
      await user.click(screen.getByRole('button', { name: tables.freezeOne('tblDeals1') }));
      act(() =>
        rememberMessage({ address: 'Sheet1!B2', error: '#N/A', message: 'deal: there is no such deal.' }),
      );
      await screen.findByText(/1 DEALS formula shows an error/);
      await screen.findByText(tables.status.newerData);
    },
  },
  {
    name: 'a refresh to be reviewed, and a broken table',
    workbook: {
      listLinkedTables: () => Promise.resolve([table, { ...table, id: 'b', tableName: 'Gone' }]),
      inspectLinkedTable: () =>
        Promise.resolve({ state: 'broken', problem: new WorkbookError('gone', 'The table was deleted.') }),
      reviewRefresh: () =>
        Promise.resolve({
          waiting: [{ report, deals: { origin: 'machine', set: realDeals }, restoreDeletedRows: false }],
          unchanged: [],
          refused: [],
        }),
    },
    go: async (user, { places }) => {
      const tables = TABLES_TEXTS['en-US'];
      await user.click(button(places.tables));
      await screen.findAllByText('The table was deleted.');
      await user.click(screen.getByRole('button', { name: tables.refreshAll }));
      await screen.findByText(tables.review.hint);
    },
  },
  {
    name: 'the functions',
    go: async (user, { places }) => {
      await user.click(button(places.formulas));
      await screen.findByRole('searchbox');
    },
  },
  {
    name: 'a formula being built, misspelt',
    go: async (user, { places }) => {
      await user.click(button(places.formulas));
      await user.click(await screen.findByText('DEAL_SUMIFS'));
      await user.click(button(FORMULAS_TEXTS['en-US'].build.add));
      await user.type(screen.getByRole('combobox', { name: 'measure' }), 'upfrnt');
      await screen.findByText('#VALUE!');
    },
  },
  {
    name: 'formulas in error',
    workbook: {
      failedFormulas: () =>
        Promise.resolve({
          cells: [{ sheetName: 'Sheet1', address: 'B2', formula: '=DEALS.POS("Phse 2")', error: '#VALUE!' }],
          more: true,
          calculating: 2,
        }),
    },
    go: async (user, { places }) => {
      await user.click(button(places.formulas));
      await user.click(await screen.findByText(FORMULAS_TEXTS['en-US'].views.errorsCount('1')));
      await screen.findByText('=DEALS.POS("Phse 2")');
    },
  },
  {
    name: 'saved views, one being renamed',
    go: async (user, { filters }) => {
      const views = VIEWS_TEXTS['en-US'];
      await user.click(button(filters.views));
      await user.type(await screen.findByLabelText(views.name), '{Enter}');
      await user.click(await screen.findByRole('button', { name: /^Rename/ }));
    },
  },
  {
    name: 'two deals compared',
    go: async (user, { search }) => {
      for (const id of ['kelun-merck-2022-12', 'hansoh-gsk-2023-12']) {
        await user.clear(screen.getByLabelText(search.label));
        await user.type(screen.getByLabelText(search.label), `${id}{Enter}`);
        await user.click(await screen.findByRole('button', { name: 'Compare' }));
        if (id.startsWith('kelun')) await user.click(button('Back'));
      }
      await user.click(button('Compare'));
      await screen.findByRole('heading', { name: '2 deals side by side' });
    },
  },
  { name: 'the data', go: (user, { places }) => user.click(button(places.data)) },
];

// Both languages are the same views with other words: two of them show that those carry names, too.
const inChinese = new Set(['the filters, one set, companies suggested', 'a deal']);
const everywhere = (['en-US', 'zh-CN'] as const).flatMap((language) =>
  views
    .filter(({ name }) => language === 'en-US' || inChinese.has(name))
    .map((view) => ({ ...view, language })),
);

test.each(everywhere)('$name in $language: no violation', async ({ language, workbook, go }) => {
  const { user, container } = await openPane({ language, ...(workbook ? { workbook } : {}) });
  await go(user, TEXTS[language]);
  // Landmarks: the page around the pane is taskpane.html, which is nothing but the pane.
  expect(await axe(container)).toHaveNoViolations();
});
