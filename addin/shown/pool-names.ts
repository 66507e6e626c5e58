// Pools as people call them; in keys they stay the codes of the contract.

const NAMES: Readonly<Record<string, string>> = { vps: 'VPS', ip: 'IP', platform: 'Platform' }

export function poolName(pool: string): string {
  return NAMES[pool] ?? pool
}
