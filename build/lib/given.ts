/** A setting from the environment. An empty one is none: that is what a secret that is missing gives in a workflow. */
export function given(name: string, env: NodeJS.ProcessEnv = process.env): string | undefined {
  const value = env[name];
  return value === undefined || value.trim() === '' ? undefined : value;
}
