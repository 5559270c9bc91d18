/** One jest run counts everything: the house rules, the pure core, the pane, the shipped bundle, the browser. */
const transform = {
  '^.+\\.m?[jt]sx?$': [
    '@swc/jest',
    {
      jsc: {
        parser: { syntax: 'typescript', tsx: true },
        target: 'es2022',
        transform: { react: { runtime: 'automatic' } },
      },
    },
  ],
};

// Univer's CommonJS build requires packages that ship as ECMAScript modules only.
const transformIgnorePatterns = [
  'node_modules/(?!(lodash-es|nanoid|kdbush|quickselect|rbush|franc-min|trigram-utils|n-gram|collapse-white-space|cjk-regex|unicode-regex|regexp-util)/)',
];

const project = (displayName, testMatch, more = {}) => ({
  displayName,
  rootDir: __dirname,
  testMatch: testMatch.map((glob) => `<rootDir>/test/${glob}`),
  testEnvironment: 'node',
  transform,
  transformIgnorePatterns,
  moduleNameMapper: { '^bundled-data/(.*)$': '<rootDir>/build/data/$1' },
  ...more,
});

module.exports = {
  testTimeout: 30_000,
  projects: [
    project('house', ['house/**/*.test.ts']),
    project('unit', ['{deals,market,valuation,source,functions,workbook,scripts,oracle}/**/*.test.ts']),
    project('pane', ['taskpane/**/*.test.tsx'], {
      testEnvironment: 'jsdom',
      setupFilesAfterEnv: ['<rootDir>/test/taskpane/setup.ts'],
    }),
    project('workbench', ['workbench/**/*.test.ts']),
    project('bundle', ['bundle/**/*.test.ts']),
    project('browser', ['e2e/**/*.test.ts']),
  ],
};
