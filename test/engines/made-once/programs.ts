// The programs that make what several test files look at, from the repository's root. Each is given an empty folder to fill.
export const PROGRAMS = {
  synthesis: 'test/infra/stacks/synthesise.ts',
  bundles: 'test/infra/bundles/bundle-all.ts',
  'excel-page': 'test/journeys/excel/build-page-once.ts',
} as const

export type Made = keyof typeof PROGRAMS
