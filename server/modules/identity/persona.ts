import type { PersonaView, Role } from '#contract'

interface Words {
  readonly zh: string
  readonly en: string
}

interface PersonaBase {
  readonly persona: string
  readonly loginName: string
  readonly title: Words
  readonly description: Words
  readonly homePath: string
}

/** Where an officer persona works: a holder of a role in a department of a region, the first where `nth` says no other. */
export interface OfficerPersona extends PersonaBase {
  readonly kind: 'officer'
  readonly unitKind: string
  readonly regionCode: string
  readonly role: Role
  readonly nth?: number
}

export interface PersonPersona extends PersonaBase {
  readonly kind: 'person'
}

export type Persona = OfficerPersona | PersonPersona

export function person(persona: string, words: Pick<PersonaBase, 'title' | 'description'>): PersonPersona {
  return { persona, kind: 'person', loginName: `demo-${persona}`, homePath: '/', ...words }
}

export function officer(
  persona: string,
  [unitKind, regionCode, role]: readonly [string, string, Role],
  words: Pick<PersonaBase, 'title' | 'description'>,
): OfficerPersona {
  return {
    persona,
    kind: 'officer',
    loginName: `demo-${persona}`,
    unitKind,
    regionCode,
    role,
    homePath: '/officer',
    ...words,
  }
}

/** A persona as the demonstration shows it; the name is the account's. */
export function personaView(persona: Persona, name: string): PersonaView {
  const { kind, title, description, homePath, loginName } = persona
  return { persona: persona.persona, name, kind, title, description, homePath, loginName }
}
