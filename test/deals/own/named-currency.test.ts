import { saysDollars, saysOtherCurrency } from '../../../src/deals/own/currency';
import { namedCurrency } from '../../../src/deals/own/named-currency';
import { rowCurrency } from '../../../src/deals/own/row-currency';

test.each([
  ['加拿大元', 'cad'],
  ['新加坡元', 'sgd'],
  ['澳大利亚元', 'aud'],
  ['新西兰元', 'nzd'],
  ['韩圆', 'krw'],
  ['韩国元', 'krw'],
  ['新台币元', 'twd'],
  ['日本円', 'jpy'],
  ['Japanese yen', 'jpy'],
  ['British pounds sterling', 'gbp'],
  ['Indian rupees', 'inr'],
  ['印度卢比', 'inr'],
  ['元', 'cny'],
  ['百万元', 'cny'],
  ['人民币', 'cny'],
  ['人民币元', 'cny'],
  ['人民币（百万元）', 'cny'],
  ['中国元', 'cny'],
  ['Chinese yuan (RMB)', 'cny'],
  ['EUR million', 'eur'],
  ['€m', 'eur'],
  ["EUR '000", 'eur'],
  ['TEUR', 'eur'],
])('a row in %s is in %s', (text, named) => expect(rowCurrency(text)).toEqual({ isDollars: false, named }));

test.each([
  '津巴布韦元',
  'pakistani rupees',
  '巴基斯坦卢比',
  'West African francs',
  'EUR or GBP',
  '白俄罗斯卢布',
  'local',
])('nobody can tell the currency of a row in %s', (text) =>
  expect(rowCurrency(text)).toEqual({ isDollars: false, named: undefined }),
);

test('rupees alone are those of several countries', () => {
  expect(rowCurrency('rupees').named).not.toBe('inr');
  expect(namedCurrency('upfront (pakistani rupees m)').currency).not.toBe('inr');
});

test.each(['美元', '美圆', '美圓', '百万美圆'])('%s is US dollars', (text) => {
  expect([saysDollars(text), saysOtherCurrency(text)]).toEqual([true, false]);
  expect(rowCurrency(text)).toEqual({ isDollars: true });
});
