// The key of the tests' system that seals the links in mails: the jobs that mail them and the API that opens them have the same.
export const UNSUBSCRIBE_KEY = Buffer.alloc(32, 8).toString('base64url')
