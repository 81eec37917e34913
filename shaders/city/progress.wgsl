// The morning: stages of the disease move on, results arrive, isolation is left early.
// Reads person, tables; reads and writes health, care, immunity u32[agents]; writes events u32[agents].
// Draws: purpose course (the person, the day of infection; blocks 0 to 2, all lanes) and leave (lane x).
// Adjoint: score with the credit ahead, and value for isolation; in f64, adjoint/course.ts and isolation.ts.
// #include "lib/index.wgsl"
// #include "lib/philox.wgsl"
// #include "city/types.wgsl"
// #include "city/course.wgsl"
// #include "city/report.wgsl"
// #enum Purpose

@group(0) @binding(1) var<storage, read> person: array<u32>;
@group(0) @binding(5) var<storage, read> tables: array<u32>;
@group(1) @binding(0) var<storage, read_write> health: array<u32>;
@group(1) @binding(1) var<storage, read_write> care: array<u32>;
@group(1) @binding(2) var<storage, read_write> immunity: array<u32>;
@group(1) @binding(4) var<storage, read_write> events: array<u32>;

fn is_ill(stage: u32) -> bool {
  return stage >= STAGE_EXPOSED && stage <= STAGE_CRITICAL;
}

// One person's transitions that are due; returns the events.
fn progress_course(i: u32, day: u32) -> u32 {
  let word = health[i];
  var stage = word & HEALTH_STAGE_MASK;
  var due = day_field(word, HEALTH_UNTIL_SHIFT);
  let infected = day_field(word, HEALTH_INFECTED_SHIFT);
  let age = age_of(person[i]);
  var worsens = (care[i] & CARE_WORSENS) != 0u;
  var happened = 0u;
  let a = philox(vec4u(i, infected, PURPOSE_COURSE, 0u), key());
  let b = philox(vec4u(i, infected, PURPOSE_COURSE, 1u), key());
  let c = philox(vec4u(i, infected, PURPOSE_COURSE, 2u), key());
  // Four transitions at most can fall on one morning, since durations may be 0 days.
  for (var k = 0u; k < 5u && due <= day && is_ill(stage); k++) {
    if (stage == STAGE_EXPOSED) {
      if (chance(a.y, tables[TABLE_SYMPTOMATIC + age])) {
        stage = STAGE_PRESYMPTOMATIC;
        due += lasts(LAW_INCUBATION, a.z);
      } else {
        stage = STAGE_ASYMPTOMATIC;
        due += lasts(LAW_RECOVERY, a.w);
      }
    } else if (stage == STAGE_PRESYMPTOMATIC) {
      stage = STAGE_SYMPTOMATIC;
      happened |= EVENT_ONSET;
      let doses = immunity[i] & IMMUNITY_DOSES_MASK;
      let since = day - day_field(immunity[i], IMMUNITY_LAST_SHIFT);
      let left = tables[TABLE_DISEASE + doses * 256u + day_index(since)];
      worsens = chance(b.x, scale29(tables[TABLE_SEVERE + age], left));
      if (worsens) {
        due += lasts(LAW_ADMISSION, b.y);
      } else {
        due += lasts(LAW_RECOVERY, a.w);
      }
      if (compliance_of(person[i]) < lever(LEVER_ISOLATION_SYMPTOMATIC)) {
        care[i] = extend_to(care[i], CARE_ISOLATION_SHIFT, day + lever(LEVER_ISOLATION_DAYS));
        happened |= EVENT_ISOLATED;
      }
    } else if (!worsens) {
      stage = STAGE_RECOVERED;
      happened |= EVENT_RECOVERED;
    } else if (stage == STAGE_SYMPTOMATIC) {
      stage = STAGE_HOSPITAL;
      happened |= EVENT_ADMITTED;
      worsens = chance(b.z, tables[TABLE_CRITICAL + age]);
      if (worsens) {
        due += lasts(LAW_WORSENING, b.w);
      } else {
        due += lasts(LAW_RECOVERY_SEVERE, c.z);
      }
    } else if (stage == STAGE_HOSPITAL) {
      stage = STAGE_CRITICAL;
      happened |= EVENT_WORSENED;
      worsens = chance(c.x, tables[TABLE_DEATH + age]);
      if (worsens) {
        due += lasts(LAW_DYING, c.y);
      } else {
        due += lasts(LAW_RECOVERY_SEVERE, c.w);
      }
    } else {
      stage = STAGE_DEAD;
      happened |= EVENT_DIED;
    }
  }
  let kept = word & ~((HEALTH_DAY_MASK << HEALTH_UNTIL_SHIFT) | HEALTH_STAGE_MASK);
  health[i] = kept | stage | (min(due, HEALTH_DAY_MASK) << HEALTH_UNTIL_SHIFT);
  care[i] = select(care[i] & ~CARE_WORSENS, care[i] | CARE_WORSENS, worsens);
  return happened;
}

// A result that is due becomes known, others come a day nearer; returns the events.
fn receive_result(i: u32, day: u32) -> u32 {
  let word = care[i];
  let pending = (word >> CARE_PENDING_SHIFT) & CARE_PENDING_MASK;
  if (pending == 0u) {
    return 0u;
  }
  let kept = word & ~(CARE_PENDING_MASK << CARE_PENDING_SHIFT);
  if (pending > 1u) {
    care[i] = kept | ((pending - 1u) << CARE_PENDING_SHIFT);
    return 0u;
  }
  care[i] = kept & ~(CARE_OUTCOME | CARE_INFECTED);
  if ((word & CARE_OUTCOME) == 0u) {
    return 0u;
  }
  return report(i, day, compliance_of(person[i]), (word & CARE_INFECTED) != 0u);
}

@compute @workgroup_size(64)
fn progress(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let i = flat_index(id, groups, 64u);
  if (i >= now.agents) {
    return;
  }
  let day = now.step_index;
  var happened = 0u;
  if (is_ill(health[i] & HEALTH_STAGE_MASK) && day_field(health[i], HEALTH_UNTIL_SHIFT) <= day) {
    happened = progress_course(i, day);
  }
  if (care[i] != 0u && (health[i] & HEALTH_STAGE_MASK) != STAGE_DEAD) {
    happened |= receive_result(i, day);
    let apart = day_field(care[i], CARE_ISOLATION_SHIFT) > day || day_field(care[i], CARE_QUARANTINE_SHIFT) > day;
    let leave = lever(LEVER_LEAVE);
    if (apart && leave > 0u) {
      let u = philox(vec4u(i, day, PURPOSE_LEAVE, 0u), key());
      if (chance(u.x, leave)) {
        care[i] &= ~((HEALTH_DAY_MASK << CARE_ISOLATION_SHIFT) | (HEALTH_DAY_MASK << CARE_QUARANTINE_SHIFT));
      }
    }
  }
  events[i] = happened;
}
