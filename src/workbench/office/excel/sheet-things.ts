import type { SheetThing, ThingKind } from '../model/sheet-things';
import type { ClassTable } from '../request/class-table';
import type { SheetHost } from './hosts';
import { areaOnSheet } from './hosts';

/** Adds what stands in a cell. */
const inCell =
  (kind: ThingKind, where: string) =>
  ({ model, sheetId }: SheetHost, [cell, content]: readonly unknown[]): SheetThing => {
    areaOnSheet(model, cell, sheetId, where);
    return model.things.add(kind, sheetId, String(content));
  };

const listed = (kind: ThingKind, name: string, of: string) => ({
  name,
  items: { of, list: ({ model, sheetId }: SheetHost) => model.things.of(kind, sheetId) },
});

/** Of what this workbench has no place for, there is none on any sheet. */
const none = (of: string): readonly ClassTable<never>[] => [
  { name: of, fixed: ['id'], scalars: { id: { get: () => '' } } },
  { name: `${of}Collection`, items: { of, list: () => [] } },
];

/** Shapes, comments, notes, slicers and pivot tables: enough to ask whether a sheet has any. */
export const SHEET_THINGS: readonly ClassTable<never>[] = [
  {
    name: 'Shape',
    fixed: ['id', 'type'],
    scalars: { id: { get: ({ id }) => id }, type: { get: () => 'GeometricShape' } },
  } satisfies ClassTable<SheetThing>,
  {
    ...listed('shape', 'ShapeCollection', 'Shape'),
    methods: {
      addTextBox: {
        gives: 'object',
        to: 'Shape',
        host: ({ model, sheetId }, [text]) => model.things.add('shape', sheetId, String(text ?? '')),
      },
    },
  } satisfies ClassTable<SheetHost>,
  {
    name: 'Comment',
    fixed: ['id', 'content'],
    scalars: { id: { get: ({ id }) => id }, content: { get: ({ text }) => text } },
  } satisfies ClassTable<SheetThing>,
  {
    ...listed('comment', 'CommentCollection', 'Comment'),
    methods: { add: { gives: 'object', to: 'Comment', host: inCell('comment', 'CommentCollection.add') } },
  } satisfies ClassTable<SheetHost>,
  { name: 'Note', scalars: { content: { get: ({ text }) => text } } } satisfies ClassTable<SheetThing>,
  {
    ...listed('note', 'NoteCollection', 'Note'),
    methods: {
      add: { gives: 'object', to: 'Note', host: inCell('note', 'NoteCollection.add') },
      getCount: { gives: 'value', read: ({ model, sheetId }) => model.things.of('note', sheetId).length },
    },
  } satisfies ClassTable<SheetHost>,
  ...none('Slicer'),
  ...none('PivotTable'),
];
