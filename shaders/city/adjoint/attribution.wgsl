// By whom: picks the contact of each transmission in proportion to what it contributed, in households and circles; transmissions of imported
// layers are left to attribution_network. Twin: story/attribution.ts.
// Reads person, seats, members, tables, shed_words; changes found, writes found_again u32[agents].
// Draws: attribution x for the first, witness block 1 x for the second. No adjoint: part of the tape.
// #include "lib/index.wgsl"
// #include "city/mixing.wgsl"
// #include "city/magnitude.wgsl"
// #include "city/adjoint/tape.wgsl"

@group(0) @binding(1) var<storage, read> person: array<u32>;
@group(0) @binding(3) var<storage, read> seats: array<u32>;
@group(0) @binding(4) var<storage, read> members: array<u32>;
@group(0) @binding(5) var<storage, read> tables: array<u32>;
@group(2) @binding(0) var<storage, read> shed_words: array<u32>;
@group(2) @binding(1) var<storage, read_write> found: array<u32>;
@group(2) @binding(2) var<storage, read_write> found_again: array<u32>;

// Running sum, and where it first exceeds `pick`: the contact and its place + 1, 0 before.
var<private> running: u32;
var<private> pick: u32;
var<private> answer: u32;

fn visit(contact: u32, amount: u32, place: u32) {
  running = saturating_add(running, amount);
  if (answer == 0u && running > pick) {
    answer = ((place + 1u) << FOUND_SHIFT) | contact;
  }
}

fn visit_household(i: u32, second: u32) {
  let first = i - member_of(person[i]);
  for (var j = first; j < first + size_of(person[i]); j++) {
    let shed_word = shed_words[j];
    if (j != i && shed_word != 0u && ((shed_word >> 29u) & 1u) == second) {
      visit(j, contribution(shed_word, 0u), 0u);
    }
  }
}

fn visit_circle(i: u32, c: u32, second: u32) {
  let contacts = lever(LEVER_CONTACTS + c);
  let circle = circle_of(i, c);
  if (contacts == 0u || circle.size < 2u) {
    return;
  }
  let slots = slots_of(contacts, circle.size);
  let whole = slots >> 16u;
  let part = (slots & 0xffffu) << 16u;
  for (var k = 0u; k < whole + select(0u, 1u, part != 0u); k++) {
    let u = lane_of(slot_words(circle.group, c, k / 3u, now.mixing), k % 3u);
    let y = partner_index(circle.index, circle.size, u, k, is_scrambled(c));
    if (y == circle.index) {
      continue;
    }
    let position = circle.base + y;
    var j = position;
    if (c < PLACE_CIRCLES) {
      j = members[position];
    }
    let shed_word = shed_words[j];
    if (shed_word == 0u || ((shed_word >> 29u) & 1u) != second) {
      continue;
    }
    if (k == whole && pair_words(c, circle.base + circle.index, position, now.step_index).x >= part) {
      continue;
    }
    var amount = contribution(shed_word, circle_layer(c));
    if (c >= PLACE_CIRCLES) {
      amount = scale29(amount, tables[TABLE_ACTIVITY + (shed_word >> 30u)]);
    }
    visit(j, amount, 1u + c);
  }
}

fn visit_layer(i: u32, layer: u32, second: u32) {
  if (layer == 0u) {
    visit_household(i, second);
    return;
  }
  visit_circle(i, 2u * layer - 2u, second);
  visit_circle(i, 2u * layer - 1u, second);
}

// The contact that draw u picks, or the transmission as it was where its layer is imported.
fn infector(i: u32, source: u32, u: u32) -> u32 {
  let layer = source / now.variants;
  if ((now.networks & (1u << layer)) != 0u) {
    return PENDING | source;
  }
  running = 0u;
  pick = 0xffffffffu;
  answer = 0u;
  visit_layer(i, layer, source % now.variants);
  pick = mulhi(u, running);
  running = 0u;
  visit_layer(i, layer, source % now.variants);
  return answer;
}

@compute @workgroup_size(64)
fn attribution(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let i = flat_index(id, groups, 64u);
  if (i >= now.agents) {
    return;
  }
  let word = found[i];
  var second = 0u;
  if (word != 0u) {
    let day = now.step_index;
    found[i] = infector(i, word & 15u, philox(vec4u(i, day, PURPOSE_ATTRIBUTION, 0u), key()).x);
    if ((word & SECOND_FLAG) != 0u) {
      let u = philox(vec4u(i, day, PURPOSE_WITNESS, 1u), key()).x;
      second = infector(i, (word >> SECOND_SHIFT) & 15u, u);
    }
  }
  found_again[i] = second;
}
