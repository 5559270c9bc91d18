import { deals, refusal, rnpv, schedule, value } from './deals';

/** Oncology, BIO/QLS/Informa 2011-2020: what the hand calculations below use. */
const P = [0.488, 0.246, 0.477, 0.92] as const;
const D = [2.7, 3.7, 3.1, 0.8] as const;
const LOA = P[0] * P[1] * P[2] * P[3];
const pv = (amount: number, years: number, rate = 0.12) => amount * (1 + rate) ** -years;

describe('a licence from Phase 1 in oncology, by hand', () => {
  const deal = { stage: 'Phase 1', area: 'Oncology', upfront: 50, milestones: 950 };
  const dev = 950 * 0.25;
  const sales = 950 * 0.75;

  test('every event', () => {
    expect(schedule(value(deal))).toEqual([
      ['upfront', 0, 50, 1],
      ['milestone: entry into Phase 2', 2.7, 25, 0.488],
      ['milestone: entry into Phase 3', 6.4, 50, 0.12005],
      ['milestone: filing', 9.5, 25, 0.05726],
      ['milestone: approval', 10.3, 137.5, 0.05268],
      ['sales milestone, launch + 2', 12.3, 237.5, 0.01054],
      ['sales milestone, launch + 4', 14.3, 237.5, 0.01054],
      ['sales milestone, launch + 6', 16.3, 237.5, 0.01054],
    ]);
  });

  test('its value', () => {
    const expected =
      50 +
      P[0] * pv((dev * 10) / 95, D[0]) +
      P[0] * P[1] * pv((dev * 20) / 95, D[0] + D[1]) +
      P[0] * P[1] * P[2] * pv((dev * 10) / 95, D[0] + D[1] + D[2]) +
      LOA * pv((dev * 55) / 95, 10.3) +
      LOA * 0.2 * (pv(sales / 3, 12.3) + pv(sales / 3, 14.3) + pv(sales / 3, 16.3));
    expect(rnpv(deal)).toBeCloseTo(expected, 10);
  });

  test('with royalties on peak sales of 900: thirds of the peak at 4.5, 6.25 and 8 %', () => {
    const ramp = [180, 360, 540, 720, ...Array<number>(8).fill(900)];
    const tier = (net: number) =>
      0.045 * Math.min(net, 300) +
      0.0625 * Math.max(0, Math.min(net, 600) - 300) +
      0.08 * Math.max(0, net - 600);
    const royalties = ramp.reduce((sum, net, index) => sum + LOA * pv(tier(net), 10.3 + index + 0.5), 0);
    expect(rnpv(deal, { peak_sales: 900 }) - rnpv(deal)).toBeCloseTo(royalties, 10);
  });

  test('timing moves the royalties by half a year', () => {
    const royalties = (timing: string) => rnpv(deal, { peak_sales: 900, timing }) - rnpv(deal);
    expect(royalties('start')).toBeCloseTo(royalties('mid') * 1.12 ** 0.5, 10);
    expect(royalties('end')).toBeCloseTo(royalties('mid') * 1.12 ** -0.5, 10);
  });

  test('without peak_sales the schedule says that royalties are left out', () => {
    const row = value(deal).events.find(({ event }) => event === 'royalties');
    expect(row).toMatchObject({
      valueUsdM: 0,
      basis: expect.stringMatching(/^left out: give peak_sales/) as string,
    });
  });

  test('each basis says where amount, probability and time came from', () => {
    const basis = (event: string) => value(deal).events.find((row) => row.event === event)?.basis;
    expect(basis('upfront')).toBe('amount given; certain at signing');
    expect(basis('milestone: entry into Phase 3')).toBe(
      'milestones 950 given × 25 % development and regulatory (house); weight 20 of 95 house; ' +
        'probability Phase 1 0.488 × Phase 2 0.246 cited (BIO/QLS/Informa 2011-2020, Oncology); ' +
        'time 2.7 + 3.7 years cited (BIO/QLS/Informa 2011-2020, Oncology); stage given: Phase 1',
    );
  });
});

describe('triggers still to come', () => {
  const amounts = (stage: string) =>
    schedule(value({ stage, territory_class: 'China', upfront: 1, dev_reg_milestones: 100 }))
      .filter(([event]) => String(event).startsWith('milestone'))
      .map(([event, , amount]) => [String(event).replace('milestone: ', ''), amount]);

  test.each([
    [
      'Discovery',
      [
        ['entry into Phase 1', 5],
        ['entry into Phase 2', 10],
        ['entry into Phase 3', 20],
        ['filing', 10],
        ['approval', 55],
      ],
    ],
    [
      'Phase 3',
      [
        ['filing', 15.385],
        ['approval', 84.615],
      ],
    ],
    ['Filed', [['approval', 100]]],
    ['Approved', [['further approvals', 100]]],
  ])('at %s', (stage, expected) => {
    expect(amounts(stage)).toEqual(expected);
  });

  test('nothing left to trigger: one review with its success rate, and no risk before sales', () => {
    const approved = {
      stage: 'Approved',
      territory_class: 'China',
      area: 'Oncology',
      upfront: 1,
      milestones: 100,
    };
    expect(schedule(value(approved))).toEqual([
      ['upfront', 0, 1, 1],
      ['milestone: further approvals', 0.8, 25, 0.92],
      ['sales milestone, launch + 2', 2, 25, 0.2],
      ['sales milestone, launch + 4', 4, 25, 0.2],
      ['sales milestone, launch + 6', 6, 25, 0.2],
    ]);
  });

  test('weights of the user, all zero refused', () => {
    const deal = { stage: 'Filed', upfront: 1, milestones: 100 };
    expect(refusal(() => rnpv(deal, { weight_approval: 0 }))).toEqual({
      kind: 'number',
      message: 'weight_approval: at least one of them must be above 0.',
    });
  });
});

describe('what is paid at signing', () => {
  test('near-term after an upfront: year 1, 75 %', () => {
    expect(schedule(value({ upfront: 10, near_term: 20 }))).toEqual([
      ['upfront', 0, 10, 1],
      ['near-term', 1, 20, 0.75],
    ]);
  });

  test('near-term that stands for both: at once and certain', () => {
    expect(schedule(value('tasly-arbor-2018-09')).slice(0, 1)).toEqual([['upfront and near-term', 0, 23, 1]]);
  });

  test("the licensee's shares count at their value, the licensor's only their premium", () => {
    expect(rnpv({ upfront: 10, equity: 70, 'equity kind': 'Licensee shares' })).toBe(80);
    expect(
      rnpv({ upfront: 10, equity: 70, 'equity kind': 'Licensee shares' }, { include_equity: false }),
    ).toBe(10);
    const own = {
      upfront: 10,
      equity: 100,
      'equity kind': 'Licensor shares',
      equity_in: 'total',
      total: 110,
    };
    expect(rnpv(own)).toBe(10);
    expect(rnpv(own, { equity_premium: 0.3 })).toBe(40);
    expect(schedule(value(own, { equity_premium: 0.3 }))).toEqual([
      ['upfront', 0, 10, 1],
      ['equity', 0, 30, 1],
      ['equity', 0, 70, 0],
    ]);
  });

  test('only a total: an estimated upfront, and its basis says so', () => {
    const [upfront] = value('henlius-organon-2022-06').events;
    expect(upfront?.basis).toMatch(/^amount disclosed/);
    const [estimated] = value('wuxibio-candid-2025-01').events;
    expect(estimated).toMatchObject({ event: 'upfront', valueUsdM: 46.25 });
    expect(estimated?.basis).toMatch(/^amount estimated: 5 % of the total 925/);
  });

  test('no milestone and no total: a floor', () => {
    const valuation = value('legend-janssen-2017-12');
    expect(valuation).toMatchObject({ rnpvUsdM: 350, floor: true });
    expect(valuation.events[0]?.basis).toMatch(/floor: neither milestones nor a total are disclosed$/);
  });

  test('what no event carries is a row of value 0', () => {
    const rest = value('junshi-coherus-2021-02').events.find(({ part }) => part === 'headline rest');
    expect(rest).toMatchObject({ amountUsdM: 580, valueUsdM: 0 });
  });

  test('tax withheld on cash, not on shares', () => {
    const deal = { upfront: 100, equity: 50, 'equity kind': 'Licensee shares' };
    expect(rnpv(deal, { withholding_tax: 0.1 })).toBe(140);
  });
});

describe('sales milestones', () => {
  const deal = { stage: 'Filed', area: 'Oncology', upfront: 1, sales_milestones: 300 };
  const sales = (assumptions: Record<string, unknown>) =>
    schedule(value(deal, { royalty_low: 0, royalty_high: 0, ...assumptions })).filter(([event]) =>
      String(event).startsWith('sales'),
    );

  test('thresholds with a forecast: the first year whose sales reach them, likelihood of approval', () => {
    expect(sales({ peak_sales: 1000, sales_thresholds: '300; 400; 2000' })).toEqual([
      ['sales milestone, net sales 300', 2.3, 100, 0.92],
      ['sales milestone, net sales 400', 2.3, 100, 0.92],
      ['sales milestone, net sales 2,000', 0.8, 100, 0],
    ]);
  });

  test('thresholds with amounts', () => {
    expect(sales({ peak_sales: 1000, sales_thresholds: '500: 40; 1000: 200' })).toEqual([
      ['sales milestone, net sales 500', 3.3, 40, 0.92],
      ['sales milestone, net sales 1,000', 5.3, 200, 0.92],
    ]);
  });

  test('thresholds without a forecast are not used, and the schedule says so', () => {
    expect(sales({ sales_thresholds: '300' })).toHaveLength(3);
    const note = value(deal, { sales_thresholds: '300' }).events.find(
      ({ event }) => event === 'sales thresholds',
    );
    expect(note?.valueUsdM).toBe(0);
  });

  test('own years and probability', () => {
    expect(sales({ sales_milestone_years: '1; 3', sales_milestone_attainment: 0.5 })).toEqual([
      ['sales milestone, launch + 1', 1.8, 150, 0.46],
      ['sales milestone, launch + 3', 3.8, 150, 0.46],
    ]);
  });
});

describe('options', () => {
  const terms = { stage: 'Phase 1', area: 'Oncology', upfront: 50, near_term: 10, milestones: 950 };

  test('everything after signing is halved, the upfront is not', () => {
    const licence = rnpv(terms, { peak_sales: 900 });
    expect(rnpv({ ...terms, type: 'Option' }, { peak_sales: 900 })).toBeCloseTo(50 + (licence - 50) / 2, 10);
  });

  test('exercised by the valuation date: certain; later: not yet', () => {
    const option = {
      ...terms,
      type: 'Option',
      announced: '2023-08',
      status: 'Exercised',
      status_date: '2025-01',
    };
    const now = rnpv({ ...terms, type: 'Option', announced: '2023-08' });
    expect(rnpv(option)).toBe(now);
    const later = { valuation_date: '2025-06-01', stage: 'Phase 1' };
    expect(
      value(option, later).events.find(({ event }) => event === 'milestone: entry into Phase 2'),
    ).toMatchObject({
      probability: P[0],
      basis: expect.stringContaining('option exercised') as string,
    });
    expect(rnpv({ ...option, status_date: '2023-08' })).toBe(rnpv(terms));
    // Announced on the 1st, exercised "in July": the row announces the exercise.
    expect(rnpv({ ...option, announced: '2023-08-01', status_date: '2023-08' })).toBe(rnpv(terms));
  });
});

test('an acquisition: price and contingent payments as development milestones', () => {
  expect(schedule(value('biotheus-biontech-2024-11'))).toEqual([
    ['price', 0, 800, 1],
    ['milestone: filing', 3.1, 23.077, 0.477],
    ['milestone: approval', 3.9, 126.923, 0.43884],
  ]);
});

describe('what has ended or is counted elsewhere', () => {
  test('terminated after the valuation date: valued as it stood', () => {
    expect(rnpv('harbour-cullinan-2023-02')).toBeGreaterThan(25);
  });

  test('terminated before the valuation date: what was received is past, nothing comes after', () => {
    const valuation = value('harbour-cullinan-2023-02', { valuation_date: '2024-09-01' });
    expect(valuation).toMatchObject({ rnpvUsdM: 0, receivedToDateUsdM: 25 });
    expect(valuation.events.map(({ valueUsdM }) => valueUsdM).every((each) => each === 0)).toBe(true);
    expect(valuation.events[1]?.basis).toMatch(/terminated before the valuation date \(2024-08\)$/);
  });

  test('terminated on an unknown date: nothing at any later valuation date', () => {
    expect(rnpv('immuneonco-instil-2024-08', { valuation_date: '2026-01-01' })).toBe(0);
    expect(rnpv('immuneonco-instil-2024-08')).toBeGreaterThan(50);
  });

  test('money inside an earlier headline is valued by itself and flagged', () => {
    const valuation = value('kelun-merck-2024-08');
    expect(valuation.countedInParent).toBe('kelun-merck-2022-12');
    expect(valuation.rnpvUsdM).toBe(37.5);
    expect(valuation.events.find(({ event }) => event === 'counted in parent')?.valueUsdM).toBe(0);
  });

  test('a China deal says that its rates are worldwide ones', () => {
    const china = value('visirna-sanofi-2025-08').events.map(({ event }) => event);
    expect(china).toContain('China only');
  });
});

describe('a later valuation date', () => {
  const deal = {
    announced: '2024-01-01',
    stage: 'Phase 1',
    area: 'Oncology',
    upfront: 50,
    near_term: 10,
    milestones: 950,
  };

  test('at signing is the default', () => {
    expect(value(deal, { valuation_date: '2024-01-01' }).events).toEqual(value(deal).events);
  });

  test('what was paid at signing drops out, the rest comes nearer', () => {
    const t = 366 / 365.25;
    const rows = schedule(value(deal, { valuation_date: '2025-01-01' }));
    expect(rows.slice(0, 3)).toEqual([
      ['upfront', -1.002, 50, 0],
      ['near-term', -0.002, 10, 0],
      ['milestone: entry into Phase 2', Number((2.7 - t).toFixed(3)), 25, 0.488],
    ]);
    expect(value(deal, { valuation_date: '2025-01-01' }).receivedToDateUsdM).toBe(50);
  });

  test('received_to_date is shown apart and changes nothing', () => {
    const assumptions = { valuation_date: '2025-01-01' };
    const valuation = value(deal, { ...assumptions, received_to_date: 60 });
    expect(valuation.receivedToDateUsdM).toBe(60);
    expect(valuation.rnpvUsdM).toBe(rnpv(deal, assumptions));
  });

  test('market years that are past are not royalties any more', () => {
    const launched = {
      announced: '2020-01-01',
      stage: 'Approved',
      territory_class: 'China',
      upfront: 5,
      royalty_low: 10,
    };
    const royalties = value(launched, { peak_sales: 100, valuation_date: '2023-01-01' }).events.filter(
      ({ part }) => part === 'royalty',
    );
    expect(royalties.map(({ probability }) => probability)).toEqual([0, 0, 0, ...Array<number>(9).fill(1)]);
  });
});

describe('co-development', () => {
  const deal = { stage: 'Filed', area: 'Oncology', upfront: 10, royalty_text: '50/50 profit share' };

  test('a share of operating profit after the cited 38 % of costs', () => {
    const assumptions = {
      peak_sales: 100,
      years_to_peak: 0,
      years_on_market: 1,
      timing: 'start',
      profit_share: 0.5,
    };
    expect(rnpv(deal, assumptions) - 10).toBeCloseTo(0.92 * pv(100 * 0.62 * 0.5, 0.8), 12);
    expect(rnpv(deal, { ...assumptions, cogs_sga: 0.5 }) - 10).toBeCloseTo(0.92 * pv(25, 0.8), 12);
  });

  test('a share of the cost of each phase, with the probability of reaching it', () => {
    const early = { ...deal, stage: 'Phase 3' };
    const cost = 0.4 * 1.5 * (150 + 0.477 * pv(40, 3.1));
    expect(rnpv(early, { cost_share: 0.4 }) - 10).toBeCloseTo(-cost, 12);
  });
});

test('a second view in another currency', () => {
  expect(value({ upfront: 10 }, { currency: 'CNY', fx_rate: 7 }).secondView).toEqual({
    currency: 'CNY',
    rnpv: 70,
  });
});

describe('terms not disclosed', () => {
  test('nothing at all is #N/A', () => {
    expect(refusal(() => rnpv('puhe-bayer-2025-03'))).toEqual({
      kind: 'notAvailable',
      message: expect.stringMatching(/^terms not disclosed: .*puhe-bayer-2025-03/) as string,
    });
    expect(refusal(() => rnpv({ stage: 'Phase 1' })).kind).toBe('notAvailable');
  });

  test('a worded royalty is a term once sales are given; a mere benchmark is not', () => {
    expect(rnpv({ royalty_text: 'double digit' }, { peak_sales: 500 })).toBeGreaterThan(0);
    expect(refusal(() => rnpv({ royalty_text: 'tiered' }, { peak_sales: 500 })).kind).toBe('notAvailable');
    expect(rnpv({ royalty_text: 'tiered' }, { peak_sales: 500, royalty_low: 0.05 })).toBeGreaterThan(0);
  });
});

test('every deal of the data has a value or says that its terms are not disclosed', () => {
  const counts = { valued: 0, undisclosed: 0 };
  for (const { deal_id: id } of deals) {
    try {
      const { rnpvUsdM, events } = value(id, { peak_sales: 1000, valuation_date: undefined });
      counts.valued += 1;
      expect(Number.isFinite(rnpvUsdM)).toBe(true);
      expect(rnpvUsdM).toBeGreaterThanOrEqual(0);
      for (const event of events) {
        expect(event.valueUsdM).toBe(event.amountUsdM * event.probability * event.discountFactor);
        expect(event.basis).toMatch(
          /disclosed|cited|house|estimated|given|no royalties|left out|headline|worldwide/,
        );
      }
    } catch (error) {
      expect(error).toMatchObject({ kind: 'notAvailable' });
      counts.undisclosed += 1;
    }
  }
  expect(counts.valued).toBeGreaterThan(280);
  expect(counts.valued + counts.undisclosed).toBe(deals.length);
});
