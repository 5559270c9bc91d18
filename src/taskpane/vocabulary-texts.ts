import type { FieldName } from '../deals/fields';
import type {
  DealType,
  EQUITY_KINDS,
  Modality,
  ModalityGroup,
  Origin,
  PartyType,
  Stage,
  Status,
  TerritoryClass,
  TherapeuticArea,
} from '../deals/vocabulary';
import { countryInChinese } from './country-names';
import type { Language } from './language';
import { ENGLISH_VOCABULARY } from './english-vocabulary';
import type { VocabularyWords } from './english-vocabulary';

/** Every vocabulary entry that a deal can hold. */
export type Entry =
  | DealType
  | (typeof EQUITY_KINDS)[number]
  | Modality
  | ModalityGroup
  | Origin
  | PartyType
  | Stage
  | Status
  | TerritoryClass
  | TherapeuticArea;

/** The vocabularies in Chinese, as the trade press writes them. In English an entry is its own text. */
const CHINESE: Readonly<Record<Entry, string>> = {
  Platform: '平台',
  Discovery: '发现阶段',
  Preclinical: '临床前',
  IND: 'IND',
  'Phase 1': 'I 期',
  'Phase 1/2': 'I/II 期',
  'Phase 2': 'II 期',
  'Phase 2/3': 'II/III 期',
  'Phase 3': 'III 期',
  Filed: '已申报上市',
  Approved: '已获批',
  Antibody: '抗体',
  'Monoclonal antibody': '单克隆抗体',
  'Bispecific antibody': '双特异性抗体',
  'Multispecific antibody': '多特异性抗体',
  'Fusion protein': '融合蛋白',
  Nanobody: '纳米抗体',
  ADC: 'ADC',
  'Bispecific ADC': '双抗 ADC',
  'Small molecule': '小分子',
  'Protein degrader': '蛋白降解剂',
  'Cell & gene': '细胞与基因治疗',
  'Cell therapy': '细胞治疗',
  'Gene therapy': '基因治疗',
  'Nucleic acid': '核酸药物',
  Oligonucleotide: '寡核苷酸',
  mRNA: 'mRNA',
  Vaccine: '疫苗',
  Peptide: '多肽',
  Radiopharmaceutical: '放射性药物',
  Biosimilar: '生物类似药',
  Other: '其他',
  Oncology: '肿瘤',
  Immunology: '免疫',
  Metabolic: '代谢',
  Cardiovascular: '心血管',
  Neurology: '神经',
  'Infectious disease': '感染',
  Respiratory: '呼吸',
  Ophthalmology: '眼科',
  Haematology: '血液',
  'Rare disease': '罕见病',
  Dermatology: '皮肤',
  Multiple: '多个领域',
  'License-out': '对外许可',
  Option: '选择权',
  Collaboration: '合作开发',
  NewCo: 'NewCo',
  Acquisition: '并购',
  'Domestic-rights': '国内权益',
  Global: '全球',
  'Ex-China': '中国以外',
  'US/EU/Japan': '美欧日',
  'Other regions': '其他地区',
  China: '中国',
  MNC: '跨国药企',
  Pharma: '制药公司',
  Biotech: '生物科技公司',
  'Licensee shares': '被许可方股份',
  'Licensor shares': '许可方股份',
  Active: '进行中',
  Exercised: '已行权',
  Completed: '已完成',
  Terminated: '已终止',
  Unknown: '状态不明',
  Public: '公开数据',
  Own: '自有数据',
};

const CHINESE_FIELDS: Readonly<Record<FieldName, string>> = {
  deal_id: '交易编号',
  announced: '公布日期',
  deal_type: '交易类型',
  licensor: '许可方',
  licensor_type: '许可方类型',
  licensor_country: '许可方所在地',
  licensee: '被许可方',
  licensee_type: '被许可方类型',
  licensee_country: '被许可方所在地',
  asset: '资产',
  target: '靶点',
  modality: '药物类型',
  therapeutic_area: '治疗领域',
  indication: '适应症',
  stage: '研发阶段',
  territory: '许可地域',
  territory_class: '地域类别',
  upfront_usd_m: '首付款（百万美元）',
  near_term_usd_m: '近期付款（百万美元）',
  equity_usd_m: '股权（百万美元）',
  equity_kind: '股权类型',
  equity_in: '股权是否计入总额',
  milestones_usd_m: '里程碑（百万美元）',
  dev_reg_milestones_usd_m: '研发及注册里程碑（百万美元）',
  sales_milestones_usd_m: '销售里程碑（百万美元）',
  total_usd_m: '总额（百万美元）',
  royalty_low_pct: '最低特许权使用费率（%）',
  royalty_high_pct: '最高特许权使用费率（%）',
  royalty_text: '特许权使用费原文',
  parent_deal_id: '上级交易',
  counted_in_parent: '已计入上级交易',
  status: '状态',
  status_date: '状态日期',
  source_url: '来源',
  source_date: '来源日期',
  source_url_2: '第二来源',
  n_sources: '来源数',
  notes: '备注',
  modality_group: '药物大类',
  exact_modality: '具体药物类型',
  period: '期间',
  year: '年份',
  half: '半年',
  quarter: '季度',
  month: '月份',
  upfront_share: '首付占比',
  origin: '数据归属',
};

const textIn = (texts: Readonly<Record<string, string | undefined>>, name: string) => texts[name];

function entryInChinese(entry: string): string {
  return textIn(CHINESE, entry) ?? countryInChinese(entry) ?? entry;
}

/** The vocabularies and fields in Chinese; stages are short already. */
export const CHINESE_VOCABULARY: VocabularyWords = {
  entry: entryInChinese,
  shortStage: entryInChinese,
  field: (name) => textIn(CHINESE_FIELDS, name) ?? name,
};

const wordsIn = (language: Language): VocabularyWords =>
  language === 'zh-CN' ? CHINESE_VOCABULARY : ENGLISH_VOCABULARY;

/** A vocabulary entry or a country in a language; any other text (a company) stays as it is. */
export const entryText = (language: Language, entry: string): string => wordsIn(language).entry(entry);

/** What a field is called in a language, with its unit. */
export const fieldText = (language: Language, field: string): string => wordsIn(language).field(field);
