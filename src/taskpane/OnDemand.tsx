import { lazy, Suspense, useState } from 'react';
import type { ComponentType } from 'react';
import { LoadingList } from './deals/LoadingList';
import { PaneErrorBoundary } from './PaneErrorBoundary';
import { PlaceFrame } from './PlaceFrame';
import { useSurroundings } from './surroundings';

/**
 * A part of the pane that is loaded when it is first shown, under its name in the pane's language. A failure to load is
 * said, with a way to try again: React keeps a failure for good, so that another try takes another lazy component.
 */
export function onDemand<Props extends object>(
  name: (texts: ReturnType<typeof useSurroundings>['texts']) => string,
  load: () => Promise<{ default: ComponentType<Props> }>,
): ComponentType<Props> {
  let latest = lazy(load);
  return function OnDemand(props: Props) {
    const { texts } = useSurroundings();
    const [Part, setPart] = useState(() => latest);
    const { places } = texts;
    return (
      <PaneErrorBoundary
        texts={texts}
        words={{
          title: places.crash.title(name(texts)),
          hint: places.crash.hint,
          again: texts.common.tryAgain,
        }}
        onFailed={() => {
          latest = lazy(load);
          setPart(() => latest);
        }}
      >
        <Suspense
          fallback={
            <PlaceFrame bar={undefined}>
              <LoadingList label={places.loading(name(texts))} />
            </PlaceFrame>
          }
        >
          <Part {...props} />
        </Suspense>
      </PaneErrorBoundary>
    );
  };
}
