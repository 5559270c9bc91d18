import type { Area, RangeRef } from './area';
import { cellCount, contains, intersection } from './area';

/** A rule of what cells take: `DataValidation.rule`, as it was set. */
export interface Validation {
  readonly ref: RangeRef;
  readonly rule: Readonly<Record<string, unknown>>;
}

/** A rule of how cells look: what was set of `custom`, `cellValue` and the others. */
export interface ConditionalFormat {
  readonly id: string;
  readonly type: string;
  readonly ref: RangeRef;
  readonly rules: Record<string, unknown>;
}

/**
 * Data validation and conditional formats as the object model tells them while the workbook is open: for add-ins that
 * look at their formulas. Nothing is enforced, drawn or saved.
 */
export class Rules {
  validations: Validation[] = [];
  formats: ConditionalFormat[] = [];
  private made = 0;

  addFormat(ref: RangeRef, type: string): ConditionalFormat {
    const format = { id: `{${String(++this.made)}}`, type, ref, rules: {} };
    this.formats.push(format);
    return format;
  }

  formatsOf(area: Area): ConditionalFormat[] {
    return this.formats.filter(({ ref }) => ref.area && intersection(ref.area, area));
  }

  /** Formats of cells that are cleared go with them, and with all else their rules. */
  clear(area: Area, alsoValidations: boolean): void {
    const stays = ({ ref }: { readonly ref: RangeRef }) => !ref.area || !contains(area, ref.area);
    this.formats = this.formats.filter(stays);
    if (alsoValidations) this.validations = this.validations.filter(stays);
  }

  forgetSheet(sheetId: string): void {
    const stays = ({ ref }: { readonly ref: RangeRef }) => ref.area?.sheetId !== sheetId;
    this.formats = this.formats.filter(stays);
    this.validations = this.validations.filter(stays);
  }

  /** The validations that reach into an area, with the part that lies there. */
  validationsOf(area: Area): (Validation & { readonly part: Area })[] {
    return this.validations.flatMap((validation) => {
      const part = validation.ref.area && intersection(validation.ref.area, area);
      return part ? [{ ...validation, part }] : [];
    });
  }

  /** Sets the rule of cells, in the place of others that lie wholly there. */
  validate(ref: RangeRef, rule: Validation['rule']): void {
    this.validations = this.validations.filter(
      (each) => !each.ref.area || !ref.area || !contains(ref.area, each.ref.area),
    );
    this.validations.push({ ref, rule });
  }

  /** `DataValidation.type` and `rule`: no rule where cells have different ones. */
  validationOf(area: Area): { readonly type: string; readonly rule: Validation['rule'] | null } {
    const found = this.validationsOf(area);
    const [first] = found;
    if (!first) return { type: 'None', rule: {} };
    const [kind = ''] = Object.keys(first.rule);
    const type = kind.charAt(0).toUpperCase() + kind.slice(1);
    if (found.length === 1 && cellCount(first.part) === cellCount(area)) return { type, rule: first.rule };
    return { type: found.length === 1 ? 'MixedCriteria' : 'Inconsistent', rule: null };
  }
}
