/**
 * The layers of the house (docs/ARCHITECTURE.md), as a rule that fails the test run:
 * taskpane, commands -> workbook, functions -> source, valuation -> market -> deals.
 * The workbench loads the built add-in and imports nothing of it.
 */
const layers = {
  deals: [],
  market: ['deals'],
  valuation: ['market', 'deals'],
  source: ['market', 'deals'],
  functions: ['source', 'valuation', 'market', 'deals'],
  workbook: ['source', 'valuation', 'market', 'deals'],
  commands: ['workbook', 'functions', 'source', 'valuation', 'market', 'deals'],
  taskpane: ['commands', 'workbook', 'functions', 'source', 'valuation', 'market', 'deals'],
  workbench: [],
};

const arrows = Object.entries(layers).map(([layer, below]) => ({
  name: `${layer}-points-down`,
  comment: `src/${layer} may import ${below.length ? below.join(', ') : 'no other layer'}`,
  severity: 'error',
  from: { path: `^src/${layer}/` },
  to: { path: '^src/', pathNot: `^src/(${[layer, ...below].join('|')})/` },
}));

module.exports = {
  forbidden: [
    ...arrows,
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'pure-core',
      comment: 'deals, market and valuation know no Office, no React, no DOM library',
      severity: 'error',
      from: { path: '^src/(deals|market|valuation)/' },
      to: {
        dependencyTypes: ['npm', 'npm-dev', 'npm-peer'],
        pathNot: 'node_modules/(valibot|papaparse|fastest-levenshtein|pure-rand)/',
      },
    },
    {
      name: 'no-development-package-in-the-product',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/workbench/' },
      to: { dependencyTypes: ['npm-dev'], pathNot: 'node_modules/@types/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'] },
  },
};
