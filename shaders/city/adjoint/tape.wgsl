// Words of the tape (src/worlds/city/adjoint/device/layout.ts). A node is an infection; nodes are in order of day, then person.
// tape_nodes: three words a node: person; day + 1 (low half) and number of transmissions (high half); node of the same person before, or NONE.
// tape_edges: six words a node: the infecting nodes of four transmissions, then their meetings, 16 bits each: day + 1 (11), place (4).
// #include "city/types.wgsl"

const NO_NODE: u32 = 0xffffffffu;

// A transmission before it is written: bit 31 while its contact is not known, then the layer and variant in the low bits; place + 1 and the
// infectious person afterwards. 0: none.
const PENDING: u32 = 0x80000000u;
const FOUND_SHIFT: u32 = 27u;
// The second one of a day, in the word of the first: a flag and its layer and variant.
const SECOND_FLAG: u32 = 0x100u;
const SECOND_SHIFT: u32 = 4u;

// A word of tape_met: first day after the quarantine that a person's last notice asks for, whether or not it kept it in isolation (low half);
// whether it has a node that takes one more transmission.
const MET_DAY: u32 = 0xffffu;
const MET_ROOM: u32 = 0x10000u;

fn node_day(word: u32) -> u32 {
  return word & 0xffffu;
}
fn node_count(word: u32) -> u32 {
  return word >> 16u;
}
