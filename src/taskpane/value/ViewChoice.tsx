import { makeStyles, tokens } from '@fluentui/react-components';
import { LineChoice } from '../LineChoice';
import { useTexts } from '../surroundings';
import { VALUE_TEXTS } from './value-texts';
import { VALUE_VIEWS } from './value-views';
import type { ValueView } from './value-views';

const useStyles = makeStyles({
  views: {
    position: 'sticky',
    top: 0,
    zIndex: 1,
    backgroundColor: tokens.colorNeutralBackground1,
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    margin: `${tokens.spacingVerticalXS} -12px 0`,
    padding: '0 10px',
  },
});

/** The choice of what to see of a valuation; it stays in sight while that scrolls. */
export function ViewChoice({ view, onView }: { view: ValueView; onView: (view: ValueView) => void }) {
  const styles = useStyles();
  const t = useTexts(VALUE_TEXTS);
  return (
    <LineChoice className={styles.views} label={t.show} choices={VALUE_VIEWS} chosen={view} onChoose={onView}>
      {(each) => t.views[each]}
    </LineChoice>
  );
}
