/** The floors of ARCHITECTURE.md: a module imports from floors below it. */
export const floors = {
  region: 1,
  organization: 1,
  calendar: 1,
  law: 1,
  ledger: 1,
  audit: 1,
  identity: 2,
  access: 2,
  message: 2,
  registry: 3,
  certificate: 3,
  matter: 4,
  form: 4,
  decision: 4,
  case: 4,
  rating: 4,
  service: 5,
  indicator: 6,
  cockpit: 6,
} as const satisfies Record<string, number>

export type Module = keyof typeof floors

/** Which modules a module may import, and does: a missing entry fails, and so does an unused one. Tests are free. */
export const allowed = {
  region: [],
  organization: [],
  calendar: [],
  law: [],
  ledger: [],
  audit: [],
  identity: ['audit', 'organization'],
  access: [],
  message: [],
  registry: [],
  certificate: ['access', 'audit', 'identity', 'ledger'],
  matter: ['decision', 'form', 'law', 'organization', 'registry'],
  form: ['registry'],
  decision: [],
  case: [
    'access',
    'audit',
    'calendar',
    'certificate',
    'decision',
    'form',
    'identity',
    'law',
    'ledger',
    'matter',
    'message',
    'organization',
    'registry',
  ],
  rating: ['case'],
  service: ['law', 'matter'],
  indicator: ['access', 'calendar', 'matter', 'region'],
  cockpit: ['calendar', 'indicator', 'ledger', 'region'],
} as const satisfies Record<Module, readonly Module[]>

/** Imports within a floor: each one way, each with its reason. */
export const sameFloor = {
  'matter → form': 'a matter is published only with a form that its sources can fill',
  'matter → decision': 'a matter is published only with rules that pass their own examples',
  'case → matter': 'a case pins the version of the matter it handles',
  'case → form': 'answers are judged and compared by the form of that version',
  'case → decision': 'a decide stage asks the rules of that version',
  'rating → case': 'only a finished case of one’s own can be rated',
  'cockpit → indicator': 'the screen shows indicators and defines none',
} as const
