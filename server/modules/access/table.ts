import type { Role } from '#contract'

/** Whom a rule lets in. Roles are those of the posts an officer holds today. */
export type Who =
  | 'anyone'
  | 'signed-in'
  | 'person'
  | 'officer'
  | { readonly roles: readonly Role[]; readonly persons?: true }

/**
 * Every access action and who may perform it; what is not here is refused to everybody.
 * A rule says who may ask at all. Which rows they get is narrowed by scope (scope.ts) or by being one's own,
 * which fields by data class (fields.ts).
 */
export const accessTable = {
  // Published by law: 政府信息公开条例第二十条.
  'region.read': 'anyone',
  'organization.read': 'anyone',
  'calendar.read': 'anyone',
  'law.read': 'anyone',
  'matter.read': 'anyone',
  'service.read': 'anyone',
  // What is wrong in a guide is said by whoever sees it; how often, by the module.
  'service.report': 'anyone',
  'rating.read': 'anyone',
  // How automatic decisions are drawn: anybody draws again.
  'sample.verify': 'anyone',
  // Whoever holds the code; that no officer does is said by the module.
  'rating.by-code': 'anyone',
  'certificate.verify': 'anyone',
  'ledger.read': 'anyone',

  // Names of officers and their posts are for colleagues.
  'organization.read-officers': 'officer',

  'organization.manage': { roles: ['manager', 'administrator'] },

  // Forms, flows and rules in full, of any version.
  'matter.inspect': 'officer',

  // Signing in, and what belongs to one's own account.
  'identity.sign-in': 'anyone',
  'identity.sign-up': 'anyone',
  'identity.current': 'anyone',
  'identity.sign-out': 'anyone',
  'identity.own-sessions': 'signed-in',
  'identity.own-authorisations': 'person',
  'message.read': 'signed-in',
  'audit.own': 'person',
  'licence.read': 'person',
  'licence.file': 'person',
  'realty.read-own': 'person',
  'offer.read': 'person',
  'offer.decide': 'person',

  // What a person files and holds; for whom is checked against recorded authorisations.
  // Which officers file what is said by the matter (filing.ts): services at a window, work by the posts it names.
  'filing.file': { roles: ['window', 'acceptor', 'approver', 'supervisor', 'leader'], persons: true },
  'material.give': { roles: ['window', 'acceptor', 'approver', 'supervisor', 'leader'], persons: true },
  'material.own': 'person',
  'case.own-act': 'person',
  'case.read-own': 'person',
  'certificate.read-own': 'person',

  // One's own, or within the scope of the post.
  'case.read': 'signed-in',
  'certificate.read': 'signed-in',
  // How a case went within government, what was sent back and why included.
  'case.trace': 'officer',
  'material.read': 'signed-in',

  // Work.
  // Documents are signed by leaders, orders followed up by supervisors: whose turn it is says each task.
  'case.handle': { roles: ['window', 'acceptor', 'approver', 'supervisor', 'leader'] },
  'case.inbox': { roles: ['window', 'acceptor', 'approver', 'supervisor', 'leader'] },
  'case.arrange': { roles: ['window', 'acceptor', 'approver', 'leader'] },
  // Which of its steps a role may take: steps.ts.
  'case.procedure': { roles: ['window', 'acceptor', 'approver', 'supervisor', 'leader'] },
  // How a matter's cases really go, and where they wait; figures, and the cases behind them.
  'case.process': { roles: ['supervisor', 'leader', 'administrator'] },
  'case.search': { roles: ['window', 'acceptor', 'approver', 'supervisor', 'leader'] },
  'certificate.revoke': { roles: ['approver'] },
  // 信用记录: one's own; officers within their scope, and only who did not make it decides on an objection.
  'credit.own': 'person',
  'credit.read': { roles: ['approver', 'supervisor', 'leader', 'auditor'] },
  'credit.review': { roles: ['supervisor'] },
  // 好差评. Whoever serves hands out a code and never rates; what is said on the telephone is taken down where it was not earned.
  'rating.invite': { roles: ['window', 'acceptor', 'approver'] },
  'rating.by-phone': { roles: ['window', 'supervisor'] },
  'rating.oversee': { roles: ['acceptor', 'approver', 'supervisor', 'leader', 'administrator', 'auditor'] },
  'cockpit.read': 'officer',

  // Construction projects are of many departments: whoever decides one of their matters sees those of the region.
  'project.read-own': 'person',
  'project.list': { roles: ['window', 'acceptor', 'approver', 'supervisor', 'leader'] },
  'project.read': {
    roles: ['window', 'acceptor', 'approver', 'supervisor', 'leader'],
    persons: true,
  },

  // Service halls. A kiosk says who it is by its key; clerks serve in halls of their region, managers within theirs.
  'hall.read': 'anyone',
  'hall.kiosk': 'anyone',
  'hall.book': 'person',
  'hall.serve': { roles: ['window'] },
  'hall.manage': { roles: ['manager', 'administrator'] },
  'hall.watch': { roles: ['manager', 'administrator', 'supervisor', 'leader'] },

  // Other platforms (跨域通办). Their messages say who they are by their signature, not by a session.
  'peer.meet': 'anyone',
  'peer.read': { roles: ['window', 'acceptor', 'approver', 'supervisor', 'leader', 'administrator'] },
  'peer.hand-in': { roles: ['window'] },
  'peer.manage': { roles: ['administrator'] },

  // Money. Whose bill it is, and which bills a post sees, is narrowed by case and by scope; a notice says who it is by its signature.
  'payment.own': 'person',
  'payment.read': 'signed-in',
  'payment.notice': 'anyone',
  'payment.verify': 'anyone',
  'payment.oversee': { roles: ['finance'] },

  // Parcels: the unit that sends hands them over.
  'delivery.read': 'signed-in',
  'delivery.notice': 'anyone',
  'delivery.hand-over': { roles: ['window', 'acceptor', 'approver'] },

  // What the whole platform counts by.
  'calendar.publish': { roles: ['administrator'] },

  // 事项设计: whose region and which drafts is narrowed by the matter module; nobody reviews what they wrote in.
  'design.read': { roles: ['designer', 'administrator', 'leader'] },
  'design.edit': { roles: ['designer', 'administrator'] },
  'design.review': { roles: ['designer', 'administrator', 'leader'] },

  // Oversight.
  // Deciders see the cards and the load of their own unit, the others those of their region (scope.ts).
  'supervision.read': { roles: ['approver', 'supervisor', 'administrator', 'auditor', 'leader'] },
  'supervision.own': { roles: ['window', 'acceptor', 'approver', 'supervisor', 'leader'] },
  'supervision.of-case': 'officer',
  'supervision.review': { roles: ['supervisor'] },
  // Judging past decisions again by other rules.
  'sample.read': { roles: ['approver', 'supervisor', 'leader', 'administrator', 'auditor'] },
  'sample.lift': { roles: ['supervisor'] },
  'rerun.manage': { roles: ['supervisor', 'administrator'] },
  'audit.search': { roles: ['auditor', 'administrator', 'supervisor'] },

  // The demonstration only: production does not mount these operations.
  'demo.use': 'anyone',
} as const satisfies Record<string, Who>

export type AccessAction = keyof typeof accessTable
