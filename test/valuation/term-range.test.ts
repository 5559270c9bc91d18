import { termsOfRange } from '../../src/valuation/term-range';
import { refusal, terms } from './deals';

describe('a deal described by a range of names and values', () => {
  test('reads names as an analyst writes them', () => {
    expect(
      terms({
        Upfront: 100,
        'near term': 20,
        Milestones: '1,900',
        'Dev. & reg. milestones (US$ m)': 400,
        Total: 2020,
        modality: 'adc',
        area: 'oncology',
        phase: 'phase 1/2',
        'royalty low': 8,
        royalty_high_pct: '12%',
        announced: '2024-05',
        type: 'option',
        territory_class: 'ex china',
      }),
    ).toMatchObject({
      origin: 'given',
      dealType: 'Option',
      upfrontUsdM: 100,
      nearTermUsdM: 20,
      milestonesUsdM: 1900,
      devRegMilestonesUsdM: 400,
      totalUsdM: 2020,
      modality: 'ADC',
      area: 'Oncology',
      stage: 'Phase 1/2',
      royaltyLowPct: 8,
      royaltyHighPct: 12,
      announced: { precision: 'month' },
      territoryClass: 'Ex-China',
    });
  });

  test('a deal without a type is a licence', () => {
    expect(terms({ upfront: 1 }).dealType).toBe('License-out');
  });

  test.each([[0], [null], [undefined], [''], ['  ']])('a money term of %p is undisclosed', (blank) => {
    expect(terms({ upfront: blank, total: 100 }).upfrontUsdM).toBeUndefined();
  });

  test('the word none is zero', () => {
    expect(terms({ upfront: 'none', milestones: 'None', royalty_low: 'none' })).toMatchObject({
      upfrontUsdM: 0,
      milestonesUsdM: 0,
      royaltyLowPct: 0,
    });
  });

  test('rows with a blank name, a header, fields that no valuation reads and derived fields are passed over', () => {
    const range = [
      ['name', 'value'],
      [null, 5],
      [0, 7],
      ['', 'x'],
      ['upfront', 10],
      ['licensor', 'Hengrui'],
      ['year', 2024],
      [null, null],
    ] as const;
    expect(termsOfRange(range)).toMatchObject({ upfrontUsdM: 10 });
  });

  test('one number for the royalty is one rate on all sales', () => {
    expect(terms({ royalty: 12 })).toMatchObject({ royaltyLowPct: 12, royaltyHighPct: 12 });
    expect(terms({ royalty: 'mid teens' }).royaltyText).toBe('mid teens');
  });

  test.each([
    [{ upfrnt: 1 }, 'value', /deal: there is no field "upfrnt".*upfront/],
    [{ upfront: 1, 'Peak Sales': 500 }, 'value', /Peak Sales is an assumption/],
    [{ upfront: 'lots' }, 'value', /upfront_usd_m: "lots"/],
    [{ upfront: true }, 'value', /upfront_usd_m: "true"/],
    [{ upfront: -1 }, 'number', /upfront_usd_m/],
    [{ upfront: Number.NaN }, 'value', /upfront_usd_m/],
    [{ upfront: [[1]] }, 'value', /upfront_usd_m/],
    [{ stage: 'Phase 9' }, 'value', /stage: "Phase 9".*Phase 1/],
    [{ modality: 'Antibody' }, 'value', /modality: "Antibody".*Monoclonal antibody/],
    [{ royalty_low: 0.08 }, 'number', /royalty_low_pct: give percentage points.*8 for 8 %/],
    [{ royalty_low: 120 }, 'number', /royalty_low_pct/],
    [{ announced: 'last May' }, 'value', /announced: "last May".*2024-05-01/],
    [{ upfront: 1, 'Upfront (US$ m)': 2 }, 'value', /upfront_usd_m is given twice/],
  ])('%p is refused as %s', (pairs, kind, message) => {
    const refused = refusal(() => terms(pairs));
    expect(refused).toEqual({ kind, message: expect.stringMatching(message) as string });
  });

  test('a name that is not text is refused', () => {
    expect(refusal(() => termsOfRange([[5, 'upfront']])).message).toMatch(/row 1 has no name/);
  });
});
