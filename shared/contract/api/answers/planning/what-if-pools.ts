// What a tenant's cost is made of in a what-if. Apart from the schemas, so that the add-in's pane needs none.

export const WHAT_IF_POOLS = ['vps', 'ip', 'idle', 'platform'] as const
