// Who meets whom: fresh partners every day by a keyed involution (eq. 3). Twin: src/worlds/city/mixing.ts, bit for bit.
// Included by kernels that bind `seats`: u32[2 * agents] seats, then the first positions of schools and of workplaces.
// Draws: purpose mixing, counter (day), lanes x to z: key of the day's hash; pair…, counter (low, high, day, purpose).
// #include "lib/philox.wgsl"
// #include "lib/pcg.wgsl"
// #include "city/types.wgsl"
// #enum Purpose

const CIRCLES: u32 = 6u;
const PLACE_CIRCLES: u32 = 4u;
const CLASS_SIZE: u32 = 25u;
const NO_SEAT: u32 = 0xffffffffu;
const SEAT_BITS: u32 = 13u;

struct Circle {
  base: u32, // position of the first member in the circle's order
  size: u32, // 0 where the person has no such circle
  index: u32, // of the person inside the circle
  group: u32, // number among its kind, for the draws
}

fn circle_layer(c: u32) -> u32 {
  return (c >> 1u) + 1u;
}

// Value of a 24-bit key, a table of eight 3-bit values.
fn key_value(k: u32, at: u32) -> u32 {
  return (k >> (3u * at)) & 7u;
}

// Three rounds of a Feistel network on 3 + 3 bits, written out: indexing a vector by a variable is slow on some devices.
fn scramble(x: u32, k: vec3u) -> u32 {
  let a = x >> 3u;
  let b = x & 7u;
  let c = a ^ key_value(k.x, b);
  let d = b ^ key_value(k.y, c);
  return (d << 3u) | (c ^ key_value(k.z, d));
}

fn unscramble(x: u32, k: vec3u) -> u32 {
  let d = x >> 3u;
  let c = (x & 7u) ^ key_value(k.z, d);
  let b = d ^ key_value(k.y, c);
  return ((c ^ key_value(k.x, b)) << 3u) | b;
}

// Lane i of three words.
fn lane_of(words: vec3u, i: u32) -> u32 {
  return select(select(words.z, words.y, i == 1u), words.x, i == 0u);
}

// Index that member x of a circle of m meets in slot k under the slot's word u; x itself where it stays alone.
fn partner_index(x: u32, m: u32, u: u32, k: u32, scrambled: bool) -> u32 {
  let c = index_below(u, m);
  if (!scrambled) {
    return select(c + m - x, c - x, c >= x);
  }
  let tile = x >> 6u;
  var start = x;
  // A last tile that is not full keeps its order.
  if (tile * 64u + 64u <= m) {
    start = tile * 64u + scramble(x & 63u, pcg3d(vec3u(tile, u, k)));
  }
  let end = select(c + m - start, c - start, c >= start);
  let end_tile = end >> 6u;
  if (end_tile * 64u + 64u > m) {
    return end;
  }
  return end_tile * 64u + unscramble(end & 63u, pcg3d(vec3u(end_tile, u, k)));
}

// Slots a day in units of 2^-16: a slot is idle once in m.
fn slots_of(contacts: u32, m: u32) -> u32 {
  return contacts + contacts / (m - 1u);
}

fn place_circle(i: u32, c: u32) -> Circle {
  let work = c >> 1u;
  let seat = seats[2u * i + work];
  if (seat == NO_SEAT) {
    return Circle(0u, 0u, 0u, 0u);
  }
  let place = seat >> SEAT_BITS;
  let inside = seat & ((1u << SEAT_BITS) - 1u);
  let at = 2u * now.agents + place + work * (now.schools + 1u);
  let first = seats[at];
  let members = seats[at + 1u] - first;
  if ((c & 1u) == 1u) {
    return Circle(first, members, inside, place);
  }
  let classes = (members + CLASS_SIZE - 1u) / CLASS_SIZE;
  let own = ((inside + 1u) * classes - 1u) / members;
  let begin = own * members / classes;
  return Circle(first + begin, (own + 1u) * members / classes - begin, inside - begin, (place << 9u) | own);
}

// Where person i stands in circle kind c.
fn circle_of(i: u32, c: u32) -> Circle {
  if (c < PLACE_CIRCLES) {
    return place_circle(i, c);
  }
  if (c == 5u) {
    return Circle(0u, now.agents, i, 0u);
  }
  let blocks = max(1u, now.agents / now.block);
  let group = min(i / now.block, blocks - 1u);
  let base = group * now.block;
  let end = select(base + now.block, now.agents, group == blocks - 1u);
  return Circle(base, end - base, i - base, group);
}

// Key of a day's mixing, for days other than today.
fn mixing_key(day: u32) -> vec4u {
  return philox(vec4u(day, 0u, PURPOSE_MIXING, 0u), key());
}

// Words of slots 3 * third to 3 * third + 2 of a day in a circle.
fn slot_words(group: u32, c: u32, third: u32, day_key: vec4u) -> vec3u {
  return pcg3d(vec3u(group ^ day_key.x, ((c << 6u) | third) ^ day_key.y, day_key.z));
}

fn is_scrambled(c: u32) -> bool {
  return (c & 1u) == 1u || c == 4u;
}

// Words of the pair of two positions on a day: lane x switches the fractional slot, lane y names.
fn pair_words(c: u32, own: u32, other: u32, day: u32) -> vec4u {
  return philox(vec4u(min(own, other), max(own, other), day, PURPOSE_PAIR_SCHOOL_CLASS + c), pair_key());
}
