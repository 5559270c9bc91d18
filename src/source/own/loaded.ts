import { FileRefusal } from '../../deals/own/text-table';

/** A part of the program that reads files. @throws FileRefusal where it can't be loaded: that is no fault of the file */
export async function loaded<Part>(part: Promise<Part>): Promise<Part> {
  try {
    return await part;
  } catch (cause) {
    throw new FileRefusal('notReadHere', { cause });
  }
}
