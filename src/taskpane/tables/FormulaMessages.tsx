import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { lastMessages, onMessagesChanged } from '../../functions/last-messages';
import type { CellMessage } from '../../functions/last-messages';
import { WebLink } from '../TextLink';
import { useSurroundings, useTexts } from '../surroundings';
import { TABLES_TEXTS } from './tables-texts';

const SHOWN = 50;
/** The functions by task, built beside the pane's page. */
const MANUAL = 'help/index.html';

const useStyles = makeStyles({
  section: { padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}` },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  hint: {
    margin: `2px 0 ${tokens.spacingVerticalS}`,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  item: { padding: `${tokens.spacingVerticalXS} 0`, borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  cell: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  error: { paddingLeft: tokens.spacingHorizontalS, color: tokens.colorPaletteRedForeground1 },
  message: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: 'anywhere',
  },
  more: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** Why DEALS cells fail, newest first: Excel shows messages for two of the errors only, and never gives them back. */
export function FormulaMessages() {
  const styles = useStyles();
  const { texts, formats } = useSurroundings();
  const t = useTexts(TABLES_TEXTS);
  const [messages, setMessages] = useState<readonly CellMessage[]>(lastMessages);
  useEffect(() => {
    // Once more now: a formula may have failed between drawing and listening.
    const read = () => setMessages((before) => orNone(before, lastMessages()));
    read();
    return onMessagesChanged(read);
  }, []);
  if (messages.length === 0) return null;
  return (
    <section className={styles.section}>
      <h2 className={styles.heading}>{t.messages}</h2>
      <p className={styles.hint}>
        {t.messagesHint}{' '}
        <WebLink href={MANUAL} title={MANUAL}>
          {t.manual}
        </WebLink>
      </p>
      <ul className={styles.list}>
        {messages
          .slice(-SHOWN)
          .reverse()
          .map(({ address, error, message }) => (
            <li key={address} className={styles.item}>
              <span className={styles.cell}>{address}</span>
              <span className={styles.error}>{error}</span>
              <div className={styles.message} lang="en">
                {message}
              </div>
            </li>
          ))}
        {messages.length > SHOWN ? (
          <li className={styles.more}>{texts.common.more(formats.count(messages.length - SHOWN))}</li>
        ) : null}
      </ul>
    </section>
  );
}

/** The same nothing as before where there is still nothing: it is not drawn anew. */
function orNone(before: readonly CellMessage[], now: readonly CellMessage[]): readonly CellMessage[] {
  return before.length === 0 && now.length === 0 ? before : now;
}
