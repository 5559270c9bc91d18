// Three builds from one file: the add-in (dist/), the workbench page and the command-line calculator (build/).
const path = require('node:path');
const CopyWebpackPlugin = require('copy-webpack-plugin');
const CustomFunctionsMetadataPlugin = require('custom-functions-metadata-plugin');
const HtmlWebpackPlugin = require('html-webpack-plugin');
const MiniCssExtractPlugin = require('mini-css-extract-plugin');
const MinimizerPlugin = require('minimizer-webpack-plugin');
const MetadataPlugin = require('./scripts/metadata-plugin.cjs');

const here = (...parts) => path.resolve(__dirname, ...parts);
const ADDIN_URL = (process.env.ADDIN_URL || 'https://localhost:3443').replace(/\/+$/, '');
const OFFICE_JS = 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js';

/** The files whose doc comments become functions.json; every one is part of the `functions` entry. */
const functionFiles = [
  './src/functions/totals.ts',
  './src/functions/tables.ts',
  './src/functions/look-up.ts',
  './src/functions/market.ts',
  './src/functions/valuation.ts',
  './src/functions/analysis.ts',
];

const typescript = {
  test: /\.tsx?$/,
  exclude: /node_modules/,
  use: {
    loader: 'swc-loader',
    options: {
      jsc: {
        parser: { syntax: 'typescript', tsx: true },
        target: 'es2022',
        transform: { react: { runtime: 'automatic' } },
      },
    },
  },
};

const shared = (mode) => ({
  mode,
  context: __dirname,
  devtool: mode === 'production' ? false : 'source-map',
  resolve: {
    extensions: ['.tsx', '.ts', '.js', '.mjs'],
    alias: { 'bundled-data': here('build/data') },
  },
  performance: { hints: false },
  stats: 'errors-warnings',
});

const addin = (mode) => ({
  ...shared(mode),
  name: 'addin',
  target: ['web', 'es2022'],
  entry: {
    functions: [...functionFiles, './src/functions/register.ts'],
    commands: './src/commands/commands.ts',
    taskpane: './src/taskpane/index.tsx',
    // The frame that speaks to other servers: a page of its own, with nothing of ours beside it.
    connect: { import: './src/source/connect-frame.ts', runtime: false },
    // For `npm run calc` alone: no page loads it.
    'command-line': { import: './src/source/command-line.ts', dependOn: 'functions' },
  },
  output: { path: here('dist'), filename: '[name].js', chunkFilename: '[name].js', clean: true },
  module: { rules: [typescript, { test: /\.css$/, use: [MiniCssExtractPlugin.loader, 'css-loader'] }] },
  optimization: {
    // One runtime chunk: functions, commands and pane are one instance of every module that they share.
    runtimeChunk: 'single',
    // What they share is downloaded once: `core`; the deals and statistics are in `data`.
    splitChunks: {
      chunks: (chunk) =>
        chunk.canBeInitial() &&
        !['command-line', 'connect', 'own-xlsx-worker', 'hash-worker'].includes(chunk.name),
      minSize: 0,
      cacheGroups: {
        default: false,
        defaultVendors: false,
        data: { name: 'data', test: here('build/data'), priority: 2, enforce: true },
        core: { name: 'core', minChunks: 2, priority: 1, enforce: true },
      },
    },
  },
  plugins: [
    new CustomFunctionsMetadataPlugin({ input: functionFiles, output: 'functions.json' }),
    new MetadataPlugin({ file: 'functions.json', chinese: 'functions-zh.json', addinUrl: ADDIN_URL }),
    new MiniCssExtractPlugin({ filename: '[name].css' }),
    new HtmlWebpackPlugin({
      filename: 'taskpane.html',
      template: './src/taskpane/taskpane.html',
      chunks: ['functions', 'commands', 'taskpane'],
      officeJs: OFFICE_JS,
    }),
    new HtmlWebpackPlugin({
      filename: 'connect.html',
      template: './src/taskpane/connect.html',
      chunks: ['connect'],
    }),
    new CopyWebpackPlugin({
      patterns: [
        { from: 'assets/*.png', to: 'assets/[name][ext]' },
        { from: here('build/data/feed'), to: 'feed' },
      ],
    }),
  ],
});

const workbench = (mode) => ({
  ...shared(mode),
  name: 'workbench',
  target: ['web', 'es2022'],
  entry: { workbench: './src/workbench/index.ts', 'office-host': './src/workbench/office-host.ts' },
  output: { path: here('build/workbench'), filename: '[name].js', clean: true },
  module: {
    rules: [
      typescript,
      { test: /\.css$/, use: [MiniCssExtractPlugin.loader, 'css-loader'] },
      { test: /\.m?js$/, resolve: { fullySpecified: false } },
    ],
  },
  // The spreadsheet is 12 MB of script: swc minifies it in a fraction of the time, at some per cent more bytes.
  optimization: { minimizer: [new MinimizerPlugin({ minify: MinimizerPlugin.swcMinify })] },
  plugins: [
    new MiniCssExtractPlugin({ filename: '[name].css' }),
    new HtmlWebpackPlugin({
      filename: 'index.html',
      template: './src/workbench/index.html',
      chunks: ['workbench'],
    }),
  ],
});

const calc = (mode) => ({
  ...shared(mode),
  name: 'calc',
  target: 'node20',
  entry: { calc: './src/workbench/calc.ts' },
  output: {
    path: here('build/calc'),
    filename: '[name].cjs',
    library: { type: 'commonjs2' },
    clean: true,
  },
  optimization: { minimize: false },
  module: { rules: [typescript, { test: /\.m?js$/, resolve: { fullySpecified: false } }] },
});

module.exports = (_env, argv) => {
  const mode = argv.mode ?? 'production';
  return [addin(mode), workbench(mode), calc(mode)];
};
module.exports.functionFiles = functionFiles;
