import { lazy, Suspense, useState } from 'react';
import type { ComponentType, FunctionComponent } from 'react';
import { LoadingList } from './deals/LoadingList';
import { PaneErrorBoundary } from './PaneErrorBoundary';
import { PlaceFrame } from './PlaceFrame';
import { useSurroundings } from './surroundings';

/** A part of the pane that is loaded when it is first shown, or ahead of that. */
export interface OnDemand<Props> extends FunctionComponent<Props> {
  /** Loads it while nobody waits: it is then drawn at once. A failure is told when it is shown. */
  readonly preload: () => Promise<void>;
}

/**
 * A part of the pane that is loaded when it is first shown, under its name in the pane's language. A failure to load is
 * said, with a way to try again: React keeps a failure for good, so that another try takes another lazy component.
 * @param covers whether it stands over another part, which stays in sight until it is loaded
 */
export function onDemand<Props extends object>(
  name: (texts: ReturnType<typeof useSurroundings>['texts']) => string,
  load: () => Promise<{ default: ComponentType<Props> }>,
  covers = false,
): OnDemand<Props> {
  let loaded: ComponentType<Props> | undefined;
  const remember = async () => {
    const part = await load();
    loaded = part.default;
    return part;
  };
  let latest = lazy(remember);
  function Part(props: Props) {
    const { texts } = useSurroundings();
    const [Shown, setShown] = useState<ComponentType<Props>>(() => loaded ?? latest);
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
          latest = lazy(remember);
          setShown(() => latest);
        }}
      >
        <Suspense
          fallback={
            covers ? null : (
              <PlaceFrame bar={undefined}>
                <LoadingList label={places.loading(name(texts))} />
              </PlaceFrame>
            )
          }
        >
          <Shown {...props} />
        </Suspense>
      </PaneErrorBoundary>
    );
  }
  return Object.assign(Part, { preload: () => remember().then(nothing, nothing) });
}

const nothing = () => undefined;
