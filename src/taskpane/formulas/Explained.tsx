import { makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { Spoken } from '../Spoken';
import { useTexts } from '../surroundings';
import { TextButton } from '../TextLink';
import { beginningOf } from './beginning';
import { FORMULAS_TEXTS } from './formulas-texts';

const useStyles = makeStyles({
  hint: {
    margin: '2px 0 0',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    overflowWrap: 'anywhere',
  },
});

interface ExplainedProps {
  /** Of the element that says all of it, whatever is seen. */
  readonly id?: string;
  /** What the button opens, for those who hear it. */
  readonly name: string;
  readonly children: string;
}

/** What is to be filled in: its beginning, and the rest when it is asked for. */
export function Explained({ id, name, children: whole }: ExplainedProps) {
  const styles = useStyles();
  const t = useTexts(FORMULAS_TEXTS);
  const [open, setOpen] = useState(false);
  const beginning = beginningOf(whole);
  if (open || beginning === whole)
    return (
      <p id={id} className={styles.hint}>
        {whole}
      </p>
    );
  return (
    <div className={styles.hint}>
      <span aria-hidden>{beginning} … </span>
      <span id={id}>
        <Spoken>{whole}</Spoken>
      </span>
      <TextButton label={t.build.moreOf(name)} onClick={() => setOpen(true)}>
        {t.build.more}
      </TextButton>
    </div>
  );
}
