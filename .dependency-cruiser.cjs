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
      name: 'figures-api-writes-nothing',
      comment: 'The API serves what was published: it imports nothing that writes, and no source.',
      severity: 'error',
      from: { path: '^functions/figures-api/' },
      to: {
        path: '^functions/(sources|allocate-costs|import-finance-list|stores/finance-lists|stores/runs/(write-items|publish-run|expire-runs|prepare-run|pack-run))',
      },
    },
    {
      name: 'figures-api-knows-no-planning',
      comment: 'The function that only reads knows nothing of budgets, nor of the one that writes them.',
      severity: 'error',
      from: { path: '^functions/figures-api/' },
      to: { path: '^functions/(planning-api|stores/budgets)/' },
    },
    {
      name: 'planning-publishes-no-run',
      comment:
        'The planning API writes budgets alone: it imports no source, nothing that publishes runs and nothing that archives.',
      severity: 'error',
      from: { path: '^functions/planning-api/' },
      to: {
        path: '^functions/(sources|allocate-costs|allocate-at-scale|import-finance-list|close-period|summarize-strategy|return-to-run|stores/finance-lists|stores/closes|stores/summaries/publish-|stores/archive/(write-|pack-)|stores/runs/(write-|publish-|expire-|prepare-|pack-|keep-run|pointer|close-pointer|restate-pointer|return-pointer))',
      },
    },
    {
      name: 'planning-reads-runs-through-the-fence',
      comment:
        "Planning reaches runs as figures-api's operations do, through figures-api/reading; a what-if and a bridge of runs read archived inputs, in archived/ alone.",
      severity: 'error',
      from: {
        path: '^functions/planning-api/',
        pathNot: '^functions/planning-api/(handler|services|archived/)',
      },
      to: { path: '^functions/stores/(?!budgets/)' },
    },
    {
      name: 'budgets-have-one-door',
      comment:
        'Budget books are read and written by the planning API and by the commands of Finance, and read for alerts.',
      severity: 'error',
      from: {
        path: '^(functions|shared|addin|infra)/',
        pathNot:
          '^(functions/(planning-api|stores/budgets)/|functions/raise-alerts/budget-variance|infra/(budgets|commands|local)/)',
      },
      to: { path: '^functions/stores/budgets/' },
    },
    {
      name: 'one-fence',
      comment:
        'An operation reaches a run through the fenced readers of figures-api/reading, never past them.',
      severity: 'error',
      from: { path: '^functions/figures-api/(operations|documents|answers|requests|access)/' },
      to: { path: '^functions/stores/' },
    },
    {
      name: 'addin-computes-nothing',
      comment:
        'The add-in shows what was published; it knows the contract and the catalogue, not the allocation.',
      severity: 'error',
      from: { path: '^addin/' },
      to: { path: '^(functions|infra|shared/(allocation|revenue|tenants|figures|forecast))/' },
    },
    {
      name: 'only-test-imports-test',
      comment: 'But for the workbook to try without Excel, which stands on what the tests stand on.',
      severity: 'error',
      from: { pathNot: '^(test/|infra/local/try-excel\\.ts$)' },
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
