import { Problem } from '#platform/errors'

/** The headers by which a browser says who makes it act. */
export interface OriginHeaders {
  readonly origin?: string | undefined
  readonly host?: string | undefined
  readonly 'sec-fetch-site'?: string | undefined
}

/** Refuses a state-changing request that a browser sends on behalf of another site; throws request.cross-site. */
export function checkOrigin(headers: OriginHeaders): void {
  if (isCrossSite(headers)) throw new Problem('request.cross-site')
}

/**
 * Whether another site made the browser send this. `Sec-Fetch-Site` is the browser's own word and cannot be set by a page
 * (W3C Fetch Metadata §2.3); without it the Origin must name this host (RFC 6454 §7). A sibling domain (`same-site`) is another
 * site. With neither header no browser speaks, so there is no cookie to abuse.
 */
export function isCrossSite(headers: OriginHeaders): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site !== 'same-origin' && site !== 'none'
  if (headers.origin === undefined) return false
  return hostOf(headers.origin) !== headers.host?.toLowerCase()
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host || undefined : undefined
}
