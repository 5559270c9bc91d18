import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  link: {
    display: 'inline',
    padding: 0,
    border: 'none',
    backgroundColor: 'transparent',
    color: tokens.colorBrandForegroundLink,
    fontFamily: 'inherit',
    fontSize: 'inherit',
    fontWeight: 'inherit',
    lineHeight: 'inherit',
    textAlign: 'left',
    textDecorationLine: 'none',
    overflowWrap: 'anywhere',
    cursor: 'pointer',
    ':hover': { color: tokens.colorBrandForegroundLinkHover, textDecorationLine: 'underline' },
    ':focus-visible': {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      borderRadius: tokens.borderRadiusSmall,
    },
    '@media (forced-colors: active)': { color: 'LinkText' },
  },
});

interface WebLinkProps {
  readonly href: string;
  readonly title: string;
  readonly children: ReactNode;
}

/** A page on the web: opens in the browser and learns nothing of where it was opened from. */
export function WebLink({ href, title, children }: WebLinkProps) {
  const styles = useStyles();
  return (
    <a className={styles.link} href={href} title={title} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}

interface TextButtonProps {
  readonly className?: string;
  readonly label?: string;
  readonly title?: string;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

/** Something to do here that reads as a link. */
export function TextButton({ className, label, title, onClick, children }: TextButtonProps) {
  const styles = useStyles();
  return (
    <button
      type="button"
      className={mergeClasses(styles.link, className)}
      aria-label={label}
      title={title}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
