/**
 * Linker of WGSL files: `// #include "lib/philox.wgsl"` pastes a file once, `// #enum Stage` pastes the constants of a
 * TypeScript enumeration. Directives are comments, so that a file stays parseable for editors. Pure text to text: it knows
 * neither a device nor where files come from.
 */

/** Text of each shader file by its path relative to shaders/. */
export type ShaderSources = Readonly<Record<string, string>>;
/** Enumerations by name; values are u32. */
export type ShaderEnums = Readonly<Record<string, Readonly<Record<string, number>>>>;

export interface SourceLine {
  readonly file: string;
  /** 1-based */
  readonly line: number;
}

export interface Linked {
  readonly code: string;
  /** `map[i]` is where line i + 1 of `code` was written; lines of an enumeration point at its directive. */
  readonly map: readonly SourceLine[];
}

/** A directive that cannot be followed; the message says where and why. */
export class LinkError extends Error {
  override readonly name = 'LinkError';
}

const DIRECTIVE = /\/\/\s*#\s*(include|enum)\b/;
const INCLUDE = /^\s*\/\/ #include "([^"]+)"\s*$/;
const ENUM = /^\s*\/\/ #enum (\w+)\s*$/;

/** `symptomOnset` -> `SYMPTOM_ONSET`. */
function upperSnake(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase();
}

/**
 * WGSL constants of an enumeration, one a line: `const STAGE_EXPOSED: u32 = 1u;`.
 *
 * @throws LinkError when a value is not a u32 or two names become one
 */
export function enumConstants(name: string, values: Readonly<Record<string, number>>): string[] {
  const seen = new Set<string>();
  return Object.entries(values).map(([key, value]) => {
    const constant = `${upperSnake(name)}_${upperSnake(key)}`;
    if (!Number.isInteger(value) || value < 0 || value > 0xffffffff) {
      throw new LinkError(`${name}.${key} is ${value}; values of an enumeration must be integers from 0 to 2^32 - 1`);
    }
    if (seen.has(constant)) throw new LinkError(`${name} gives ${constant} twice; rename ${key}`);
    seen.add(constant);
    return `const ${constant}: u32 = ${value}u;`;
  });
}

/**
 * The module of one entry file with everything it includes, depth first and in place, each file and enumeration once.
 *
 * @param entry  path relative to shaders/, with extension
 * @throws LinkError for an unknown file or enumeration, a cycle (with its chain), or a malformed directive
 */
export function link(entry: string, files: ShaderSources, enums: ShaderEnums = {}): Linked {
  const lines: string[] = [];
  const map: SourceLine[] = [];
  const done = new Set<string>();
  const chain: string[] = [];

  const paste = (file: string, origin: string) => {
    if (chain.includes(file)) throw new LinkError(`${origin}: include cycle ${[...chain, file].join(' -> ')}`);
    if (done.has(file)) return;
    if (!Object.hasOwn(files, file)) {
      throw new LinkError(
        `${origin}: there is no shader file "${file}"; paths are relative to shaders/. Example: "lib/philox.wgsl"`,
      );
    }
    done.add(file);
    chain.push(file);
    files[file].split(/\r?\n/).forEach((text, index) => {
      const here = `${file}:${index + 1}`;
      const include = INCLUDE.exec(text);
      const enumeration = ENUM.exec(text);
      if (include !== null) {
        paste(include[1], here);
      } else if (enumeration !== null) {
        const name = enumeration[1];
        if (!Object.hasOwn(enums, name)) {
          throw new LinkError(
            `${here}: there is no enumeration "${name}". Known: ${Object.keys(enums).join(', ') || 'none'}`,
          );
        }
        if (done.has(`#${name}`)) return;
        done.add(`#${name}`);
        for (const constant of enumConstants(name, enums[name])) {
          lines.push(constant);
          map.push({ file, line: index + 1 });
        }
      } else if (DIRECTIVE.test(text)) {
        throw new LinkError(
          `${here}: malformed directive "${text.trim()}"; it stands alone on its line. Example: // #include "lib/index.wgsl"`,
        );
      } else {
        lines.push(text);
        map.push({ file, line: index + 1 });
      }
    });
    chain.pop();
  };

  paste(entry, 'link');
  return { code: lines.join('\n'), map };
}
