import { readMobile } from '#contract'
import type { People } from '#modules/identity'
import { factsOf, findSubject, isRelative } from '#modules/registry'

/** What the registry answers to identity, which stands a floor below it. */
export const people: People = {
  async findPerson(read, idNumber, name) {
    const subject = await findSubject(read, idNumber)
    return subject?.kind === 'person' && subject.name === name ? { subjectId: subject.id, name } : undefined
  },
  async findRegistered(read, idNumber, name) {
    const subject = await findSubject(read, idNumber)
    if (subject?.kind !== 'person' || subject.name !== name) return undefined
    const { population } = await factsOf(read, subject.id, ['population'])
    const { alive, phone } = population.data ?? {}
    if (alive !== true) return undefined
    return { subjectId: subject.id, name, phone: typeof phone === 'string' ? readMobile(phone) : undefined }
  },
  areKin: isRelative,
  async findRepresented(read, personSubjectId, firmSubjectId) {
    const { 'legal-entity': facts } = await factsOf(read, firmSubjectId, ['legal-entity'])
    const { name, legalRep } = facts.data ?? {}
    const isRepresentative =
      typeof legalRep === 'object' &&
      legalRep !== null &&
      'subjectId' in legalRep &&
      legalRep.subjectId === personSubjectId
    return isRepresentative && typeof name === 'string' ? { name } : undefined
  },
}
