import { expect, it } from 'vitest';
import { describeMessage } from './diagnostics';
import { link } from './link';

it('points into the included file, with three lines around', () => {
  const sources = {
    'lib/a.wgsl': 'fn a() {\n  let x = gone;\n}',
    'w/m.wgsl': '// head\n// #include "lib/a.wgsl"\nfn m() {}',
  };
  const linked = link('w/m.wgsl', sources);
  const message = { type: 'error', message: "unresolved value 'gone'", lineNum: 3, linePos: 11 };
  expect(describeMessage(message, linked, sources)).toBe(
    ["lib/a.wgsl:2:11 unresolved value 'gone'", '     1 | fn a() {', '>    2 |   let x = gone;', '     3 | }'].join(
      '\n',
    ),
  );
  expect(describeMessage({ ...message, lineNum: 0 }, linked, sources)).toBe("error: unresolved value 'gone'");
});
