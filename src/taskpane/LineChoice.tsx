import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  line: { display: 'flex', borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  choice: {
    padding: '4px 2px',
    border: 'none',
    borderBottom: '2px solid transparent',
    // Forced colours would show what is transparent: only what is chosen is underlined.
    '@media (forced-colors: active)': { borderBottomColor: 'Canvas' },
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground2,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    cursor: 'pointer',
    ':hover': { color: tokens.colorNeutralForeground1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  chosen: {
    borderBottomColor: tokens.colorBrandStroke1,
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    '@media (forced-colors: active)': { borderBottomColor: 'Highlight' },
  },
});

interface LineChoiceProps<Choice extends string> {
  readonly className: string;
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly chosen: Choice;
  readonly onChoose: (choice: Choice) => void;
  /** What a choice shows. */
  readonly children: (choice: Choice) => ReactNode;
  /** Its name, where that says more than it shows. */
  readonly nameOf?: (choice: Choice) => string;
}

/** One of several views or steps, on a line with the chosen one underlined. */
export function LineChoice<Choice extends string>(props: LineChoiceProps<Choice>) {
  const { className, label, choices, chosen, onChoose, children, nameOf } = props;
  const styles = useStyles();
  return (
    <div className={mergeClasses(styles.line, className)} role="group" aria-label={label}>
      {choices.map((choice) => (
        <button
          key={choice}
          type="button"
          className={mergeClasses(styles.choice, choice === chosen && styles.chosen)}
          aria-pressed={choice === chosen}
          aria-label={nameOf?.(choice)}
          onClick={() => onChoose(choice)}
        >
          {children(choice)}
        </button>
      ))}
    </div>
  );
}
