/** Every code a caller may meet in a problem+json answer (RFC 9457), with its HTTP status. The web translates the codes. */
export const problems = {
  'request.invalid': 400,
  'request.too-large': 413,
  'request.malformed': 400,
  'request.unsupported-media': 415,
  'request.not-found': 404,
  'request.too-many': 429,
  'request.cross-site': 403,
  'server.failed': 500,
  'server.unavailable': 503,
  'access.sign-in-required': 401,
  'access.denied': 403,
} as const satisfies Record<string, number>

export type ProblemCode = keyof typeof problems
