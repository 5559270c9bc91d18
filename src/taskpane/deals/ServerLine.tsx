import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { MOST_TABLE_DEALS } from '../../source/organisation-deals';
import { useSurroundings, useTexts } from '../surroundings';
import { TextButton } from '../TextLink';
import type { ServerCount } from './server-count';
import { SERVER_LINE_TEXTS } from './server-line-texts';

const useStyles = makeStyles({
  line: {
    margin: 0,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM} 0`,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: 'anywhere',
  },
  problem: { color: tokens.colorPaletteRedForeground1 },
});

interface ServerLineProps {
  readonly count: ServerCount;
  /** Deals that the list shows from this machine; undefined while loading. */
  readonly here: number | undefined;
  readonly onAgain: () => void;
}

/** Whose deals an insertion writes and how many they are, where the list shows others. */
export default function ServerLine({ count, here, onAgain }: ServerLineProps) {
  const styles = useStyles();
  const { texts, formats } = useSurroundings();
  const t = useTexts(SERVER_LINE_TEXTS);
  const isProblem = count.state === 'failed' || count.state === 'needsPassword';
  const words = () => {
    switch (count.state) {
      case 'counting':
        return t.counting;
      case 'needsPassword':
        return t.needsPassword;
      case 'failed':
        return t.failed(count.message);
      case 'counted':
        return count.isTooMany
          ? t.tooMany(formats.count(count.deals), formats.count(MOST_TABLE_DEALS))
          : t.counted(formats.count(count.deals), count.version, formats.count(here ?? 0));
    }
  };
  return (
    <p className={mergeClasses(styles.line, isProblem && styles.problem)} role="status">
      {words()}
      {count.state === 'failed' ? (
        <>
          {' '}
          <TextButton onClick={onAgain}>{texts.common.tryAgain}</TextButton>
        </>
      ) : null}
    </p>
  );
}
