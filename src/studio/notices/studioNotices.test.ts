import { expect, test } from 'vitest';
import { capacityNotice, machineNotice, refusalNotice } from './studioNotices';

test('the machine is told where it is no graphics card, with what was chosen and why', () => {
  const quiet = { chosen: false, speed: null };
  expect(machineNotice('gpu', 100_000, quiet, () => {})).toBeNull();
  expect(machineNotice('opening', 100_000, quiet, () => {})).toBeNull();
  const software = machineNotice('software', 20_000, { chosen: true, speed: 11.5e6 }, () => {});
  expect(software?.text).toContain('The graphics adapter is emulated in software.');
  expect(software?.text).toContain('20,000 people');
  expect(software?.text).toContain('11.5 million person-days a second');
  expect(machineNotice('no-webgpu', 20_000, { chosen: true, speed: null }, () => {})?.actions).toHaveLength(2);
});

test('a size that does not fit comes with a round one that does', () => {
  const used: number[] = [];
  const notice = capacityNotice(5_000_000, 139_810, 58, false, (agents) => used.push(agents));
  expect(notice.text).toContain('5,000,000 people need 290 MB');
  for (const { label, run } of notice.actions ?? []) {
    expect(label).toContain('100,000');
    run();
  }
  expect(used).toEqual([100_000]);
});

test('a refused link keeps its text and offers only what there is', () => {
  const ways = { part: null, whole: () => {}, copy: () => {} };
  expect(refusalNotice('city&v=1', 'No.', ways)).toMatchObject({ details: ['#city&v=1'], text: 'No.' });
  expect(refusalNotice('city&v=1', 'No.', ways).actions).toHaveLength(2);
  expect(refusalNotice('city&v=1', 'No.', { ...ways, part: () => {} }).actions).toHaveLength(3);
});
