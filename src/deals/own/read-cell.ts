import type { Field } from '../fields';
import { DOLLARS, saysDollars, saysOtherCurrency } from './currency';
import { LEAST_USD_M, MAGNITUDE_WORD, SURELY_DOLLARS, magnitudeIn } from './money-unit';
import { namedCurrency } from './named-currency';
import { digitsOf, isAmbiguous } from './number-style';
import type { DateOrder, DecimalSign } from './number-style';
import { readDateText } from './read-date';
import { problem, text } from './read-text';
import type { ReadText } from './read-text';

/** How the figures and dates of the file are written. */
export interface CellStyle {
  /** undefined where no figure of the file tells it, nor the user. */
  readonly decimal: DecimalSign | undefined;
  readonly dateOrder: DateOrder | undefined;
  /** What figures of this column are multiplied with; undefined where the user has not said it. */
  readonly factor: number | undefined;
  /** US$ for one of the column's currency, for cells with a magnitude of their own; undefined as above. */
  readonly rate: number | undefined;
  /** US$ million of one figure in US dollars that says no magnitude; undefined where nobody has said it. */
  readonly dollarFactor: number | undefined;
  /** The one of these that only the size of other figures speaks for; undefined where none is so. */
  readonly guessedFactor?: number | undefined;
  /** Where a rate was typed: the magnitude that it was typed for; undefined where nobody has said it. */
  readonly typedFor?: { readonly magnitude: number | undefined } | undefined;
  /** The currency that the user gave this rate for (named-currency.ts); undefined where none was typed. */
  readonly currency?: string | undefined;
}

/** Words for "we don't know", whatever is expected. */
const UNDISCLOSED =
  /^([-–—/.?*]+|n\/?\s?a\.?|n\.\s?a\.?|n\.?\s?d\.?|none|nil|null|nan|tb[adc]|not (disclosed|available|applicable|known)|undisclosed|confidential|unknown|未披露|未公开|未知|不详|不适用|保密|无|暂无)$/i;
/** What a spreadsheet shows for a formula that failed. */
const ERROR_VALUE =
  /^#(N\/A|VALUE!|REF!|DIV\/0!|NUM!|NAME\?|NULL!|SPILL!|CALC!|BUSY!|GETTING_DATA|FIELD!|BLOCKED!|CONNECT!|UNKNOWN!)$/i;

/** Reads a cell for a field that is no vocabulary, in the ways that people write. */
export function readCellText(kind: Field['kind'], cell: string, style: CellStyle): ReadText {
  const trimmed = cell.normalize('NFC').trim();
  if (ERROR_VALUE.test(trimmed)) return problem('errorValue');
  if (kind === 'text' || kind === 'party') return text(UNDISCLOSED.test(trimmed) ? '' : trimmed);
  // The apostrophe by which a spreadsheet keeps a text from becoming a number.
  const bare = trimmed.replace(/^['’]\s*/, '');
  if (bare === '' || UNDISCLOSED.test(bare)) return text('');
  switch (kind) {
    case 'date':
      return readDateText(bare, style.dateOrder);
    case 'money':
      return readAmountText(bare, style);
    case 'percent':
      return readPercentText(bare, style);
    case 'count':
      return /^\d{1,9}$/.test(bare) ? text(bare) : problem('notACount');
    case 'url':
      return readAddressText(bare);
    default:
      return text(bare);
  }
}

/**
 * An amount in US$ million: "50", "$50M", "US$ 1.2bn", "up to 500", "2.5亿美元". A magnitude in the cell takes the place
 * of the column's, and leaves its currency as it is. Another currency is read where its rate was typed.
 */
export function readAmountText(cell: string, style: CellStyle): ReadText {
  const plain = cell.normalize('NFKC').toLowerCase();
  const isOther = saysOtherCurrency(plain);
  const named = isOther ? namedCurrency(plain) : undefined;
  if (isOther && (named?.currency === undefined || named.currency !== style.currency))
    return problem('otherCurrency');
  const bare = (named?.rest.replace(/\s+/g, ' ').trim() ?? plain)
    .replace(/^(up to|最高|高达|至多|upto)\s*/, '')
    .replace(DOLLARS, '$')
    .trim();
  if (/^\(.*\)$|^\$?\s*[-–−]/.test(bare)) return problem('negative');
  const [, figure = '', unit = ''] = /^[$\s]*([\d.,\s'’]+)[$\s]*([^\d$]*)[$\s]*$/.exec(bare) ?? [];
  if (style.decimal === undefined && isAmbiguous(figure)) return problem('ambiguousFigure');
  const digits = digitsOf(figure, style.decimal ?? '.');
  const word = unit.trim();
  if (digits === undefined || (word !== '' && !MAGNITUDE_WORD.test(word))) return problem('notAnAmount');
  const own = word === '' ? undefined : magnitudeIn(word);
  const factor = factorOf(own, saysDollars(plain), style);
  if (factor === undefined) return problem('unitUnknown');
  const amount = product(digits, factor);
  const isGuess = own === undefined && factor === style.guessedFactor;
  if (isGuess && Number(amount) > 0 && Number(amount) < LEAST_USD_M) return problem('tooLittle');
  if (Number(amount) > SURELY_DOLLARS) return problem('tooMuch');
  const isForeign = style.typedFor !== undefined && !saysDollars(plain);
  return isForeign && own !== undefined && own !== style.typedFor.magnitude
    ? { text: amount, doubt: 'ownUnit' }
    : text(amount);
}

/** US$ million of one unit of a cell, by what it says itself; undefined where nobody says its currency. */
function factorOf(
  own: number | undefined,
  isDollars: boolean,
  { factor, rate, dollarFactor }: CellStyle,
): number | undefined {
  if (isDollars) return own ?? dollarFactor;
  return own === undefined ? factor : rate === undefined ? undefined : own * rate;
}

function readPercentText(cell: string, { decimal, factor }: CellStyle): ReadText {
  const [, figure = '', sign] = /^([^%％]+?)\s*([%％])?$/.exec(cell) ?? [];
  if (decimal === undefined && isAmbiguous(figure)) return problem('ambiguousFigure');
  const digits = digitsOf(figure, decimal ?? '.');
  if (digits === undefined) return problem('notAPercentage');
  const points = product(digits, sign ? 1 : (factor ?? 1));
  if (Number(points) > 100) return problem('notAPercentage');
  // 0.05 beside 5 may be 5 %, and so may 1 beside 0.05 be 1 %.
  const figureAlone = sign ? 0 : Number(digits);
  const isDoubtful = factor === 100 ? figureAlone === 1 : figureAlone > 0 && figureAlone < 1;
  return isDoubtful ? { text: points, doubt: 'noPercentSign' } : text(points);
}

function readAddressText(cell: string): ReadText {
  const address = /^www\.[^\s]+$/i.test(cell) ? `https://${cell}` : cell;
  return /^https?:\/\/[^\s"<>]+$/i.test(address) ? text(address) : problem('notAnAddress');
}

/** Digits of a product, without the dust of binary fractions and without an exponent. */
function product(digits: string, factor: number): string {
  if (factor === 1) return digits;
  const value = Number(
    (factor < 1 ? Number(digits) / (1 / factor) : Number(digits) * factor).toPrecision(12),
  );
  const plain = String(value);
  return plain.includes('e') ? value.toFixed(12).replace(/\.?0+$/, '') : plain;
}
