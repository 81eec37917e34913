/** Turns the compiler's messages about a linked module into messages about the files people wrote. */
import type { Linked, ShaderSources } from './link';

/** The part of `GPUCompilationMessage` that is used. */
export interface CompilerMessage {
  readonly type: string;
  readonly message: string;
  /** 1-based line of the linked text; 0 where the message has no place. */
  readonly lineNum: number;
  readonly linePos: number;
}

/** `file:line:column message` with three lines around the place, as they stand in the file itself. */
export function describeMessage(message: CompilerMessage, { map }: Linked, sources: ShaderSources): string {
  const place = map[message.lineNum - 1];
  if (place === undefined) return `${message.type}: ${message.message}`;
  const lines = sources[place.file].split(/\r?\n/);
  const shown: string[] = [];
  for (let line = Math.max(1, place.line - 1); line <= Math.min(lines.length, place.line + 1); line++) {
    shown.push(`${line === place.line ? '>' : ' '} ${String(line).padStart(4)} | ${lines[line - 1]}`);
  }
  return [`${place.file}:${place.line}:${message.linePos} ${message.message}`, ...shown].join('\n');
}
