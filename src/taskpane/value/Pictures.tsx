import type { Appraisal } from './appraisal';
import { CashByYear } from './CashByYear';
import { Distribution } from './Distribution';
import { Tornado } from './Tornado';
import { Waterfall } from './Waterfall';

/** A valuation in four pictures. */
export function Pictures({ appraisal }: { appraisal: Appraisal }) {
  return (
    <>
      <Waterfall appraisal={appraisal} />
      <Tornado appraisal={appraisal} />
      <Distribution appraisal={appraisal} />
      <CashByYear appraisal={appraisal} />
    </>
  );
}
