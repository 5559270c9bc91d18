import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ChevronDown12Regular } from '@fluentui/react-icons/svg/chevron-down';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  choice: { position: 'relative', display: 'flex', minWidth: 0 },
  select: {
    flexGrow: 1,
    boxSizing: 'border-box',
    minWidth: 0,
    height: '24px',
    padding: `0 22px 0 ${tokens.spacingHorizontalS}`,
    appearance: 'none',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderBottomColor: tokens.colorNeutralStrokeAccessible,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    textOverflow: 'ellipsis',
    cursor: 'pointer',
    ':hover': { borderTopColor: tokens.colorNeutralStroke1Hover },
    ':focus-visible': {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '-1px',
    },
    '& option, & optgroup': {
      backgroundColor: tokens.colorNeutralBackground1,
      color: tokens.colorNeutralForeground1,
    },
  },
  quiet: {
    fieldSizing: 'content',
    padding: `0 20px 0 ${tokens.spacingHorizontalS}`,
    border: 'none',
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground2,
    fontSize: '11px',
  },
  chevron: {
    position: 'absolute',
    right: '5px',
    top: '6px',
    color: tokens.colorNeutralForeground3,
    pointerEvents: 'none',
  },
});

interface ChoiceProps {
  readonly id?: string;
  /** Its name, where no label element gives one. */
  readonly label?: string;
  readonly value: string;
  readonly onChoose: (value: string) => void;
  /** Without a frame, for a choice that stands among text. */
  readonly quiet?: boolean;
  readonly children: ReactNode;
}

/**
 * One of a list: the browser's own select in Fluent's colours. It opens over the edge of a narrow pane, takes typing,
 * and costs a tenth of a drawn one.
 */
export function Choice({ id, label, value, onChoose, quiet, children }: ChoiceProps) {
  const styles = useStyles();
  return (
    <span className={styles.choice}>
      <select
        id={id}
        aria-label={label}
        className={mergeClasses(styles.select, quiet && styles.quiet)}
        value={value}
        onChange={(event) => onChoose(event.target.value)}
      >
        {children}
      </select>
      <ChevronDown12Regular className={styles.chevron} aria-hidden />
    </span>
  );
}
