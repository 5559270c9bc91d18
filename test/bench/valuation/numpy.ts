import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { plainModel } from './simulation';

interface NumpyTime {
  readonly milliseconds: number;
  readonly mean: number;
  readonly standardError: number;
}
export interface NumpyResult {
  readonly version: string;
  readonly everything: NumpyTime;
  readonly survivors: NumpyTime;
}

const ONE_THREAD = { OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1', MKL_NUM_THREADS: '1' };

/** The same simulation in numpy, on one thread; null where numpy is not to be had. */
export function measureNumpy(paths: number, rounds: number): NumpyResult | null {
  const ask = () =>
    spawnSync('python3', [path.join(__dirname, 'simulate.py'), String(paths), String(rounds)], {
      input: JSON.stringify(plainModel()),
      encoding: 'utf8',
      env: { ...process.env, ...ONE_THREAD },
    });
  let answer = ask();
  if (answer.status !== 0 && process.getuid?.() === 0) {
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'python3-numpy'], { stdio: 'ignore' });
    answer = ask();
  }
  return answer.status === 0 ? (JSON.parse(answer.stdout) as NumpyResult) : null;
}
