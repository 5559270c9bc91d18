import type { SpreadsheetLanguage } from '../language';

/** The words of the sample workbook. */
export interface SampleTexts {
  readonly sheet: string;
  readonly title: string;
  /** A formula: it names the version of the data. */
  readonly version: string;
  readonly ask: string;
  readonly questions: Readonly<
    Record<'total' | 'growth' | 'median' | 'headline' | 'value' | 'approval', string>
  >;
  readonly choose: string;
  readonly modality: string;
  readonly period: string;
}

const ENGLISH: SampleTexts = {
  sheet: 'Start here',
  title: "China's outbound pharma deals as formulas",
  version:
    '="Data version "&DEALS.DEALS_VERSION()&" · "&DEALS.DEALS_VERSION("deals")&" deals, each with its source · amounts in US$ million"',
  ask: 'Ask a question in a cell',
  questions: {
    total: 'ADC deals announced in 2024, headline value',
    growth: 'Growth of that, first half of 2025 on a year before',
    median: 'Median upfront for an asset in Phase 2',
    headline: 'Kelun and Merck & Co., December 2022: the headline',
    value: '… and what it is worth to Kelun, risk-adjusted at 12 %',
    approval: 'Likelihood of approval from Phase 2, oncology',
  },
  choose: 'Type another modality or year, and the tables follow',
  modality: 'Modality',
  period: 'Period',
};

const CHINESE: SampleTexts = {
  sheet: '从这里开始',
  title: '用公式读懂中国创新药出海交易',
  version:
    '="数据版本 "&DEALS.DEALS_VERSION()&" · 共 "&DEALS.DEALS_VERSION("deals")&" 笔交易，均附出处 · 金额单位：百万美元"',
  ask: '在单元格里提问',
  questions: {
    total: '2024 年公布的 ADC 交易总额',
    growth: '2025 年上半年同比增长',
    median: '2 期资产的首付款中位数',
    headline: '科伦与默沙东 2022 年 12 月交易：公布总额',
    value: '……对科伦的风险调整价值（折现率 12%）',
    approval: '肿瘤领域从 2 期到获批的概率',
  },
  choose: '改变药物类型或年份，表格随之更新',
  modality: '药物类型',
  period: '期间',
};

/** The words in a language. */
export const sampleTexts = (language: SpreadsheetLanguage): SampleTexts =>
  language === 'zh-CN' ? CHINESE : ENGLISH;
