/** Pure TypeScript twins of shaders/lib; loads without WebGPU. */
export { addFixed, readFixed, readFixedNumber } from './fixed';
export { HAZARD_TABLES, hazardThreshold, threshold } from './hazard';
export { indexBelow, mulhi, mulhiRound, saturatingAdd, scale29 } from './integer';
export { pcg3d } from './pcg';
export { philox } from './philox';
export { exp, gammaCdf, ln, lognormalCdf, normalCdf } from './portable';
