import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ComponentProps, ReactNode } from 'react';

const useStyles = makeStyles({
  field: {
    display: 'flex',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalXS,
    boxSizing: 'border-box',
    minWidth: 0,
    width: '100%',
    height: '24px',
    padding: `0 ${tokens.spacingHorizontalS}`,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderBottomColor: tokens.colorNeutralStrokeAccessible,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    fontSize: tokens.fontSizeBase200,
    cursor: 'text',
    ':focus-within': {
      borderBottomColor: tokens.colorCompoundBrandStroke,
      boxShadow: `inset 0 -1px 0 ${tokens.colorCompoundBrandStroke}`,
    },
    '@media (forced-colors: active)': {
      ':focus-within': { outline: '2px solid Highlight' },
    },
  },
  medium: { height: '32px', fontSize: tokens.fontSizeBase300 },
  invalid: {
    borderTopColor: tokens.colorPaletteRedBorder2,
    borderBottomColor: tokens.colorPaletteRedBorder2,
  },
  ending: { paddingRight: 0 },
  input: {
    flexGrow: 1,
    minWidth: 0,
    padding: 0,
    border: 'none',
    outline: 'none',
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    fontSize: 'inherit',
    lineHeight: 'inherit',
    fontVariantNumeric: 'tabular-nums',
    '::placeholder': { color: tokens.colorNeutralForeground3, opacity: 1 },
    '::-webkit-search-cancel-button': { display: 'none' },
  },
});

interface TextFieldProps extends Omit<ComponentProps<'input'>, 'size' | 'onChange' | 'className'> {
  readonly size?: 'small' | 'medium';
  readonly onType: (value: string) => void;
  readonly before?: ReactNode;
  /** At the end, such as a button that clears. */
  readonly after?: ReactNode;
}

/** A line of text: the browser's own input in Fluent's colours. */
export function TextField({ size = 'small', onType, before, after, ...input }: TextFieldProps) {
  const styles = useStyles();
  return (
    <span
      className={mergeClasses(
        styles.field,
        size === 'medium' && styles.medium,
        input['aria-invalid'] === true && styles.invalid,
        after !== undefined && styles.ending,
      )}
    >
      {before}
      <input
        type="text"
        autoComplete="off"
        spellCheck={false}
        {...input}
        className={styles.input}
        onChange={(event) => onType(event.target.value)}
      />
      {after}
    </span>
  );
}
