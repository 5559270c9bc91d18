import { ENGLISH } from '../../src/taskpane/texts';
import { CHINESE } from '../../src/taskpane/texts-zh-CN';

/** The texts of the first load in each language. */
export const TEXTS = { 'en-US': ENGLISH, 'zh-CN': CHINESE };
