// The word that stands for the platform as a whole where a tenant is asked for.

export const PLATFORM = 'platform'

export function isPlatform(tenant: string): boolean {
  return tenant.trim().toLowerCase() === PLATFORM
}
