import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { requestFromPane } from '../../commands/pane-requests';
import { lastMessages, onMessagesChanged } from '../../functions/last-messages';
import { useSurroundings, useTexts } from '../surroundings';
import { TextButton } from '../TextLink';
import { TABLES_TEXTS } from './tables-texts';

const useStyles = makeStyles({
  section: {
    margin: 0,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
});

/** That DEALS formulas fail, and the way to where they are listed with what to do. */
export function FormulaMessages() {
  const styles = useStyles();
  const { formats } = useSurroundings();
  const t = useTexts(TABLES_TEXTS);
  const [failing, setFailing] = useState(() => lastMessages().length);
  useEffect(() => {
    // Once more now: a formula may have failed between drawing and listening.
    const read = () => setFailing(lastMessages().length);
    read();
    return onMessagesChanged(read);
  }, []);
  if (failing === 0) return null;
  return (
    <p className={styles.section}>
      {t.failing(formats.count(failing), failing)}{' '}
      <TextButton onClick={() => requestFromPane('showErrors')}>{t.showFailing}</TextButton>
    </p>
  );
}
