import { Dismiss16Regular } from '@fluentui/react-icons';
import type { KeyboardEvent, PointerEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import type { ThemeName } from '../theme';
import { ADD_IN_PAGE } from './add-in-files';
import { PANE_WIDTH } from './preferences';
import type { Texts } from './texts';

interface AddInPaneProps {
  readonly name: string;
  readonly texts: Texts;
  readonly open: boolean;
  readonly width: number;
  readonly theme: ThemeName;
  onWidth(width: number): void;
  onClose(): void;
  onLoaded(): void;
}

const withinLimits = (width: number) =>
  Math.round(Math.min(PANE_WIDTH.widest, Math.max(PANE_WIDTH.narrowest, width)));

/**
 * The pane beside the sheet, with the add-in's page in a frame. Closing it only hides it: the page is also the
 * runtime of the functions and the ribbon's commands, as in Excel.
 */
export function AddInPane({ name, texts, open, width, theme, onWidth, onClose, onLoaded }: AddInPaneProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [dragged, setDragged] = useState<number>();
  const shown = dragged ?? width;

  useEffect(() => {
    // Office tells no change of theme, so the add-in looks at it again when its window gets the focus.
    frame.current?.contentWindow?.dispatchEvent(new Event('focus'));
  }, [theme]);

  const drag = (event: PointerEvent) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) {
      setDragged(withinLimits(window.innerWidth - event.clientX));
    }
  };
  const drop = () => {
    if (dragged !== undefined) onWidth(dragged);
    setDragged(undefined);
  };
  const resize = (event: KeyboardEvent) => {
    const step = { ArrowLeft: 20, ArrowRight: -20, Home: PANE_WIDTH.widest, End: -PANE_WIDTH.widest }[
      event.key
    ];
    if (step === undefined) return;
    event.preventDefault();
    onWidth(withinLimits(width + step));
  };

  return (
    <aside
      className="wb-pane"
      aria-label={name}
      hidden={!open}
      style={{ width: shown }}
      data-dragging={dragged !== undefined}
    >
      <div
        className="wb-splitter"
        role="separator"
        aria-orientation="vertical"
        aria-label={texts.resizePane}
        aria-valuenow={shown}
        aria-valuemin={PANE_WIDTH.narrowest}
        aria-valuemax={PANE_WIDTH.widest}
        tabIndex={0}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={drag}
        onPointerUp={drop}
        onPointerCancel={drop}
        onKeyDown={resize}
      />
      <div className="wb-pane-title">
        <h2>{name}</h2>
        <button
          type="button"
          className="wb-icon-button"
          aria-label={texts.closePane}
          title={texts.closePane}
          onClick={onClose}
        >
          <Dismiss16Regular />
        </button>
      </div>
      <iframe ref={frame} title={name} src={ADD_IN_PAGE} onLoad={onLoaded} />
    </aside>
  );
}
