/** The command line as a process: what scripts see. What the commands do is tested without one in commandLine.test.ts. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const cli = (...argv: string[]) =>
  spawnSync(process.execPath, ['scripts/cli.mjs', ...argv], { cwd: root, encoding: 'utf8' });

describe('the process', () => {
  it('prints help to standard output and ends with 0', () => {
    const { status, stdout, stderr } = cli('run', '--help');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('cli run <preset|file|link> [options]');
  });

  it('prints nothing to standard output and one line to standard error when it fails', () => {
    const { status, stdout, stderr } = cli('run', 'twon');
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^There is no preset 'twon'\. Presets: .*\n$/);
  });

  it('tells wrong options from wrong input', () => {
    expect(cli('run', '--agentz', '5').status).toBe(2);
  });

  it('shares fidelity out to processes of its own, with the same result', () => {
    const words = 'fidelity town --agents 300 --days 3 --params disease.r0 --pairs 2 --device twin --json'.split(' ');
    const [one, two] = [cli(...words), cli(...words, '--jobs', '2')];
    expect([two.status, two.stderr, two.stdout]).toEqual([0, '', one.stdout]);
    expect(JSON.parse(two.stdout)).toMatchObject({ pairs: 2, stopped: false });
  });
});
