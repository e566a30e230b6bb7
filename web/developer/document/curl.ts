/** One call, ready to be made. */
export interface Call {
  readonly method: string
  readonly url: string
  readonly body?: string
}

/** The address of a call: parameters in its path, the rest behind it; empty ones are left out. */
export function urlOf(
  origin: string,
  path: string,
  params: Readonly<Record<string, string>>,
  query: Readonly<Record<string, string>>,
): string {
  const filled = path.replace(/\{(\w+)\}|:(\w+)/g, (_whole, braced?: string, colon?: string) => {
    const name = braced ?? colon ?? ''
    return params[name] ? encodeURIComponent(params[name]) : `{${name}}`
  })
  const search = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== ''))
  return `${origin}${filled}${search.size > 0 ? `?${search.toString()}` : ''}`
}

/** The call as a command for a shell; the session cookie stands in a file. */
export function curlOf({ method, url, body }: Call): string {
  const lines = [`curl -b cookies.txt ${method === 'GET' ? '' : `-X ${method} `}${quoted(url)}`]
  if (body !== undefined) lines.push(`  -H 'content-type: application/json'`, `  -d ${quoted(body)}`)
  return lines.join(' \\\n')
}

/** POSIX: inside single quotes everything stands for itself but the quote. */
const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`
