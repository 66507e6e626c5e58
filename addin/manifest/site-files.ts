// Under which names the add-in's files are served. Manifests that people installed name the first six: these names
// stay.

export const SITE_FILES = {
  /** The one page of the shared runtime: pane and functions live in it together. */
  pane: 'taskpane.html',
  functionsScript: 'functions.js',
  functionsMetadata: 'functions.json',
  help: 'help.html',
  /** Where the sign-in service sends people back to: its registration names it. */
  auth: 'auth.html',
  /** Which keys run which command, for the add-in-only manifest. */
  shortcuts: 'shortcuts.json',
  addInOnlyManifest: 'manifest.xml',
  unifiedManifest: 'manifest.json',
} as const

/** Files in it carry a hash of what they hold in their name and are kept for good by browsers and by Office. */
export const HASHED_FOLDER = 'assets'
