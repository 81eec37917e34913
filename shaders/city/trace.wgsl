// Contact tracing: contacts of past days are replayed from the involution and left a notice (eq. 8). A scatter by integer atomics:
// few people are cases today, and OR does not depend on order; contacts are symmetric, so an adjoint gathers by the same formula.
// Reads person, traits, seats, members, network_start, network_index, immunity; writes notice u32[agents].
// Draws: pair…, lane y: named. Contacts are those of the plan of the day; what an isolated person kept of them is not followed up.
// Adjoint: value, in f64, adjoint/tracing.ts.
// #include "lib/index.wgsl"
// #include "city/mixing.wgsl"
// #enum Notice

@group(0) @binding(1) var<storage, read> person: array<u32>;
@group(0) @binding(2) var<storage, read> traits: array<u32>;
@group(0) @binding(3) var<storage, read> seats: array<u32>;
@group(0) @binding(4) var<storage, read> members: array<u32>;
@group(0) @binding(6) var<storage, read> network_start: array<u32>;
@group(0) @binding(7) var<storage, read> network_index: array<u32>;
@group(1) @binding(2) var<storage, read> immunity: array<u32>;
@group(1) @binding(5) var<storage, read_write> notice: array<atomic<u32>>;

fn tell(other: u32, named: bool, app: bool) {
  let by_app = app && app_of(traits[other]) < lever(LEVER_APP);
  let word = select(0u, NOTICE_MANUAL, named) | select(0u, NOTICE_APP, by_app);
  if (word != 0u) {
    atomicOr(&notice[other], word);
  }
}

fn named_bound(layer: u32) -> u32 {
  if (layer == 0u) {
    return 0xffffffffu;
  }
  return lever(select(LEVER_NAMED, LEVER_NAMED_COMMUNITY, layer == 3u));
}

fn trace_household(i: u32, manual: bool, app: bool) {
  if ((now.networks & 1u) != 0u) {
    return;
  }
  let first = i - member_of(person[i]);
  for (var j = first; j < first + size_of(person[i]); j++) {
    if (j != i) {
      tell(j, manual, app);
    }
  }
}

fn trace_circle(i: u32, c: u32, first_day: u32, end_day: u32, manual: bool, app: bool) {
  let contacts = lever(LEVER_CONTACTS + c);
  let circle = circle_of(i, c);
  if (contacts == 0u || circle.size < 2u) {
    return;
  }
  let bound = named_bound(circle_layer(c));
  let slots = slots_of(contacts, circle.size);
  let whole = slots >> 16u;
  let part = (slots & 0xffffu) << 16u;
  for (var day = first_day; day < end_day; day++) {
    let day_key = mixing_key(day);
    for (var k = 0u; k < whole + select(0u, 1u, part != 0u); k++) {
      let u = lane_of(slot_words(circle.group, c, k / 3u, day_key), k % 3u);
      let y = partner_index(circle.index, circle.size, u, k, is_scrambled(c));
      if (y == circle.index) {
        continue;
      }
      let position = circle.base + y;
      let pair = pair_words(c, circle.base + circle.index, position, day);
      if (k == whole && pair.x >= part) {
        continue;
      }
      var other = position;
      if (c < PLACE_CIRCLES) {
        other = members[position];
      }
      tell(other, manual && chance(pair.y, bound), app);
    }
  }
}

// Imported layers: rows of the network buffers, one imported layer after the other.
fn trace_networks(i: u32, manual: bool, app: bool) {
  var row = 0u;
  for (var layer = 0u; layer < 4u; layer++) {
    if ((now.networks & (1u << layer)) == 0u) {
      continue;
    }
    let at = row * (now.agents + 1u) + i;
    row++;
    let bound = named_bound(layer);
    for (var e = network_start[at]; e < network_start[at + 1u]; e++) {
      let j = network_index[e];
      if (j == i) {
        continue;
      }
      let pair = philox(vec4u(min(i, j), max(i, j), layer, PURPOSE_PAIR_NETWORK), pair_key());
      tell(j, manual && chance(pair.y, bound), app);
    }
  }
}

@compute @workgroup_size(64)
fn trace(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let i = flat_index(id, groups, 64u);
  if (i >= now.agents) {
    return;
  }
  let word = immunity[i];
  if ((word & IMMUNITY_HAS_POSITIVE) == 0u) {
    return;
  }
  let day = now.step_index;
  let positive = day_field(word, IMMUNITY_POSITIVE_SHIFT);
  let manual = lever(LEVER_TRACE_MANUAL) != 0u && (word & IMMUNITY_INTERVIEWED) != 0u;
  let reports = lever(LEVER_TRACE_APP) != 0u && day - positive == lever(LEVER_APP_DELAY);
  let app = reports && app_of(traits[i]) < lever(LEVER_APP);
  if (!manual && !app) {
    return;
  }
  trace_household(i, manual, app);
  let back = lever(LEVER_LOOK_BACK);
  let first_day = select(positive - back, 0u, positive < back);
  for (var c = 0u; c < CIRCLES; c++) {
    trace_circle(i, c, first_day, day, manual, app);
  }
  trace_networks(i, manual, app);
}
