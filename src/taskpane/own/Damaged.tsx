import { Button, mergeClasses } from '@fluentui/react-components';
import { useState } from 'react';
import type { OwnPlace } from '../../source/own/own-layer';
import { useActivity } from '../activity';
import { useSurroundings, useTexts } from '../surroundings';
import { useImportStyles } from './import-styles';
import { OWN_TEXTS } from './own-texts';

interface DamagedProps {
  readonly place: OwnPlace;
  readonly onDiscard: () => void;
}

/** The way out where what a place keeps can't be read: it is removed, after a question. */
export function Damaged({ place, onDiscard }: DamagedProps) {
  const styles = useImportStyles();
  const { texts } = useSurroundings();
  const { running } = useActivity();
  const t = useTexts(OWN_TEXTS);
  const [asking, setAsking] = useState(false);
  const leave = () => setAsking(false);
  return (
    <div>
      <p className={mergeClasses(styles.hint, styles.problem)}>
        {t.damagedIn(place)} {asking ? t.discardConfirm : null}
      </p>
      <Button
        size="small"
        disabledFocusable={running !== undefined}
        onClick={() => {
          if (!asking) return setAsking(true);
          leave();
          onDiscard();
        }}
      >
        {asking ? t.discardNow : t.discard}
      </Button>{' '}
      {asking ? (
        <Button size="small" appearance="subtle" onClick={leave}>
          {texts.common.cancel}
        </Button>
      ) : null}
    </div>
  );
}
