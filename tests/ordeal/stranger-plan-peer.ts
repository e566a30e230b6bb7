import { CASE, OFFICERS, own, PERSONS, type Trial } from './stranger-trial.ts'

/** What strangers try on other platforms, and on what crossed from 榆次区. */
export const PEER_PLAN: Readonly<Record<string, Trial>> = {
  'peer.list': own(),
  'peer.add': {
    ...OFFICERS,
    county: 'denied',
    body: () => ({ url: 'http://127.0.0.1:9', fingerprint: '0'.repeat(32) }),
  },
  'peer.suspend': { ...OFFICERS, county: 'denied', body: () => ({ state: 'suspended' }) },
  'peer.services': { ...OFFICERS, county: '404 peer.not-found' },
  'peer.hand-in': {
    ...OFFICERS,
    county: '404 peer.not-found',
    body: ({ subject: { identifier, name } }) => ({
      id: '01900000-0000-7000-8000-00000000abcd',
      slug: 'senior-card',
      applicant: { name, identifier, phone: '13835406021' },
      answers: {},
      declared: true,
    }),
  },
  'peer.crossings': own(),
  'peer.trail': { ...OFFICERS, county: CASE, owner: 'approver' },
  // An id that nobody has is the caller's own to put files to; what others put is not there for them.
  'peer.loose-files': own(),
  'peer.give-file': own({ county: '415 material.type-refused' }),
  'peer.show-certificate': {
    ...OFFICERS,
    county: '404 material.not-found',
    body: () => ({ identifier: '1.2.156.3005.2.11100000000013338W001' }),
  },
  'peer.take-file-back': { ...OFFICERS, county: '404 material.not-found' },
  'peer.my-certificates': { ...PERSONS, citizen: 'own' },
  'peer.certificate': {
    county: '404 certificate.not-found',
    citizen: '404 certificate.not-found',
  },
  'peer.certificate-file': {
    county: '404 certificate.not-found',
    citizen: '404 certificate.not-found',
  },
  'peer.verify-certificate': {
    county: '404 certificate.not-found',
    citizen: '404 certificate.not-found',
  },
}
