import { Component } from 'react';
import type { ReactNode } from 'react';
import { NothingHere } from './NothingHere';
import type { Texts } from './texts';

/** A failure inside a view never leaves a white pane: it says so and offers to start again. */
export class PaneErrorBoundary extends Component<
  { readonly texts: Texts; readonly children: ReactNode },
  { readonly failed: boolean }
> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    const { texts, children } = this.props;
    if (!this.state.failed) return children;
    return (
      <div role="alert">
        <NothingHere
          title={texts.start.crash}
          hint={texts.start.crashHint}
          action={{ label: texts.start.restart, run: () => this.setState({ failed: false }) }}
        />
      </div>
    );
  }
}
