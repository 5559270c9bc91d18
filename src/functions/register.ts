import * as analysis from './analysis';
import * as lookUp from './look-up';
import * as market from './market';
import { register } from './registered';
import * as tables from './tables';
import * as totals from './totals';
import * as valuation from './valuation';

// The last file of the functions' bundle: the pane finds them here instead of bringing them along a second time.
for (const functions of [totals, tables, lookUp, market, valuation, analysis]) register({ ...functions });
