/**
 * What a linked module declares: its bindings, and the layout of its uniform struct. Function bodies are left out before
 * webgpu-utils sees the text, because its parser (wgsl_reflect, webgpu-utils 2.1.1) takes some comparisons in bodies for
 * template lists and fails. Every binding a module declares therefore counts as used; a kernel declares only its own.
 */
import { makeShaderDataDefinitions, type VariableDefinition } from 'webgpu-utils';

export interface Binding {
  /** Name of the shader variable. */
  readonly name: string;
  readonly group: number;
  readonly binding: number;
  readonly type: GPUBufferBindingType;
}

export interface Reflection {
  readonly bindings: readonly Binding[];
  /** Layouts of the uniform variables by name. */
  readonly uniforms: Readonly<Record<string, VariableDefinition>>;
  /** Whether the module has this entry point, and the first number of its workgroup size where that is a literal. */
  entryPoint(name: string): { readonly workgroupSize: number | null } | null;
}

const BINDING =
  /@group\(\s*(\d+)u?\s*\)\s*@binding\(\s*(\d+)u?\s*\)\s*var\s*<\s*(uniform|storage)\s*(?:,\s*(read|read_write)\s*)?>\s*(\w+)\s*:/g;

/** The text with comments and the insides of functions removed; structs keep theirs. */
export function declarationsOf(code: string): string {
  const bare = code.replace(/\/\*[\s\S]*?\*\//g, ' ').replace(/\/\/[^\n]*/g, '');
  let kept = '';
  let at = 0;
  for (;;) {
    const found = /\bfn\s+\w+/.exec(bare.slice(at));
    if (found === null) return kept + bare.slice(at);
    const open = bare.indexOf('{', at + found.index);
    if (open < 0) return kept + bare.slice(at);
    let depth = 1;
    let end = open + 1;
    while (end < bare.length && depth > 0) {
      if (bare[end] === '{') depth++;
      else if (bare[end] === '}') depth--;
      end++;
    }
    kept += `${bare.slice(at, open)}{}`;
    at = end;
  }
}

/** Bindings, uniform layouts and entry points of a linked module that compiles. */
export function reflect(code: string): Reflection {
  const declarations = declarationsOf(code);
  const bindings = [...declarations.matchAll(BINDING)].map(([, group, binding, space, access, name]): Binding => {
    const type = space === 'uniform' ? 'uniform' : access === 'read_write' ? 'storage' : 'read-only-storage';
    return { name, group: Number(group), binding: Number(binding), type };
  });
  // A function that returns a value may not be empty for every parser, and none is needed for layouts.
  const types = declarations.replace(/(?:@\w+(?:\([^)]*\))?\s*)*\bfn\s+\w+[^{]*\{\}/g, '');
  const { uniforms } = makeShaderDataDefinitions(types);
  return {
    bindings,
    uniforms,
    entryPoint(name) {
      const declared = new RegExp(`((?:@\\w+(?:\\([^)]*\\))?\\s*)*)\\bfn\\s+${name}\\s*\\(`).exec(declarations);
      if (declared === null || !declared[1].includes('@compute')) return null;
      const size = /@workgroup_size\(\s*(\d+)u?/.exec(declared[1]);
      return { workgroupSize: size === null ? null : Number(size[1]) };
    },
  };
}
