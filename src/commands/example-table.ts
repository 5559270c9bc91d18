/**
 * Puts a linked table on a new sheet: the antibody-drug conjugates licensed in 2025, newest first. No button asks
 * for it; a host that shows the add-in with an example workbook does, as the workbench does on its first start.
 */
export async function insertExampleTable(event: Office.AddinCommands.Event): Promise<void> {
  try {
    const { insertLinkedTable } = await import(/* webpackChunkName: "workbook" */ '../workbook/linked-table');
    await insertLinkedTable({
      query: {
        criteria: [
          { field: 'modality', test: 'ADC' },
          { field: 'period', test: 2025 },
        ],
        sort: [{ field: 'announced', descending: true }],
      },
      columns: [
        'deal_id',
        'announced',
        'licensor',
        'licensee',
        'asset',
        'stage',
        'upfront_usd_m',
        'total_usd_m',
        'source_url',
      ],
      name: 'tblExample',
      destination: 'newSheet',
      // An example shows what everybody has.
      origin: 'machine',
      inBackground: true,
    });
  } finally {
    event.completed();
  }
}
