import { Component } from 'react';
import type { ReactNode } from 'react';
import { NothingHere } from './NothingHere';
import type { Texts } from './texts';

interface PaneErrorBoundaryProps {
  readonly texts: Texts;
  readonly children: ReactNode;
  /** What is said instead; that the pane stopped unless told otherwise. */
  readonly words?: { readonly title: string; readonly hint: string; readonly again: string };
  /** After a failure, while it is said: time to prepare what the next try shows. */
  readonly onFailed?: () => void;
}

/** A failure inside a view never leaves a white pane: it says so and offers to start again. */
export class PaneErrorBoundary extends Component<PaneErrorBoundaryProps, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidCatch() {
    this.props.onFailed?.();
  }

  override render() {
    const { texts, children } = this.props;
    const { title, hint, again } = this.props.words ?? {
      title: texts.start.crash,
      hint: texts.start.crashHint,
      again: texts.start.restart,
    };
    if (!this.state.failed) return children;
    return (
      <div role="alert">
        <NothingHere
          title={title}
          hint={hint}
          action={{ label: again, run: () => this.setState({ failed: false }) }}
        />
      </div>
    );
  }
}
