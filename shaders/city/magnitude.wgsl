// What one contact with an infectious person contributes, before anything of the susceptible person. Included by contact and network.
// #include "lib/integer.wgsl"
// #include "city/types.wgsl"

// Units of 2^-28 from the shed word of the infectious person: magnitude (2^-30) times the lever of layer and class (2^-30).
fn contribution(shed_word: u32, layer: u32) -> u32 {
  let magnitude = (shed_word & 0x1fffffu) << ((shed_word >> 21u) & 31u);
  return mulhi_round(magnitude, lever(LEVER_OUTGOING + layer * 8u + ((shed_word >> 26u) & 7u)));
}
