import type { SpreadsheetLanguage } from '../language';
import type { ChartLabel } from '../charts/draw-charts';
import type { ChartType } from '../office/model/charts/chart-data';
import type { LeftOutKind } from '../xlsx/left-out';

/** What the workbench itself says; the add-in and the spreadsheet bring their own texts. */
export interface Texts {
  readonly workbench: string;
  readonly newWorkbook: string;
  readonly open: string;
  readonly save: string;
  readonly resetSample: string;
  readonly theme: Readonly<Record<'light' | 'dark' | 'contrast', string>>;
  readonly language: string;
  readonly closePane: string;
  readonly resizePane: string;
  readonly starting: string;
  readonly failed: string;
  readonly tryAgain: string;
  readonly startAfresh: string;
  readonly addInFailed: string;
  readonly exampleFailed: string;
  readonly notKept: string;
  readonly dismiss: string;
  readonly replaceTitle: string;
  readonly replaceText: string;
  readonly replace: string;
  readonly cancel: string;
  /** What a chart is called by those who can't see it. */
  readonly chart: ChartLabel;
  readonly leftOutTitle: string;
  readonly leftOutSaving: string;
  readonly leftOutOpening: string;
  readonly leftOut: Readonly<Record<LeftOutKind, string>>;
  readonly saveAnyway: string;
  readonly openAnyway: string;
  readonly fileFailed: string;
  readonly saveFailed: string;
  readonly actionFailed: string;
}

const CHARTS: Readonly<Record<ChartType, string>> = {
  ColumnClustered: 'Column chart',
  ColumnStacked: 'Stacked column chart',
  BarClustered: 'Bar chart',
  BarStacked: 'Stacked bar chart',
  Line: 'Line chart',
  LineMarkers: 'Line chart',
};

const CHARTS_ZH: Readonly<Record<ChartType, string>> = {
  ColumnClustered: '柱形图',
  ColumnStacked: '堆积柱形图',
  BarClustered: '条形图',
  BarStacked: '堆积条形图',
  Line: '折线图',
  LineMarkers: '折线图',
};

const ENGLISH: Texts = {
  workbench: 'workbench',
  newWorkbook: 'New',
  open: 'Open',
  save: 'Save',
  resetSample: 'Sample',
  theme: { light: 'Light', dark: 'Dark', contrast: 'High contrast' },
  language: '中文',
  closePane: 'Close the pane',
  resizePane: 'Width of the pane',
  starting: 'Starting the spreadsheet …',
  failed: 'The workbench could not start.',
  tryAgain: 'Try again',
  startAfresh: 'Start with the sample',
  addInFailed: 'The add-in could not be loaded, so its functions and buttons are missing.',
  exampleFailed: 'The example table could not be inserted.',
  notKept: 'This browser does not let us keep the workbook: save it as a file before you leave the page.',
  dismiss: 'Dismiss',
  replaceTitle: 'Replace this workbook?',
  replaceText:
    'The workbook that is open now is kept nowhere else. Save it as a file first if you want it again.',
  replace: 'Replace',
  cancel: 'Cancel',
  chart: ({ type, title, name }) => `${CHARTS[type]}: ${title || name}`,
  leftOutTitle: 'Not everything fits',
  leftOutSaving: 'An .xlsx file written here leaves these out:',
  leftOutOpening:
    'The workbench can’t show these parts of the file. They would be missing if you save it from here:',
  leftOut: {
    charts: 'charts; the figures that they show are kept',
    drawings: 'pictures',
    conditionalFormats: 'conditional formats',
    validations: 'data validation',
    comments: 'comments',
    filters: 'filters outside tables',
    richText: 'formats of parts of a text',
    linksOfNumbers: 'links on numbers',
    protectionPasswords: 'passwords of protected sheets',
  },
  saveAnyway: 'Save without them',
  openAnyway: 'Open without them',
  fileFailed: 'The file could not be opened.',
  saveFailed: 'The workbook could not be saved.',
  actionFailed: 'The command failed.',
};

const CHINESE: Texts = {
  workbench: '工作台',
  newWorkbook: '新建',
  open: '打开',
  save: '保存',
  resetSample: '示例',
  theme: { light: '浅色', dark: '深色', contrast: '高对比度' },
  language: 'English',
  closePane: '关闭窗格',
  resizePane: '窗格宽度',
  starting: '正在启动电子表格…',
  failed: '工作台无法启动。',
  tryAgain: '重试',
  startAfresh: '从示例开始',
  addInFailed: '加载项无法加载，其函数和按钮不可用。',
  exampleFailed: '无法插入示例表格。',
  notKept: '此浏览器不允许保存工作簿：请在离开页面前另存为文件。',
  dismiss: '关闭',
  replaceTitle: '替换当前工作簿？',
  replaceText: '当前打开的工作簿未保存在其他位置。如需保留，请先另存为文件。',
  replace: '替换',
  cancel: '取消',
  chart: ({ type, title, name }) => `${CHARTS_ZH[type]}：${title || name}`,
  leftOutTitle: '部分内容无法保留',
  leftOutSaving: '在此保存的 .xlsx 文件不包含：',
  leftOutOpening: '工作台无法显示文件中的以下内容，从此处保存后将会缺失：',
  leftOut: {
    charts: '图表（其所示数据会保留）',
    drawings: '图片',
    conditionalFormats: '条件格式',
    validations: '数据验证',
    comments: '批注',
    filters: '表格以外的筛选',
    richText: '文本中部分字符的格式',
    linksOfNumbers: '数字上的链接',
    protectionPasswords: '受保护工作表的密码',
  },
  saveAnyway: '仍然保存',
  openAnyway: '仍然打开',
  fileFailed: '无法打开文件。',
  saveFailed: '无法保存工作簿。',
  actionFailed: '命令执行失败。',
};

/** The texts in a language. */
export const textsIn = (language: SpreadsheetLanguage): Texts => (language === 'zh-CN' ? CHINESE : ENGLISH);
