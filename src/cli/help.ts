/** The help of the command line, a page per command. */
import type { World } from '../worlds/world';

const OVERVIEW = `Murmuration runs large populations of agents without a page.

  cli params <preset> [--json]            parameters with units, ranges and sources
  cli run <preset|file|link> [options]    runs a scenario and prints its series and outcomes
  cli gradient <preset|file|link> …       derivatives of an objective by the agents' adjoint
  cli fidelity <preset|file|link> …       holds these derivatives against differences of paired runs
  cli improve <preset|file|link> …        looks for a better protocol, and says on fresh seeds how much better
  cli validate <file|link> [--json]       checks a scenario without running it
  cli bench [options]                     measures speed on this machine, JSON to standard output
  cli <command> --help                    options of one command

Results go to standard output, messages to standard error.
Exit status: 0 when the result is whole, 1 when it is not, 2 for wrong options, 130 when interrupted.
`;

const PARAMS = `cli params <preset> [--json]

  --json    {"parameters": [{id, label, unit, default, min, max, source, …}]}; "default" is the preset's value

Example: cli params town
`;

const RUN = `cli run <preset|file|link> [options]

  --agents N        number of agents
  --days N          days to run
  --seed N          seed of every random draw, 0 to 4294967295
  --replicates N    runs on different draws of the same scenario (default 1)
  --set id=value    sets a parameter; may be repeated; tables take commas: --set disease.table=1,2,3
  --people f.csv    people from a table instead of synthesised ones
  --edges f.csv     contacts from a list of edges; may be packed with gzip (f.csv.gz)
  --device D        gpu, twin (the CPU) or auto (default: the faster of the two, measured at the start)
  --out f           writes the result to a file: all replicates as CSV when f ends in .csv, else the JSON of --json
  --json            prints one JSON object: {scenarioHash, digest, device, agents, days, series, outcomes, timing}

"series" are those of replicate 0; "digest" is the SHA-256 of the counts of all replicates.
"outcomes" hold {mean, lower, upper, n} over the replicates: lower and upper bound the 95 % Student interval of the mean
and are null for n = 1; a replicate that does not have an outcome is not counted in its n.

Example: cli run town --agents 20000 --days 60 --set testing.turnaround=1 --json
`;

const OBJECTIVE = `  --objective O     what is differentiated (default: the model's first objective): the name of an objective, the name of
                    a series (its sum over all days), or JSON: '{"kind": "total", "of": {"deaths": 1}}'
  --params a,b      by which parameters: id, id[k] for an entry of a table, id@day for one day of a parameter that may
                    be dated; a table's id is its common factor (default: all that the adjoint knows, without days)
  --regime R        lays one of the model's regimes over the preset: growth, middle, controlled, waves, saturated`;

const SCENARIO = `  --agents N, --days N, --seed N, --set id=value, --people f.csv, --edges f.csv    as for run`;

const GRADIENT = `cli gradient <preset|file|link> [options]

${OBJECTIVE}
  --replicates N    runs on different draws of the same scenario (default 4)
${SCENARIO}
  --device gpu      makes the run, its tape and the tree of infections on the graphics device; the same numbers to the last bit
  --json            prints one JSON object: {scenarioHash, objective, value, agents, days, seed, replicates, stopped, parameters}

"parameters" hold {mean, se, n, form} by key: the derivative per unit of the parameter, its standard error over the
replicates (null for one), and the form of the estimator. "value" is the objective itself: {mean, lower, upper, n}.
Ctrl-C prints what is done.

Example: cli gradient town --agents 20000 --days 90 --params testing.turnaround,isolation.compliance --replicates 8
`;

const FIDELITY = `cli fidelity <preset|file|link> [options]

Per replicate one gradient by the adjoint, and two runs a parameter on the same random numbers, a step up and a step down
(5 % of the value, or of the range where it is 0; 1 for whole numbers; one side only at a bound).

  --pairs N         replicates (default 16)
  --first N         number of the first replicate (default 0)
  --jobs N          processes at a time (default 1): the replicates are shared out, the result is the same
${OBJECTIVE}
${SCENARIO}
  --device D        of the paired runs: gpu, twin (the CPU) or auto (default)
  --json            prints one JSON object: {cosine, cosineSe, ok, signs, parameters, attackRate, outcomes, objective,
                    regime, agents, days, seed, pairs, stopped, scenarioHash}

"parameters" hold {adjoint: {mean, se}, difference: {mean, se}, ratio, ratioSe, ok, sign, n, step, side, form} by key.
"ok": the ratio is within 0.85 to 1.15, or that band within two standard errors; null where the difference is within
four standard errors of 0. "cosine" is between both gradients, every parameter scaled by its range.
Ctrl-C prints what is done.

Example: cli fidelity town --regime middle --agents 20000 --days 90 --pairs 64 --params disease.r0,testing.turnaround --json
`;

const IMPROVE = `cli improve <preset|file|link> --params a,b@daily [options]

Descends along the agents' gradient. A step is taken only when paired runs on the same random numbers say that it is better.
What was found is run again on replicates that no search has seen.

  --params a,b      what may change: a number of the whole run, or with @daily, @weekly, @FROM..TO or @FROM..TO/STEP one
                    number a piece of days
  --bounds id=MIN..MAX,…    (default: the parameter's own)
  --objective O     what is made small: a name, a series, or JSON, as for gradient
  --constraint N<=X a limit on the mean of an outcome; may be repeated: --constraint peakHospital<=40
  --budget N        runs to spend (default 400); a gradient counts as 4
  --batch N         replicates of a gradient and of the pair that judges its step (default 2)
  --starts N        starts: the scenario itself and random ones share half of the budget, the best gets the rest (default 1)
  --fresh N         replicates of the final comparison, not part of the budget (default 32)
  --compare         also the best of 200 random protocols (schedules day by day, and in random pieces), and a search by
                    paired differences, at the same budget
  --grid N          also a grid of N values a parameter, whatever it costs
  --pareto O2       the front of two objectives instead, as JSON; --points N on it share the budget (default 5)
  --regime R        lays one of the model's regimes over the preset
${SCENARIO}
  --device D        of the runs: gpu, twin (the CPU) or auto (default)
  --jobs N          the ways of --compare and --grid in processes of their own; the result is the same
  --out f           writes the best protocol as a scenario file
  --json            prints one JSON object: {objective, improved, before, best, comparators, variables, trace, …}

"best" holds {objective, gain, relative, constraints, spent, stopped, protocol}: "relative" is how much lower than before,
with its 95 % interval. "comparators" hold the same, and "beaten": how much lower the gradient's protocol is than theirs.
Ctrl-C keeps the best so far.

Example: cli improve town --agents 20000 --days 90 --set distancing.on=true --objective socialCost --params isolation.support,distancing.open.work@weekly --bounds isolation.support=0..300,distancing.open.work=0.2..1 --budget 400 --compare
`;

const VALIDATE = `cli validate <file|link> [--json]

  --json    {"valid": true, "scenarioHash": …, "model": …, "agents": …, "days": …, "notes": […]}

Example: cli validate scenario.json
`;

const BENCH = `cli bench [options]

  --agents N[,N…]   population sizes (default: 10,000 upwards in steps of ten until one does not fit)
  --quick           small sizes and few repetitions: shows that everything works, not how fast

Prints one JSON object with device, driver, date, medians and ratios.
Example: cli bench --agents 100000
`;

const PAGES: Readonly<Record<string, string>> = {
  params: PARAMS,
  run: RUN,
  gradient: GRADIENT,
  fidelity: FIDELITY,
  improve: IMPROVE,
  validate: VALIDATE,
  bench: BENCH,
};

/** The page of a command, or the overview with the presets that there are. */
export function help(command: string | undefined, worlds: readonly World[]): string {
  if (command !== undefined && Object.hasOwn(PAGES, command)) return PAGES[command];
  const presets = worlds.flatMap((world) => Object.values(world.presets));
  return `${OVERVIEW}\nPresets:\n${presets.map(({ id, description }) => `  ${id.padEnd(16)} ${description}`).join('\n')}\n`;
}
