// What every line of the access log is called: the filter that hands them to the audit trail looks for it.

export const ACCESS = 'access'
