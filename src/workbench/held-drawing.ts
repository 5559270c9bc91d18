import type { Injector } from '@univerjs/core';
import { IRenderManagerService } from '@univerjs/engine-render';

/** After a request the sheet is not drawn for this long, in milliseconds: the next one of the same work may follow. */
const NEXT_REQUEST = 150;
/** However long the work takes, it is seen to go on. */
const LONGEST = 1_000;

/**
 * Holds the drawing of the sheet while an add-in writes in many requests, as Excel does when it is asked to suspend its
 * screen updating: each frame drawn in between would take longer than the request.
 */
export class HeldDrawing {
  readonly #drawing = new WeakSet<object>();
  #isHeld = false;
  #heldUntil = 0;
  #lastDrawn = 0;

  constructor(
    private readonly injector: Injector,
    private readonly unitId: string,
  ) {}

  /** From now until a moment after the present request. */
  hold(): void {
    const scene = this.injector.get(IRenderManagerService).getRenderById(this.unitId)?.scene;
    if (!scene) return;
    if (!this.#drawing.has(scene)) {
      this.#drawing.add(scene);
      const draw = scene.render.bind(scene);
      // What is not drawn stays due: Univer asks again with the next frame.
      scene.render = (context) => {
        const now = performance.now();
        if ((this.#isHeld || now < this.#heldUntil) && now - this.#lastDrawn < LONGEST) return;
        this.#lastDrawn = now;
        draw(context);
      };
      this.#lastDrawn = performance.now();
    }
    this.#isHeld = true;
  }

  /** The present request is over. */
  requestEnded(): void {
    if (!this.#isHeld) return;
    this.#isHeld = false;
    this.#heldUntil = performance.now() + NEXT_REQUEST;
  }
}
