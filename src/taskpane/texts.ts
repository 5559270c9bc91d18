import type { WorkbookError } from '../workbook/workbook-error';

/**
 * Every text that the pane needs at once, in English (Chinese: texts-zh-CN.ts); names of fields and vocabulary entries
 * stand in vocabulary-texts.ts. Figures arrive formatted (formats.ts); a count comes along where words depend on it.
 */
export const ENGLISH = {
  places: {
    label: 'Places',
    /** Heading of the whole pane, for screen readers. */
    title: (place: string) => `DealSheet: ${place}`,
    deals: 'Deals',
    tables: 'Tables',
    value: 'Value',
    formulas: 'Formulas',
    market: 'Market',
    data: 'Data',
    loading: (place: string) => `Loading ${place}`,
    /** A place that could not be loaded. */
    crash: {
      title: (place: string) => `${place} can’t be shown`,
      hint: 'It may not have loaded: check the connection and try again. Your workbook is not affected.',
    },
  },

  common: {
    undisclosed: 'undisclosed',
    dash: '–',
    close: 'Close',
    cancel: 'Cancel',
    undo: 'Undo',
    tryAgain: 'Try again',
    /** A query without any restriction. */
    allDeals: 'all deals',
    more: (count: string) => `and ${count} more`,
    /** What a function says of a refused input, or a feed's version when it is refused: in English, as in a cell. */
    refusal: (message: string) => message,
    /** After an undo, a cancel or a failure: something of the user's would have gone with a sheet of ours. */
    sheetKept: (sheet: string) => `The sheet “${sheet}” stays: something of yours is on it, or refers to it.`,
  },

  /** What "Show this deal" in the menu of a cell answers. */
  selected: {
    reading: 'Reading the selected cell',
    failed: 'The selected cell could not be read',
    none: 'No deal in this cell',
    noneHint: 'Choose a cell that holds a deal id, or any cell of its row in a table of deals.',
  },

  search: {
    label: 'Search deals',
    /** An example says more than a description: words, years, sizes and companies may be mixed. */
    placeholder: 'ADC 2024 >500',
    hint: 'Companies, assets, targets, modality, stage, area, years, sizes in US$ m (>500, upfront >50). Words in "quotes" are looked for as they are.',
    clear: 'Clear the search',
    /** Begins the name of a button that goes to words in the box; how they were read follows. */
    edit: 'Edit',
    /** What reads the search could not be loaded. */
    unread: 'The search can’t be read',
    /** Keyboard help for the search box and the list. */
    keys: 'Arrow keys move through the list, Enter opens a deal, Escape goes back',
  },

  filters: {
    open: 'Filters',
    views: 'Saved views',
    openCount: (count: string) => `Filters, ${count} set`,
    heading: 'Filters',
    active: 'Filters set',
    remove: (words: string) => `Remove filter ${words}`,
    clear: 'Clear all',
    done: (count: string, deals: number) => (deals === 1 ? 'Show 1 deal' : `Show ${count} deals`),
    licences: 'Licences only',
    notDisclosed: '(not disclosed)',
    others: (count: string) => `${count} more`,
    fewer: 'Fewer',
    not: (words: string) => `not ${words}`,
    or: ' or ',
    /** A chip for an "or" between what can't be alternatives. */
    lostOr: (word: string) => `“${word}” not possible here: all must fit`,
    lostOrHint:
      'Alternatives are possible among years, stages, modalities … of one kind, not among free words.',
    period: 'Period',
    periodPlaceholder: '2024H1, 2023:2025',
    periodHint: '2024, 2024H1, 2024Q3, 2024-05 or 2023:2025',
    years: 'Deals by year: choose one, then another for a span',
    yearDeals: (year: string, count: string, deals: number) =>
      deals === 1 ? `${year}: 1 deal` : `${year}: ${count} deals`,
    modality: 'Modality',
    /** An exact modality that is called like its group, such as ADC beside bispecific ADC. */
    exactOnly: (modality: string) => `${modality} only`,
    labels: {
      therapeutic_area: 'Area',
      stage: 'Stage',
      deal_type: 'Deal type',
      territory_class: 'Territory',
      status: 'Status',
      licensor: 'Licensor',
      licensee: 'Licensee',
    },
    size: 'Total, US$ m',
    sizeFrom: 'from',
    sizeThrough: 'to',
    partyPlaceholder: 'Name, ticker, 中文名',
    suggestions: (field: string) => `${field}: suggestions`,
    bounds: {
      '>=': (amount: string) => `≥ US$ ${amount}`,
      '<=': (amount: string) => `≤ US$ ${amount}`,
      '>': (amount: string) => `> US$ ${amount}`,
      '<': (amount: string) => `< US$ ${amount}`,
      '=': (amount: string) => `= US$ ${amount}`,
    },
  },

  sums: {
    label: 'Sums of the deals shown',
    deals: 'Deals',
    total: 'Total, US$',
    medianUpfront: 'Med. upfront',
    upfrontShare: 'Upfront share',
    of: (count: string) => `n = ${count}`,
    ofAll: (count: string) => `of ${count}`,
    totalHint: (count: string) => `Sum of the totals (“up to”) of the ${count} deals that disclose one`,
    medianHint: (count: string) =>
      `Median upfront of the ${count} deals that disclose one, US$; of an acquisition its price`,
    shareHint: (count: string) =>
      `Upfronts over totals, both summed over the ${count} deals that disclose both; an acquisition’s price is both`,
    /** @param removed what was taken off a moment ago, '' for nothing */
    spoken: (deals: string, removed: string) =>
      `${removed && `${removed} removed. `}${deals === '1' ? '1 deal matches' : `${deals} deals match`}`,
  },

  sort: {
    label: 'Sort by',
    announced: 'Newest first',
    total_usd_m: 'Largest total',
    upfront_usd_m: 'Largest upfront',
    upfront_share: 'Largest upfront share',
    stage: 'Latest stage',
    licensor: 'Licensor A–Z',
    licensee: 'Licensee A–Z',
    turn: 'Turn the order round',
    turned: {
      announced: 'Oldest first',
      total_usd_m: 'Smallest total',
      upfront_usd_m: 'Smallest upfront',
      upfront_share: 'Smallest upfront share',
      stage: 'Earliest stage',
      licensor: 'Licensor Z–A',
      licensee: 'Licensee Z–A',
    },
  },

  list: {
    label: 'Deals',
    /** What the figures of the list are. */
    figures: {
      total_usd_m: 'Total, US$ m',
      upfront_usd_m: 'Upfront, US$ m',
      upfront_share: 'Upfront share',
    },
    legendUpfront: 'upfront',
    legendLater: 'milestones',
    /** A whole line in words, for a screen reader. */
    line: (licensor: string, licensee: string, facts: string, total: string) =>
      `${licensor} to ${licensee}, ${facts}, ${total}`,
    totalSpoken: (usdM: string) => `total US$ ${usdM} million`,
    totalUndisclosed: 'total undisclosed',
    emptyTitle: 'No deal matches',
    emptyHint: 'Fewer words or filters find more. Companies are also found by ticker and Chinese name.',
    emptyAction: 'Clear search and filters',
    loading: 'Loading the deals',
    noDataTitle: 'The deals can’t be shown',
    noDataAction: 'Go to Data',
  },

  card: {
    formula: 'Formula',
    formulaHint: 'Builds a formula of one fact of this deal',
    compare: 'Compare',
    compared: 'To be compared',
    compareHint: 'Sets this deal aside to be compared with others, side by side',
    compareFull: 'Four deals are compared at most: leave one out first',
    toCompare: (count: string, deals: number) =>
      deals === 1 ? '1 deal to compare: choose another' : `${count} deals to compare`,
    compareNow: 'Compare',
    compareNone: 'Clear',
    back: 'Back',
    backTo: 'Back to the list (Esc)',
    position: (place: string, count: string) => `${place} of ${count}`,
    previous: 'Previous deal',
    next: 'Next deal',
    missing: 'This deal is not in the data now in force.',
    terms: 'Terms, US$ m',
    parts: {
      upfront: 'Upfront',
      nearTerm: 'Near-term',
      equity: 'Equity',
      milestones: 'Milestones',
      rest: 'Not broken down',
    },
    upfrontAndNearTerm: 'Upfront and near-term',
    devReg: 'development and regulatory',
    sales: 'sales',
    equityInside: 'Equity, in the total',
    equityOutside: 'Equity, on top',
    total: 'Total (“up to”)',
    price: 'Price',
    royalties: 'Royalties',
    royaltyReading: (range: string) => `read as ${range}`,
    asset: 'Asset',
    target: 'Target',
    modality: 'Modality',
    area: 'Area',
    indication: 'Indication',
    stage: 'Stage at signing',
    territory: 'Territory',
    statusSince: (status: string, date: string) => `${status}, reported ${date}`,
    related: 'Related deals',
    relations: {
      parent: 'Earlier deal that this one exercises or extends',
      child: 'Later deal under this one',
      asset: 'Same asset',
      pair: 'Same parties',
    },
    countedInParent:
      'Its money is already inside the total of the earlier deal: leave one of the two out of sums.',
    notes: 'Notes',
    sources: 'Sources',
    sourcesAgree: 'Two pages agree on the figures.',
    sourcesOne: 'The figures rest on one page.',
    opensBrowser: 'opens in the browser',
    id: 'Deal id',
  },

  insert: {
    bar: 'Insert',
    table: 'Insert table',
    deal: 'Insert this deal',
    size: (rows: string, columns: string) => `${rows} × ${columns}`,
    options: 'Columns and place',
    columns: 'Columns',
    sets: { terms: 'Terms', parties: 'Parties', science: 'Science', all: 'All fields', own: 'My own' },
    ownList: 'My columns, in order',
    add: 'Add a column',
    up: (column: string) => `Move ${column} up`,
    down: (column: string) => `Move ${column} down`,
    remove: (column: string) => `Remove ${column}`,
    place: 'Where',
    destinations: { selection: 'At the selected cell', newSheet: 'On a new sheet' },
    atSelection: 'at the selection',
    onNewSheet: 'on a new sheet',
    name: 'Table name',
    namePlaceholder: 'chosen for you',
    keepLinked: 'Keep linked',
    linkedHint: 'Refreshing brings it to newer data and keeps what you typed.',
    unlinkedHint: 'Values only: it will not follow newer data.',
    drag: 'Drag to move, or Alt+↑ and Alt+↓',
    phases: {
      fetching: 'Fetching deals from your organisation’s server',
      reading: 'Reading the sheet',
      computing: 'Preparing the rows',
      writing: 'Writing',
      finishing: 'Finishing',
      restoring: 'Putting the sheet back as it was',
    },
    done: (table: string) => `${table} inserted`,
    doneWhere: (deals: string, columns: string, where: string) =>
      `${deals} deals × ${columns} columns at ${where}`,
    fromServer: (version: string) => `From your organisation’s data, version ${version}.`,
    plainSources: 'Sources are plain addresses: Excel limits the links on a sheet.',
    undone: (table: string) => `${table} taken back`,
    undoneKept: (count: string) => `${count} cells that you changed since were left as they are.`,
    failed: 'Nothing was inserted',
    undoFailed: 'Nothing was undone',
    onNewSheetInstead: 'Insert on a new sheet',
  },

  activity: {
    busy: 'Another DealSheet operation is still running. Wait until it is done, or cancel it.',
    cancelled: 'Cancelled. The sheet is as it was.',
    cancelledOnly: 'Cancelled',
    /** What happened and what to do next. The workbook layer says both, in English, with the cells concerned. */
    refused: ({ message }: WorkbookError): string => message,
  },

  valuation: {
    build: 'Value it',
    hint: 'What the deal is worth to both sides, each step and its source',
    building: 'Building the valuation',
    failed: 'No valuation was built',
    done: (usdM: string) => `rNPV to the licensor: US$ ${usdM} m`,
    where: (sheet: string, deal: string) => `${deal}, on the sheet “${sheet}”. Type over its blue cells.`,
    notCarried: (what: string) => `Not carried: ${what}`,
    undone: 'The valuation was taken back',
    undoFailed: 'The valuation could not be taken back',
    which: 'Which deal?',
    whichHint: 'Select a row with a deal id, or open a deal here and press “Value it”.',
  },

  installation: {
    check: 'Check this installation',
    checking: 'Checking this installation',
    failed: 'The check did not finish',
    good: (count: string) => `All ${count} checks passed`,
    bad: (failed: string, count: string) => `${failed} of ${count} checks failed`,
    sheet: (sheet: string) => `Each is on the sheet “${sheet}”, with what was expected.`,
  },

  start: {
    title: 'DealSheet can’t reach Excel',
    reasons: {
      scriptMissing:
        'Office.js did not load from appsforoffice.microsoft.com. Check the connection or ask IT to allow that address, then close and open the pane again.',
      silent:
        'Excel did not answer yet. If this stays, close and open the pane again; if that does not help, restart Excel.',
    },
    crash: 'The pane stopped',
    crashHint: 'Your workbook is not affected. Start the pane again; it returns to where you were.',
    restart: 'Start the pane again',
  },
};

/** The shape of a catalogue: a text for each key, in each language. */
export type Texts = typeof ENGLISH;
