// What Postgres' own programs see of the caller's environment.

/** All but the caller's PG* variables, which would change where Postgres listens and what it reads; UTC and plain C. */
export function postgresEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('PG'))
  return { ...Object.fromEntries(kept), LC_ALL: 'C', TZ: 'UTC' }
}
