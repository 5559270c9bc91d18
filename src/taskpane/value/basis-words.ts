import { ASSUMPTIONS } from '../../valuation/assumption-list';
import type { AssumptionSpec } from '../../valuation/assumption-list';
import type { Language } from '../language';
import { useSurroundings } from '../surroundings';
import { entryText } from '../vocabulary-texts';
import { CHINESE_ASSUMPTIONS, CHINESE_RESTS, ENGLISH_LABELS } from './assumption-texts';
import { CHINESE_PHRASES } from './basis-texts';

/** What others wrote: a quotation, or the citation behind "cited". */
const QUOTED = /"[^"]*"|(?<=cited )\((?:[^()]|\([^()]*\))*\)/g;

const PHASES = /\b(?:Platform|Discovery|Preclinical|IND|Phase \d(?:\/\d)?|Filed|Approved)(?![\w/])/g;
/** What is still in English, as the words of a study are: its phases stay so, too. */
const SENTENCE = /[a-z]+ [a-z]+ [a-z]+/;

const TERRITORIES = /(?<=对)(?:Global|Ex-China|US\/EU\/Japan|Other regions|China)(?=视为)/g;

/**
 * What an amount, a probability or an assumption rests on, in the language of the pane. The words of others stay as they
 * were published, and so does what no phrase is known for.
 */
export function basisText(language: Language, basis: string): string {
  if (language !== 'zh-CN') return basis;
  const kept: string[] = [];
  const held = basis.replace(QUOTED, (quoted) => `⟦${String(kept.push(quoted) - 1)}⟧`);
  const words = held
    .split('; ')
    .map((part) =>
      CHINESE_PHRASES.reduce((said, [phrase, chinese]) => said.replaceAll(phrase, chinese), part),
    )
    .map((part) => (SENTENCE.test(part) ? part : part.replace(PHASES, (phase) => entryText(language, phase))))
    .join('；')
    .replace(TERRITORIES, (territory) => entryText(language, territory));
  return words.replace(/⟦(\d+)⟧/g, (_, index: string) => kept[Number(index)] ?? '');
}

/** What an assumption is, in the language of the pane. */
export function aboutText(
  language: Language,
  { name, about }: Pick<AssumptionSpec, 'name' | 'about'>,
): string {
  return language === 'zh-CN' ? (chineseOf(name) ?? about) : about;
}

const chineseOf = (name: string): string | undefined =>
  (CHINESE_ASSUMPTIONS as Readonly<Record<string, string>>)[name];

/** A short name beside the one that is typed, of an assumption or of a term that drives a value; '' where there is none. */
export function assumptionLabel(language: Language, name: string): string {
  const year = /^net_sales (\d+)$/.exec(name)?.[1];
  if (language === 'zh-CN') {
    if (year !== undefined) return `上市第 ${year} 年净销售额`;
    return chineseOf(name)?.split(/[：；，]/)[0] ?? CHINESE_TERMS[name] ?? '';
  }
  if (year !== undefined) return `Net sales of market year ${year}`;
  return (ENGLISH_LABELS as Readonly<Record<string, string>>)[name] ?? ENGLISH_TERMS[name] ?? '';
}

/** Terms of a deal among the drivers of a sensitivity. */
const ENGLISH_TERMS: Readonly<Record<string, string>> = {
  upfront: 'Upfront',
  'near-term': 'Near-term',
  equity: 'Equity',
  'development milestones': 'Development milestones',
  'sales milestones': 'Sales milestones',
};
const CHINESE_TERMS: Readonly<Record<string, string>> = {
  upfront: '首付款',
  'near-term': '近期付款',
  equity: '股权',
  'development milestones': '研发里程碑',
  'sales milestones': '销售里程碑',
};

/** What the value of an assumption in force rests on. */
export function sourceText(language: Language, name: string, source: string): string {
  const spec: AssumptionSpec | undefined = ASSUMPTIONS.find((each) => each.name === name);
  if (language !== 'zh-CN' || spec === undefined || !source.startsWith(spec.about))
    return basisText(language, source);
  const rests = source.slice(spec.about.length).replace(/^: /, '');
  return [aboutText(language, spec), CHINESE_RESTS[rests] ?? rests].filter(Boolean).join('：');
}

/** These words in the language that this view speaks. */
export function useBasisWords() {
  const { language } = useSurroundings();
  return {
    basis: (basis: string) => basisText(language, basis),
    about: (spec: Pick<AssumptionSpec, 'name' | 'about'>) => aboutText(language, spec),
    label: (name: string) => assumptionLabel(language, name),
    source: (name: string, source: string) => sourceText(language, name, source),
    /** What the words are written in, where they are the pane's; undefined for its own language. */
    lang: language === 'zh-CN' ? undefined : 'en',
  };
}
