import { valueNotLoaded } from './errors';

/** `OfficeExtension.ClientResult`: the plain result of a method, there after `sync`. */
export class ClientResult {
  private loaded = false;
  private result: unknown;

  get value(): unknown {
    if (!this.loaded) throw valueNotLoaded();
    return this.result;
  }

  settle(value: unknown): void {
    this.result = value;
    this.loaded = true;
  }

  toJSON(): { value: unknown } {
    return { value: this.value };
  }
}
