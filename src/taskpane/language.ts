/** The languages that the pane speaks. */
export const LANGUAGES = ['en-US', 'zh-CN'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Texts of one part of the pane, in each language. Each place has its own catalogue, loaded with it. */
export type Catalogue<Texts> = Readonly<Record<Language, Texts>>;

/** The pane's language for Excel's display language (a BCP 47 tag): any Chinese is zh-CN, everything else en-US. */
export function languageFor(displayLanguage: string): Language {
  return /^zh\b/i.test(displayLanguage) ? 'zh-CN' : 'en-US';
}

/**
 * The locale of numbers and dates: Excel's own where it is a variety of the language that the pane speaks (en-GB,
 * zh-TW), else the pane's language, so that words and figures never come from two languages.
 */
export function localeFor(displayLanguage: string): string {
  const language = languageFor(displayLanguage);
  const sameTongue = displayLanguage.slice(0, 2).toLowerCase() === language.slice(0, 2);
  return sameTongue && isLocale(displayLanguage) ? displayLanguage : language;
}

/** Excel's display language; the browser's where Office is absent or does not tell. */
export function displayLanguage(): string {
  const told: unknown = typeof Office === 'undefined' ? undefined : Office.context?.displayLanguage;
  return typeof told === 'string' && told !== '' ? told : navigator.language;
}

function isLocale(tag: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf(tag).length > 0;
  } catch {
    return false;
  }
}
