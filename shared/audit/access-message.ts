// What every line of the access log is called, and each that a job logs of what a person did by starting it: the filter that
// hands them to the audit trail looks for it.

export const ACCESS = 'access'
