import { describe, expect, it } from 'vitest';
import { missingPackages } from './install.mjs';

describe('missingPackages', () => {
  const wanted = {
    packages: {
      '': { version: '0.1.0' },
      'node_modules/a': { version: '1.0.0' },
      'node_modules/b': { version: '2.0.0' },
      'node_modules/b-darwin': { version: '2.0.0', optional: true },
    },
  };
  it('names all but other platforms when nothing is installed', () => {
    expect(missingPackages(wanted, {})).toEqual(['node_modules/a', 'node_modules/b']);
  });
  it('names what is installed in another version, optional or not', () => {
    const packages = { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b-darwin': { version: '1.9.0' } };
    expect(missingPackages(wanted, { packages })).toEqual(['node_modules/b', 'node_modules/b-darwin']);
  });
  it('is content with more than is wanted', () => {
    const packages = { ...wanted.packages, 'node_modules/c': { version: '3.0.0' } };
    expect(missingPackages(wanted, { packages })).toEqual([]);
  });
});
