// The contacts of a person today and the hazard that they bring (eq. 4 to 6). Included by kernels that bind person, seats, tables, today,
// shed_words, guard and delivered. Decides nothing.
// #include "lib/hazard.wgsl"
// #include "city/mixing.wgsl"
// #include "city/magnitude.wgsl"
// #enum Today

// Contributions by layer, x of the first and y of the second variant.
var<private> sums: array<vec2u, 4>;

fn add(layer: u32, shed_word: u32, amount: u32) {
  let second = (shed_word >> 29u) & 1u;
  sums[layer][second] = saturating_add(sums[layer][second], amount);
}

fn gather_household(i: u32) {
  let first = i - member_of(person[i]);
  for (var j = first; j < first + size_of(person[i]); j++) {
    let shed_word = shed_words[j];
    if (j != i && shed_word != 0u) {
      add(0u, shed_word, contribution(shed_word, 0u));
    }
  }
}

fn gather_circle(i: u32, c: u32, day: u32) {
  let contacts = lever(LEVER_CONTACTS + c);
  if (contacts == 0u) {
    return;
  }
  let circle = circle_of(i, c);
  if (circle.size < 2u) {
    return;
  }
  let layer = circle_layer(c);
  let slots = slots_of(contacts, circle.size);
  let whole = slots >> 16u;
  let part = (slots & 0xffffu) << 16u;
  var words = vec3u(0u);
  for (var k = 0u; k < whole + select(0u, 1u, part != 0u); k++) {
    if (k % 3u == 0u) {
      words = slot_words(circle.group, c, k / 3u, now.mixing);
    }
    let y = partner_index(circle.index, circle.size, lane_of(words, k % 3u), k, is_scrambled(c));
    if (y == circle.index) {
      continue;
    }
    let position = circle.base + y;
    var shed_word = 0u;
    if (c < PLACE_CIRCLES) {
      shed_word = delivered[position];
    } else {
      shed_word = shed_words[position];
    }
    if (shed_word == 0u) {
      continue;
    }
    if (k == whole && pair_words(c, circle.base + circle.index, position, day).x >= part) {
      continue;
    }
    var amount = contribution(shed_word, layer);
    if (c >= PLACE_CIRCLES) {
      amount = scale29(amount, tables[TABLE_ACTIVITY + (shed_word >> 30u)]);
    }
    add(layer, shed_word, amount);
  }
}

// Sums of imported layers lie behind the members in `delivered`.
fn gather_networks(i: u32) {
  let first = arrayLength(&delivered) - countOneBits(now.networks) * now.variants * now.agents;
  var row = 0u;
  for (var layer = 0u; layer < 4u; layer++) {
    if ((now.networks & (1u << layer)) == 0u) {
      continue;
    }
    for (var variant = 0u; variant < now.variants; variant++) {
      sums[layer][variant] = delivered[first + (row * now.variants + variant) * now.agents + i];
    }
    row++;
  }
}

// Factor on the contributions of a layer, units of 2^-29.
fn incoming(i: u32, layer: u32, class_bits: u32) -> u32 {
  let g = scale29(lever(LEVER_INCOMING + layer * 8u + class_bits), today[TODAY_MULTIPLIER + layer]);
  if ((now.networks & (1u << layer)) != 0u) {
    return g;
  }
  if (layer == 0u) {
    return scale29(g, tables[TABLE_HOUSEHOLD + size_of(person[i])]);
  }
  if (layer == 3u) {
    return scale29(g, tables[TABLE_ACTIVITY + activity_of(person[i])]);
  }
  return g;
}

// Hazards by layer, x of the first and y of the second variant, as `hazards_of` left them.
var<private> hazards: array<vec2u, 4>;

// Fills `hazards` for person i from its contacts and its guard words; returns their saturating sum.
fn hazards_of(i: u32, day: u32) -> u32 {
  sums = array<vec2u, 4>();
  hazards = array<vec2u, 4>();
  if ((now.networks & 1u) == 0u) {
    gather_household(i);
  }
  for (var c = 0u; c < CIRCLES; c++) {
    gather_circle(i, c, day);
  }
  if (now.networks != 0u) {
    gather_networks(i);
  }
  var total = 0u;
  for (var layer = 0u; layer < 4u; layer++) {
    if ((sums[layer].x | sums[layer].y) == 0u) {
      continue;
    }
    let factor = incoming(i, layer, guard[i] & 7u);
    for (var variant = 0u; variant < now.variants; variant++) {
      let left = guard[variant * now.agents + i] & ~7u;
      let hazard = scale29(scale29(sums[layer][variant], factor), left);
      hazards[layer][variant] = hazard;
      total = saturating_add(total, hazard);
    }
  }
  return total;
}

// Whether draw u infects under a hazard.
fn infects(u: u32, total: u32) -> bool {
  let bound = hazard_threshold(
    total,
    tables[TABLE_HAZARD_HIGH + hazard_index0(total)],
    tables[TABLE_HAZARD_HIGH + hazard_index1(total)],
  );
  return chance(u, bound);
}

// Which of the hazards it was, layer * variants + variant. Where the total has saturated, the last ones lose their share; the order is
// the same everywhere.
fn source_of(u: u32, total: u32) -> u32 {
  var pick = mulhi(u, total);
  var source = 0u;
  let last = 4u * now.variants - 1u;
  while (source < last && pick >= hazards[source / now.variants][source % now.variants]) {
    pick -= hazards[source / now.variants][source % now.variants];
    source++;
  }
  return source;
}

// Whether any variant can infect person i.
fn is_open(i: u32) -> bool {
  return guard[i] >= 8u || (now.variants == 2u && guard[now.agents + i] >= 8u);
}
