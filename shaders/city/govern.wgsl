// The morning's decisions for the whole city from figures of earlier days: trigger with hysteresis, and behaviour (eq. 9, 10).
// One invocation. Reads series u32[horizon * COUNT_WORDS], levers; writes today u32[TODAY_WORDS]. No draws.
// Adjoint: none, the trigger is a step; the behaviour's derivative is taken on the CPU with the levers.
// #include "lib/index.wgsl"
// #include "lib/integer.wgsl"
// #include "city/types.wgsl"
// #enum Count
// #enum Today
// #enum Trigger

@group(1) @binding(3) var<storage, read_write> today: array<u32>;
@group(1) @binding(6) var<storage, read_write> series: array<u32>;

const ONE: u32 = 0x20000000u;

// Sum of a counter over the seven days before `end`.
fn week(counter: u32, end: u32) -> u32 {
  var sum = 0u;
  for (var day = select(end - 7u, 0u, end < 7u); day < end; day++) {
    sum += series[day * COUNT_WORDS + counter];
  }
  return sum;
}

// x / (x + half) in units of 2^-29 from the upper 16 bits of both.
fn saturation(x: u32, half: u32) -> u32 {
  let sum = x + half;
  let zeros = countLeadingZeros(sum);
  let shift = select(16u - zeros, 0u, zeros > 16u);
  return (((x >> shift) << 15u) / (sum >> shift)) << 14u;
}

fn reduce_contacts(layer: u32, optional: u32, response: u32) {
  today[layer] = scale29(today[layer], ONE - scale29(optional, response));
}

@compute @workgroup_size(1)
fn govern(@builtin(global_invocation_id) id: vec3u) {
  if (id.x > 0u) {
    return;
  }
  let day = now.step_index;
  let trigger = lever(LEVER_TRIGGER);
  if (trigger == TRIGGER_NONE) {
    today[TODAY_CLOSED] = 0u;
  } else {
    var figure = 0u;
    if (trigger == TRIGGER_CASES) {
      figure = week(COUNT_POSITIVES, day);
    } else if (day > 0u) {
      let last = (day - 1u) * COUNT_WORDS;
      figure = series[last + COUNT_HOSPITAL] + series[last + COUNT_CRITICAL];
    }
    if (today[TODAY_CLOSED] == 0u) {
      if (figure >= lever(LEVER_CLOSE_AT) && day > 0u) {
        today[TODAY_CLOSED] = 1u;
        today[TODAY_SINCE] = day;
      }
    } else if (figure <= lever(LEVER_OPEN_AT) && day - today[TODAY_SINCE] >= lever(LEVER_MINIMUM_CLOSED)) {
      today[TODAY_CLOSED] = 0u;
    }
  }
  let first = select(LEVER_OPEN, LEVER_CLOSED, today[TODAY_CLOSED] == 1u);
  for (var layer = 0u; layer < 4u; layer++) {
    today[TODAY_MULTIPLIER + layer] = lever(first + layer);
  }
  let delay = lever(LEVER_BEHAVIOUR_DELAY);
  var seen = 0u;
  if (day > delay) {
    seen = week(COUNT_POSITIVES, day - delay);
  }
  let response = saturation(seen, lever(LEVER_BEHAVIOUR_HALF));
  reduce_contacts(2u, lever(LEVER_BEHAVIOUR_WORK), response);
  reduce_contacts(3u, lever(LEVER_BEHAVIOUR_COMMUNITY), response);
}
