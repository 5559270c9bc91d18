import type { Remembered } from '../memory';

/** What inserting is asked: which columns, where to, under which name. */
export type InsertSettings = Pick<Remembered, 'columnSet' | 'ownColumns' | 'destination' | 'keepLinked'> & {
  readonly name: string;
};
