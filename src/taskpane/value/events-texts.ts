import type { Catalogue } from '../language';

const english = {
  upfront: 'upfront',
  upfrontAndNearTerm: 'upfront and near-term',
  nearTerm: 'near-term',
  price: 'price',
  equity: 'equity',
  equityOutside: 'equity outside the headline',
  entry: (phase: string) => `milestone: entry into ${phase}`,
  filing: 'milestone: filing',
  approval: 'milestone: approval',
  furtherApprovals: 'milestone: further approvals',
  salesAfterLaunch: (years: string) => `sales milestone, launch + ${years}`,
  salesAtNetSales: (usdM: string) => `sales milestone, net sales ${usdM}`,
  royalty: (year: string) => `royalty, market year ${year}`,
  profitShare: (year: string) => `profit share, market year ${year}`,
  costShare: (phase: string) => `cost share, ${phase}`,
  costShareLaunch: 'cost share, launch',
  operatingProfit: (year: string) => `operating profit, market year ${year}`,
  tax: (year: string) => `tax, market year ${year}`,
  researchCost: (phase: string) => `R&D cost, ${phase}`,
  launchCost: 'launch cost',
  payment: (event: string) => `payment: ${event}`,
};

const chinese: typeof english = {
  upfront: '首付款',
  upfrontAndNearTerm: '首付款及近期付款',
  nearTerm: '近期付款',
  price: '收购价款',
  equity: '股权',
  equityOutside: '总额之外的股权',
  entry: (phase) => `里程碑：进入${phase}`,
  filing: '里程碑：申报上市',
  approval: '里程碑：获批',
  furtherApprovals: '里程碑：其他适应症获批',
  salesAfterLaunch: (years) => `销售里程碑，上市后 ${years} 年`,
  salesAtNetSales: (usdM) => `销售里程碑，净销售额 ${usdM}`,
  royalty: (year) => `特许权使用费，上市第 ${year} 年`,
  profitShare: (year) => `利润分成，上市第 ${year} 年`,
  costShare: (phase) => `成本分担，${phase}`,
  costShareLaunch: '成本分担，上市',
  operatingProfit: (year) => `营业利润，上市第 ${year} 年`,
  tax: (year) => `税，上市第 ${year} 年`,
  researchCost: (phase) => `研发成本，${phase}`,
  launchCost: '上市成本',
  payment: (event) => `付款：${event}`,
};

/** What the events of a valuation are called in the pane; in cells they are English in every language. */
export const EVENTS_TEXTS: Catalogue<typeof english> = { 'en-US': english, 'zh-CN': chinese };
