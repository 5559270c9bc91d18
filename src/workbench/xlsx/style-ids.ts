import type { IStyleData } from '@univerjs/core';

/** Gives equal styles one id, as a snapshot keeps them. */
export class StyleIds {
  private readonly ids = new Map<string, string>();
  readonly styles: Record<string, IStyleData> = {};

  of(style: IStyleData | undefined): string | undefined {
    if (!style) return undefined;
    const key = JSON.stringify(style);
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    const id = `style-${this.ids.size + 1}`;
    this.ids.set(key, id);
    this.styles[id] = style;
    return id;
  }
}
