// One row of the series: the counts at the end of a day. A fixed number of invocations with counters in registers, so that there is no
// barrier and one atomic a counter and invocation. Integer sums: order does not matter.
// Reads health, care, immunity, today, events; adds to series u32[horizon * COUNT_WORDS]. No draws.
// Adjoint: the cotangent of a counter is that of each person counted; in f64, adjoint/sweep.ts.
// #include "lib/index.wgsl"
// #include "city/types.wgsl"
// #enum Count
// #enum Event
// #enum Today

@group(1) @binding(0) var<storage, read> health: array<u32>;
@group(1) @binding(1) var<storage, read> care: array<u32>;
@group(1) @binding(2) var<storage, read> immunity: array<u32>;
@group(1) @binding(3) var<storage, read> today: array<u32>;
@group(1) @binding(4) var<storage, read> events: array<u32>;
@group(1) @binding(6) var<storage, read_write> series: array<atomic<u32>>;

override lanes: u32 = 4096u;

var<private> row: array<u32, 37>;

fn tally(happened: u32, bit: u32, counter: u32) {
  row[counter] += select(0u, 1u, (happened & bit) != 0u);
}

fn tally_events(happened: u32) {
  tally(happened, EVENT_ONSET, COUNT_ONSETS);
  tally(happened, EVENT_ADMITTED, COUNT_ADMISSIONS);
  tally(happened, EVENT_WORSENED, COUNT_CRITICAL_ADMISSIONS);
  tally(happened, EVENT_DIED, COUNT_DEATHS);
  tally(happened, EVENT_RECOVERED, COUNT_RECOVERIES);
  tally(happened, EVENT_TESTED, COUNT_TESTS);
  tally(happened, EVENT_POSITIVE, COUNT_POSITIVES);
  tally(happened, EVENT_FALSE_POSITIVE, COUNT_FALSE_POSITIVES);
  tally(happened, EVENT_ISOLATED, COUNT_ISOLATIONS);
  tally(happened, EVENT_QUARANTINED, COUNT_QUARANTINES);
  tally(happened, EVENT_INTERVIEWED, COUNT_INTERVIEWS);
  tally(happened, EVENT_DOSED, COUNT_DOSES);
  if ((happened & EVENT_INFECTED) == 0u) {
    return;
  }
  row[COUNT_INFECTIONS] += 1u;
  tally(happened, EVENT_AGAIN, COUNT_REINFECTIONS);
  tally(happened, EVENT_SECOND, COUNT_INFECTIONS_SECOND);
  if ((happened & EVENT_IMPORTED) != 0u) {
    row[COUNT_INFECTIONS_IMPORTED] += 1u;
  } else {
    row[COUNT_INFECTIONS_HOUSEHOLD + ((happened >> EVENT_LAYER_SHIFT) & 3u)] += 1u;
  }
}

fn tally_person(i: u32, day: u32) {
  let stage = health[i] & HEALTH_STAGE_MASK;
  row[COUNT_SUSCEPTIBLE + stage] += 1u;
  let care_word = care[i];
  if (care_word != 0u && stage != STAGE_DEAD && stage != STAGE_HOSPITAL && stage != STAGE_CRITICAL) {
    if (day_field(care_word, CARE_ISOLATION_SHIFT) > day) {
      row[COUNT_ISOLATED] += 1u;
    } else if (day_field(care_word, CARE_QUARANTINE_SHIFT) > day) {
      row[COUNT_QUARANTINED] += 1u;
    }
  }
  let doses = immunity[i] & IMMUNITY_DOSES_MASK;
  row[COUNT_VACCINATED] += select(0u, 1u, doses > 0u);
  row[COUNT_FULLY_VACCINATED] += select(0u, 1u, doses > 1u);
  if (events[i] != 0u) {
    tally_events(events[i]);
  }
}

@compute @workgroup_size(64)
fn count(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let lane = flat_index(id, groups, 64u);
  if (lane >= lanes) {
    return;
  }
  let day = now.step_index;
  for (var i = lane; i < now.agents; i += lanes) {
    tally_person(i, day);
  }
  if (lane == 0u) {
    for (var layer = 1u; layer < 4u; layer++) {
      row[COUNT_OPEN_SCHOOL + layer - 1u] = today[TODAY_MULTIPLIER + layer] >> 13u;
    }
    row[COUNT_CLOSED] = today[TODAY_CLOSED];
  }
  for (var k = 0u; k < COUNT_WORDS; k++) {
    if (row[k] > 0u) {
      atomicAdd(&series[day * COUNT_WORDS + k], row[k]);
    }
  }
}
