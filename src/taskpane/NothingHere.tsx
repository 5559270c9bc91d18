import { Button, makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  empty: {
    flexGrow: 1,
    padding: `${tokens.spacingVerticalXXXL} ${tokens.spacingHorizontalXXL}`,
    textAlign: 'center',
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  hint: {
    margin: `${tokens.spacingVerticalXS} 0 ${tokens.spacingVerticalM}`,
    color: tokens.colorNeutralForeground2,
  },
});

interface NothingHereProps {
  readonly title: string;
  readonly hint: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

/** Why nothing stands here, and what to do about it. */
export function NothingHere({ title, hint, action }: NothingHereProps) {
  const styles = useStyles();
  return (
    <div className={styles.empty}>
      <p className={styles.title}>{title}</p>
      <p className={styles.hint}>{hint}</p>
      {action ? <Button onClick={action.run}>{action.label}</Button> : null}
    </div>
  );
}
