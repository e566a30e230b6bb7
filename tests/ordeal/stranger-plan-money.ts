import { CASE, OFFICERS, own, PERSONS, type Trial } from './stranger-trial.ts'

/** What strangers try on the bills, the parcels and the credit records of 榆次区. */
export const MONEY_PLAN: Readonly<Record<string, Trial>> = {
  'payment.of-case': { county: CASE, citizen: CASE },
  'payment.pay': { ...PERSONS, citizen: '404 payment.bill-not-found', body: () => ({ channel: 'bank' }) },
  'payment.look': { ...PERSONS, citizen: '404 payment.bill-not-found' },
  'payment.voucher': { county: '404 payment.voucher-not-found', citizen: '404 payment.voucher-not-found' },
  'payment.bills': own(),
  'payment.refund': {
    ...OFFICERS,
    county: '404 payment.bill-not-found',
    body: () => ({ paymentId: 'bank:1', note: '试一试' }),
  },
  // Channels settle for the platform as a whole; what stands there is sums.
  'payment.reconciliations': { ...OFFICERS, county: 'denied' },
  'payment.settle': {
    ...OFFICERS,
    county: 'denied',
    body: () => ({ how: 'explained', note: '试一试' }),
  },
  'delivery.of-case': { county: CASE, citizen: CASE },
  'delivery.to-hand-over': own(),
  'delivery.hand-over': { ...OFFICERS, county: '404 delivery.parcel-not-found' },
  'credit.own': { ...PERSONS, citizen: 'own', owner: 'agent' },
  'credit.object': { ...PERSONS, citizen: '404 credit.not-found', body: () => ({ reason: '试一试' }) },
  'credit.list': own({ owner: 'supervisor' }),
  'credit.review': {
    ...OFFICERS,
    county: '404 credit.not-found',
    body: () => ({ outcome: 'cancelled', reason: '试一试' }),
  },
}
