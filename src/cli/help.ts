/** The help of the command line, a page per command. */
import type { World } from '../worlds/world';

const OVERVIEW = `Murmuration runs large populations of agents without a page.

  cli params <preset> [--json]            parameters with units, ranges and sources
  cli run <preset|file|link> [options]    runs a scenario and prints its series and outcomes
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

const PAGES: Readonly<Record<string, string>> = { params: PARAMS, run: RUN, validate: VALIDATE, bench: BENCH };

/** The page of a command, or the overview with the presets that there are. */
export function help(command: string | undefined, worlds: readonly World[]): string {
  if (command !== undefined && Object.hasOwn(PAGES, command)) return PAGES[command];
  const presets = worlds.flatMap((world) => Object.values(world.presets));
  return `${OVERVIEW}\nPresets:\n${presets.map(({ id, description }) => `  ${id.padEnd(16)} ${description}`).join('\n')}\n`;
}
