// A positive result becomes known. Included by kernels that bind `immunity` and `care`. Twin: `report` in twin/progress.ts.
// #enum Event

// Marks the case as reported and isolates the person where it complies; returns the events.
fn report(i: u32, day: u32, compliance: u32, truly_infected: bool) -> u32 {
  let kept = immunity[i] & ~(HEALTH_DAY_MASK << IMMUNITY_POSITIVE_SHIFT);
  immunity[i] = kept | (day << IMMUNITY_POSITIVE_SHIFT) | IMMUNITY_HAS_POSITIVE;
  var happened = EVENT_POSITIVE | select(EVENT_FALSE_POSITIVE, 0u, truly_infected);
  if (compliance < lever(LEVER_ISOLATION_COMPLIANCE)) {
    care[i] = extend_to(care[i], CARE_ISOLATION_SHIFT, day + lever(LEVER_ISOLATION_DAYS));
    happened |= EVENT_ISOLATED;
  }
  return happened;
}
