import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useSurroundings, useTexts } from '../surroundings';
import { useImportStyles } from './import-styles';
import { IMPORT_TEXTS } from './import-texts';

/** So many items are drawn at first, and with each wish for more. */
const PAGE = 50;

/** A list of which a part is shown: a file has more rows than anybody scrolls through. */
export function Some<Item>({
  items,
  children,
}: {
  items: readonly Item[];
  children: (item: Item) => ReactNode;
}) {
  const styles = useImportStyles();
  const { formats } = useSurroundings();
  const t = useTexts(IMPORT_TEXTS);
  const [shown, setShown] = useState(PAGE);
  const more = items.length - shown;
  return (
    <>
      <ul className={styles.list}>{items.slice(0, shown).map(children)}</ul>
      {more > 0 ? (
        <p className={styles.hint}>
          {t.andMore(formats.count(more))}{' '}
          <Button size="small" appearance="subtle" onClick={() => setShown(shown + PAGE)}>
            {t.showMore}
          </Button>
        </p>
      ) : null}
    </>
  );
}
