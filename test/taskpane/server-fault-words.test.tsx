import { ServerRefusal, NotReached, TookTooLong, faultOf } from '../../src/source/clickhouse/server-fault';
import { LANGUAGES } from '../../src/taskpane/language';
import { SERVER_FAULT_TEXTS } from '../../src/taskpane/data/server-fault-texts';
import type { ServerFault } from '../../src/taskpane/data/server-fault-texts';
import { faultWords } from '../../src/taskpane/data/server-fault-words';

const refusal = (status: number, code?: string) => new ServerRefusal(status, code, 'words of the server');

/** What can go wrong, as the source meets it, and the advice that belongs to it. */
const FAULTS: readonly (readonly [ServerFault, unknown])[] = [
  ['notReached', new NotReached()],
  ['notClickHouse', new SyntaxError('<')],
  ['refused', refusal(401)],
  ['refused', refusal(500, '516')],
  ['noRights', refusal(500, '497')],
  ['noTables', refusal(404, '60')],
  ['quota', refusal(500, '201')],
  ['slow', new TookTooLong()],
  ['slow', refusal(500, '159')],
  ['busy', refusal(503)],
  ['busy', refusal(500, '202')],
];

test.each(FAULTS)('a fault that is %s has its advice in both languages', (fault, reason) => {
  for (const language of LANGUAGES) {
    const texts = SERVER_FAULT_TEXTS[language];
    expect(faultWords(texts, faultOf(reason).message)).toBe(texts[fault]);
  }
  // English begins with what the cells say.
  const [first = ''] = /^.*?\.(?= )/.exec(faultOf(reason).message) ?? [];
  expect(SERVER_FAULT_TEXTS['en-US'][fault].startsWith(first)).toBe(true);
});

test('other faults keep their own words, without the way to where they are read', () => {
  const words = faultWords(SERVER_FAULT_TEXTS['zh-CN'], faultOf(refusal(500, '999')).message);
  expect(words).toBe('The organisation’s data server refused the question (words of the server).');
});
