import { isClientObject, nodeOf } from './client-object';

/** Longer arguments are cut in messages. */
const SHOWN_CHARACTERS = 60;

const shown = (value: unknown): string => {
  if (isClientObject(value)) return nodeOf(value).table.name;
  const text = JSON.stringify(value) ?? 'undefined';
  return text.length > SHOWN_CHARACTERS ? '...' : text;
};

/** How a step of a batch reads as JavaScript: `worksheet.getRange("A1")`. */
export function statementOf(location: string, args?: readonly unknown[]): string {
  const [className = '', ...members] = location.split('.');
  const path = [className.charAt(0).toLowerCase() + className.slice(1), ...members].join('.');
  return args ? `${path}(${args.map(shown).join(', ')})` : path;
}
