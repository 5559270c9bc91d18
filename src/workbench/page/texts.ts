import type { SpreadsheetLanguage } from '../language';

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
  readonly saveFirst: string;
  readonly replace: string;
  readonly cancel: string;
  readonly notCarriedTitle: string;
  readonly notCarriedText: string;
  readonly saveAnyway: string;
  readonly fileFailed: string;
  readonly actionFailed: string;
}

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
  saveFirst: 'Save .xlsx',
  replace: 'Replace',
  cancel: 'Cancel',
  notCarriedTitle: 'Not everything fits into the file',
  notCarriedText: 'An .xlsx file written here leaves these out:',
  saveAnyway: 'Save without them',
  fileFailed: 'The file could not be opened.',
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
  saveFirst: '保存 .xlsx',
  replace: '替换',
  cancel: '取消',
  notCarriedTitle: '部分内容无法写入文件',
  notCarriedText: '在此保存的 .xlsx 文件不包含：',
  saveAnyway: '仍然保存',
  fileFailed: '无法打开文件。',
  actionFailed: '命令执行失败。',
};

/** The texts in a language. */
export const textsIn = (language: SpreadsheetLanguage): Texts => (language === 'zh-CN' ? CHINESE : ENGLISH);
