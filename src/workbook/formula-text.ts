/** A text as a formula writes it: in quotation marks, its own doubled. */
export const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
