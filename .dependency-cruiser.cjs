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
      name: 'figures-api-knows-no-writer',
      comment:
        'The function that only reads knows nothing of budgets, alerts and decisions, nor of those that write them.',
      severity: 'error',
      from: { path: '^functions/figures-api/' },
      to: { path: '^functions/(planning-api|system-api|stores/(budgets|alerts|decisions|webhooks))/' },
    },
    {
      name: 'writing-apis-publish-no-run',
      comment:
        'Planning writes budgets alone, the system API records of people alone: no source, nothing that publishes or archives.',
      severity: 'error',
      from: { path: '^functions/(planning-api|system-api)/' },
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
      name: 'system-api-reads-runs-through-the-fence',
      comment:
        'The system API reaches runs and summaries through figures-api/reading; past the fence it has its own records alone.',
      severity: 'error',
      from: { path: '^functions/system-api/', pathNot: '^functions/system-api/(handler|services)' },
      to: { path: '^functions/stores/(?!(alerts|decisions|webhooks|audit)/)' },
    },
    {
      name: 'apis-share-one-door',
      comment:
        "What the functions of the HTTP API share is figures-api's handler, access, requests, answers and reading: neither its routes nor its documents, and of its operations what several of them ask.",
      severity: 'error',
      from: { path: '^functions/(planning-api|system-api)/' },
      to: {
        path: '^functions/figures-api/(handler|routes|documents|operations(?!/(measures-asked|named-tenants|platform-word)))',
      },
    },
    {
      name: 'writing-apis-are-apart',
      severity: 'error',
      from: { path: '^functions/(planning-api|system-api)/' },
      to: { path: '^functions/(planning-api|system-api)/', pathNot: '^functions/$1/' },
    },
    {
      name: 'alerts-have-one-door',
      comment:
        'Alerts, people and what was mailed to them: kept by what raises, sends and shows them; a KPI reads what was acknowledged.',
      severity: 'error',
      from: {
        path: '^(functions|shared|addin|infra)/',
        pathNot:
          '^(functions/(raise-alerts|send-digests|mail-feedback|system-api|delivery/(digests|mail)|stores/alerts)/|functions/summarize-strategy/peoples-part|infra/(commands|local)/)',
      },
      to: { path: '^functions/stores/alerts/' },
    },
    {
      name: 'decisions-have-one-door',
      comment:
        'Decisions and initiatives are changed by the system API; what raises alerts and what delivers webhooks announce them, and a KPI reads when they were taken.',
      severity: 'error',
      from: {
        path: '^(functions|shared|addin|infra)/',
        pathNot:
          '^(functions/(system-api|raise-alerts|deliver-webhooks|stores/decisions)/|functions/summarize-strategy/peoples-part|infra/(commands|local)/)',
      },
      to: { path: '^functions/stores/decisions/' },
    },
    {
      name: 'only-delivery-sends',
      comment: 'Mail and webhooks leave by one room: nothing else opens a way to the outside.',
      severity: 'error',
      from: { path: '^functions/', pathNot: '^functions/delivery/(mail|webhooks)/' },
      to: {
        path: '^(node_modules/(@aws-sdk/client-sesv2|nodemailer)/|(node:)?(https|http2|net|tls|dns(/promises)?)$)',
      },
    },
    {
      name: 'jobs-alone-deliver',
      comment:
        'What sends is called by jobs; the HTTP API knows the form of an address, unsubscribe tokens and webhook endpoints.',
      severity: 'error',
      from: {
        path: '^functions/',
        pathNot: '^functions/(delivery|raise-alerts|send-digests|deliver-webhooks|mail-feedback)/',
      },
      to: {
        path: '^functions/delivery/',
        pathNot: '^functions/delivery/(mail/mail-address|digests/unsubscribe-tokens|webhooks/)',
      },
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
