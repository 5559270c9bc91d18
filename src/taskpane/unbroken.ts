/** A field's name whose unit stays in one line where the name is broken: "Upfront" / "(US$ m)". */
export const unbroken = (name: string): string => name.replace('US$ m', 'US$\u00a0m');
