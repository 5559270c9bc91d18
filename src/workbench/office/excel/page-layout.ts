import type { PageSetup } from '../model/workbook-extras';
import type { ClassTable } from '../request/class-table';
import { localAddress } from '../model/addresses';
import type { SheetHost } from './hosts';
import { invalidArgument } from '../request/errors';
import { enumArgument } from './arguments';
import { areaOnSheet } from './hosts';

const ORIENTATIONS = ['Portrait', 'Landscape'] as const;

const setup = ({ model, sheetId }: SheetHost): PageSetup => model.extra.pages[sheetId] ?? {};

function change(host: SheetHost, part: PageSetup): void {
  host.model.extra.pages[host.sheetId] = { ...setup(host), ...part };
}

/** How many pages an option of the zoom asks for. @throws OfficeError InvalidArgument unless it is a whole number */
function pages(zoom: unknown, key: string): number | undefined {
  const value: unknown = typeof zoom === 'object' && zoom !== null ? Reflect.get(zoom, key) : undefined;
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1)
    throw invalidArgument('PageLayout.zoom');
  return value;
}

/** How a sheet is printed: kept with the workbook and written into files; the page itself prints nothing. */
export const PageLayout: ClassTable<SheetHost> = {
  name: 'PageLayout',
  scalars: {
    orientation: {
      get: (host) => setup(host).orientation ?? 'Portrait',
      set: (host, value) =>
        change(host, { orientation: enumArgument(value, ORIENTATIONS, 'PageLayout.orientation') }),
    },
    zoom: {
      get: (host) => ({ horizontalFitToPages: setup(host).pagesWide ?? null }),
      set: (host, value) => {
        const pagesWide = pages(value, 'horizontalFitToPages');
        change(host, pagesWide === undefined ? {} : { pagesWide });
      },
    },
  },
  methods: {
    setPrintArea: {
      gives: 'nothing',
      run: (host, [range]) =>
        change(host, {
          printArea: localAddress(areaOnSheet(host.model, range, host.sheetId, 'PageLayout.setPrintArea')),
        }),
    },
    setPrintTitleRows: {
      gives: 'nothing',
      run(host, [range]) {
        const area = areaOnSheet(host.model, range, host.sheetId, 'PageLayout.setPrintTitleRows');
        change(host, { titleRows: `${String(area.row + 1)}:${String(area.row + area.rows)}` });
      },
    },
  },
};
