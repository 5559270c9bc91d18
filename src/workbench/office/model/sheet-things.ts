/** What stands on a sheet besides its cells. */
export type ThingKind = 'shape' | 'comment' | 'note';

export interface SheetThing {
  readonly id: string;
  readonly kind: ThingKind;
  readonly sheetId: string;
  readonly text: string;
}

/**
 * Shapes, comments and notes as the object model tells them while the workbook is open: for add-ins that ask whether
 * there are any. Nothing is drawn or saved.
 */
export class SheetThings {
  private things: SheetThing[] = [];
  private made = 0;

  add(kind: ThingKind, sheetId: string, text: string): SheetThing {
    const thing = { id: `{thing ${String(++this.made)}}`, kind, sheetId, text };
    this.things.push(thing);
    return thing;
  }

  forgetSheet(sheetId: string): void {
    this.things = this.things.filter((thing) => thing.sheetId !== sheetId);
  }

  of(kind: ThingKind, sheetId: string): readonly SheetThing[] {
    return this.things.filter((thing) => thing.kind === kind && thing.sheetId === sheetId);
  }
}
