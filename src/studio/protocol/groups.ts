/** Which parameter stands where: main rows, groups, advanced; and what a search leaves. From table and face alone. Pure. */
import type { Parameter, ParameterTable, Value } from '../../scenario/parameter';
import type { Face } from '../../worlds/face';
import { labelOf, said } from './row';

export interface Group {
  readonly id: string;
  readonly title: string;
  /** Switch in the heading. */
  readonly gate: Parameter | null;
  readonly first: readonly Parameter[];
  readonly advanced: readonly Parameter[];
  /** Its parameters that stand among the main rows. */
  readonly above: readonly Parameter[];
}

export interface Grouping {
  readonly main: readonly Parameter[];
  readonly groups: readonly Group[];
}

/** Every parameter once: among the main rows, as a gate, or in its group. Ids that no group takes make groups by their first part. */
export function grouping(table: ParameterTable, face: Face | undefined): Grouping {
  const byId = new Map(table.map((parameter) => [parameter.id, parameter]));
  const known = (ids: readonly string[]) => ids.flatMap((id) => byId.get(id) ?? []);
  const main = known(face?.main ?? []);
  const named = (face?.groups ?? []).map(({ prefixes, ...group }) => ({
    ...group,
    title: said(group.title),
    members: table.filter(({ id }) => prefixes.some((prefix) => id.startsWith(prefix))),
  }));
  const taken = new Set(named.flatMap(({ members }) => members));
  const rest = new Map<string, readonly Parameter[]>();
  for (const parameter of table.filter((one) => !taken.has(one))) {
    const [id] = parameter.id.split('.');
    rest.set(id, [...(rest.get(id) ?? []), parameter]);
  }
  const others = [...rest].map(([id, members]) => ({
    id,
    title: `${id[0].toUpperCase()}${id.slice(1)}`,
    switch: undefined,
    first: members.map((member) => member.id),
    members,
  }));
  const groups = [...named, ...others].map(({ id, title, switch: gateId, first, members }) => {
    const gate = members.find((member) => member.id === gateId) ?? null;
    const inside = members.filter((member) => member !== gate && !main.includes(member));
    const open = known(first).filter((member) => inside.includes(member));
    return {
      id,
      title,
      gate,
      first: open,
      advanced: inside.filter((member) => !open.includes(member)),
      above: main.filter((member) => members.includes(member)),
    };
  });
  return { main, groups };
}

/** The switch without which a parameter does nothing, or undefined. */
export function gateOf(id: string, face: Face | undefined): string | undefined {
  const group = face?.groups.find(({ prefixes }) => prefixes.some((prefix) => id.startsWith(prefix)));
  const own = face?.groups && `${id.split('.')[0]}.on`;
  const gate = group?.switch ?? group?.first.find((first) => first === own);
  return gate === id ? undefined : gate;
}

/** Whether every word of a search stands in label, id, description, group or source of a parameter; capitals do not matter. */
export function matchesSearch(query: string, parameter: Parameter, group: string, face: Face | undefined): boolean {
  const { id, label, description, source } = parameter;
  const text = folded([labelOf(parameter, face), label, id, description, source, group].join(' '));
  return folded(query)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** Without capitals and accents. */
function folded(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** Whether a value is not the parameter's default. */
export function isChanged({ default: standard }: Parameter, value: Value): boolean {
  return String(value) !== String(standard);
}
