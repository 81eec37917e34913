/**
 * Keys of AgentTorch's COVID configuration as far as the export may touch them, typed in from
 * github.com/AgentTorch/AgentTorch, agent_torch/models/covid/yamls/config.yaml at commit 0a3fca4ab8d8. Structure only: `true`
 * stands for a number, a number for a list of so many. Leaves that the export has no business with are left out.
 */
export interface ReferenceTree {
  readonly [key: string]: ReferenceTree | true | number;
}

export const agentTorchReference: ReferenceTree = {
  simulation_metadata: {
    EXPOSED_TO_INFECTED_TIME: true,
    EXPOSED_VAR: true,
    INFECTED_TO_RECOVERED_TIME: true,
    INFECTED_VAR: true,
    INFINITY_TIME: true,
    MORTALITY_VAR: true,
    NUM_TRAIN_WEEKS: true,
    RECOVERED_TO_SUSCEPTIBLE_TIME: true,
    RECOVERED_VAR: true,
    RESCALE_CONFIG: true,
    START_WEEK: true,
    SUSCEPTIBLE_VAR: true,
    initial_infection_ratio: true,
    learning_params: { betas: 2, lr: true, lr_gamma: true },
    num_agents: true,
    num_episodes: true,
    num_steps_per_episode: true,
    num_substeps_per_step: true,
  },
  state: {
    environment: {
      SFInfector: { value: 5 },
      SFSusceptibility: { value: 9 },
      daily_deaths: { value: true },
      daily_infected: { value: true },
      lam_gamma_integrals: {
        initialization_function: { arguments: { rate: { value: true }, scale: { value: true } } },
      },
    },
  },
  substeps: {
    '0': {
      policy: {
        citizens: {
          make_isolation_decision: {
            arguments: {
              align_adjustment_vector: { value: true },
              align_vector: { value: true },
              initial_isolation_prob: { value: true },
            },
          },
        },
      },
      transition: { new_transmission: { arguments: { R2: { value: true } } } },
    },
    '1': { transition: { seirm_progression: { arguments: { M: { value: true } } } } },
  },
};
