import type { Catalogue } from '../language';

const english = {
  label: 'First steps',
  step: (step: string, steps: string) => `${step} of ${steps}`,
  next: 'Next',
  done: 'Done',
  skip: 'Skip the first steps',
  find: {
    title: 'Find a deal',
    text: 'Type what you look for in one line: modality, year, size in US$ m, company.',
    act: 'Try ADC 2024 >500',
  },
  insert: {
    title: 'Insert a linked table',
    text: 'What the list shows becomes an Excel table that can be refreshed; your own columns stay.',
    act: 'Insert on a new sheet',
  },
  value: {
    title: 'Value it',
    text: 'See what a headline is worth, step by step, and write it as a sheet of formulas.',
    act: 'Value Kelun → Merck',
  },
};

const chinese: typeof english = {
  label: '入门',
  step: (step, steps) => `第 ${step} 步，共 ${steps} 步`,
  next: '下一步',
  done: '完成',
  skip: '跳过入门',
  find: {
    title: '查找交易',
    text: '在一行中输入要找的内容：药物类型、年份、金额（百万美元）、公司。',
    act: '试试 ADC 2024 >500',
  },
  insert: {
    title: '插入链接表格',
    text: '列表中的交易成为可刷新的 Excel 表格；您自己的列会保留。',
    act: '插入新工作表',
  },
  value: {
    title: '估值',
    text: '逐步查看交易总额值多少，并写成由公式构成的工作表。',
    act: '为科伦 → 默沙东估值',
  },
};

/** What the first steps say. */
export const TOUR_TEXTS: Catalogue<typeof english> = { 'en-US': english, 'zh-CN': chinese };
