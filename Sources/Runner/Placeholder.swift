// The runner of experiments.
