// Which way data flows: sources -> domain -> publication -> API -> workbook. A file that imports against it fails here.
/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'shared-is-pure',
      comment: 'The domain knows no Node, AWS, database or Excel: only itself and small pure libraries.',
      severity: 'error',
      from: { path: '^shared/' },
      to: { pathNot: ['^shared/', '^node_modules/(temporal-polyfill|zod)/'] },
    },
    {
      name: 'functions-know-no-system',
      comment: 'A function runs wherever it is deployed: it imports neither infra nor the add-in.',
      severity: 'error',
      from: { path: '^functions/' },
      to: { path: '^(infra|addin|test)/' },
    },
    {
      name: 'sources-and-stores-are-apart',
      comment: 'What reads the platform and what publishes meet in a handler only.',
      severity: 'error',
      from: { path: '^functions/sources/' },
      to: { path: '^functions/stores/' },
    },
    {
      name: 'stores-do-not-read-sources',
      severity: 'error',
      from: { path: '^functions/stores/' },
      to: { path: '^functions/(sources|allocate-costs)/' },
    },
    {
      name: 'readers-cannot-write',
      comment: 'The reader that every screen uses imports nothing that writes.',
      severity: 'error',
      from: { path: '^functions/stores/runs/run-reader' },
      to: { path: '^functions/stores/runs/(write-items|publish-run|expire-runs)' },
    },
    {
      name: 'addin-computes-nothing',
      comment:
        'The add-in shows what was published; it knows the contract and the catalogue, not the allocation.',
      severity: 'error',
      from: { path: '^addin/' },
      to: { path: '^(functions|infra|shared/(allocation|revenue|tenants|figures))/' },
    },
    {
      name: 'only-test-imports-test',
      severity: 'error',
      from: { pathNot: '^test/' },
      to: { path: '^test/' },
    },
    {
      name: 'shipped-code-needs-no-dev-tools',
      severity: 'error',
      from: { path: '^(functions|shared)/' },
      to: { dependencyTypes: ['npm-dev'], pathNot: '^node_modules/@types/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
}
