import type { Catalogue } from '../language';

const english = {
  unread: (period: string) => `Period: ${period} not read`,
  refused: 'Correct or remove the period first',
};

const chinese: typeof english = {
  unread: (period) => `期间：无法识别 ${period}`,
  refused: '请先更正或移除该期间',
};

/** What is said of a typed period that can't be read. */
export const PERIOD_TEXTS: Catalogue<typeof english> = { 'en-US': english, 'zh-CN': chinese };
