// The two lists that Finance keeps outside the database, as the CSV files it would import. Vendors are made up, but for
// the server provider.

/**
 * Shared platform costs: dollars a month, `valid_to` is the last day included and empty while the cost goes on. No VPS
 * among them, servers are a pool of their own (figure book, section 3). The smaller database ended when the larger began.
 */
export const SAMPLE_PLATFORM_COSTS = `name,vendor,monthly_amount,valid_from,valid_to
Secrets store,sealbox,29.00,2024-01-01,
Transactional mail,postwell,20.00,2024-01-01,
DNS,namepost,2.00,2024-01-01,
Database (small),tidebase,200.00,2024-01-01,2025-06-30
Database,tidebase,350.00,2025-07-01,
Payment fees,tollpay,314.50,2024-01-01,
`

/** The default of every kind (id `*`), then the platform costs by their name in the list above. */
export const SAMPLE_VENDOR_MAPPING = `kind,id,vendor,tier,cost_centre,gl_account
vps,*,hostwinds,standard,CC-410,6110
ip,*,hostwinds,standard,CC-410,6120
platform,*,,shared,CC-430,6130
tenant,*,,standard,CC-200,4010
plan,*,,standard,CC-200,4010
platform,Secrets store,sealbox,shared,CC-430,6131
platform,Transactional mail,postwell,shared,CC-430,6132
platform,DNS,namepost,shared,CC-430,6133
platform,Database (small),tidebase,shared,CC-420,6134
platform,Database,tidebase,shared,CC-420,6134
platform,Payment fees,tollpay,shared,CC-440,6140
`
