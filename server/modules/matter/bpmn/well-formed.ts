import { fault, Unreadable, type BpmnFinding } from './finding.ts'

const MAX_ELEMENTS = 20_000
const MAX_DEPTH = 100
const MAX_NAMESPACES = 100
const MAX_ATTRIBUTES = 100
const MAX_FINDINGS = 20

const MODEL = 'http://www.omg.org/spec/BPMN/20100524/MODEL'
/** Elements whose ids must be unique in the document; those of other vendors have ids of their own kind. */
const ours = new Set([
  MODEL,
  'http://www.omg.org/spec/BPMN/20100524/DI',
  'http://www.omg.org/spec/DD/20100524/DC',
  'http://www.omg.org/spec/DD/20100524/DI',
])
/** As the reader of BPMN takes them. */
const ID = /^[A-Za-z_][\w.-]*$/

/**
 * Lets through only a document that is well-formed (XML 1.0 fifth edition, section 2.1), of a size that is read in no time,
 * without a document type: entities it declares could grow without end. Gives the text with characters beyond the basic
 * plane written out, which the reader would break. Throws Unreadable.
 */
export function wellFormed(text: string): string {
  const illegal = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.exec(text)
  if (illegal)
    throw refusal(text, illegal.index, 'a character stands here that XML does not allow', 'take it out')
  const scan = new Scan(text)
  scan.run()
  return text.replaceAll(/&#(?:x([0-9a-f]+)|(\d+));/gi, (whole, hex: string, decimal: string) => {
    const code = codeOf(hex, decimal)
    return code > 0xffff ? String.fromCodePoint(code) : whole
  })
}

class Scan {
  readonly #text: string
  readonly #open: { name: string; at: number; namespaces: ReadonlyMap<string, string> }[] = []
  readonly #ids = new Map<string, number>()
  readonly #faults: BpmnFinding[] = []
  #elements = 0
  #hasRoot = false

  constructor(text: string) {
    this.#text = text
  }

  run(): void {
    const text = this.#text
    for (let at = text.charCodeAt(0) === 0xfeff ? 1 : 0; at < text.length;) {
      const tag = text.indexOf('<', at)
      this.#between(at, tag < 0 ? text.length : tag)
      if (tag < 0) break
      at = this.#markup(tag)
    }
    const left = this.#open.at(-1)
    if (left)
      throw this.#refuse(
        left.at,
        `<${left.name}> is never closed`,
        'the file ends too early: export it again',
      )
    if (!this.#hasRoot) throw this.#refuse(0, 'there is no element', 'this is no BPMN file')
    if (this.#faults.length > 0) throw new Unreadable(this.#faults)
  }

  #markup(at: number): number {
    const text = this.#text
    if (text.startsWith('<!--', at)) return this.#past('-->', at, 'a comment')
    if (text.startsWith('<?', at)) return this.#past('?>', at, 'an instruction')
    if (text.startsWith('<![CDATA[', at) && this.#open.length > 0)
      return this.#past(']]>', at, 'a CDATA section')
    if (text.startsWith('<!', at))
      throw this.#refuse(
        at,
        'a document type or a declaration stands here',
        'BPMN has none, and entities are not expanded: take it out',
      )
    return text.startsWith('</', at) ? this.#close(at) : this.#start(at)
  }

  #past(end: string, at: number, what: string): number {
    const found = this.#text.indexOf(end, at)
    if (found < 0)
      throw this.#refuse(at, `${what} is never closed`, 'the file ends too early: export it again')
    return found + end.length
  }

  #between(from: number, to: number): void {
    const text = this.#text.slice(from, to)
    if (this.#open.length === 0 && text.trim() !== '')
      throw this.#refuse(from, 'text stands outside of the root element', 'this is no XML document')
    this.#references(text, from)
  }

  #references(text: string, at: number): void {
    for (let found = text.indexOf('&'); found >= 0; found = text.indexOf('&', found + 1)) {
      const [whole, hex, decimal] =
        /^&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(?:amp|lt|gt|quot|apos));/i.exec(text.slice(found, found + 12)) ??
        []
      if (whole === undefined)
        throw this.#refuse(at + found, 'a reference stands here that nothing declares', 'write & as &amp;')
      const code = hex || decimal ? codeOf(hex, decimal) : 0x20
      if (
        code > 0x10ffff ||
        (code >= 0xd800 && code < 0xe000) ||
        (code < 0x20 && ![9, 10, 13].includes(code))
      )
        throw this.#refuse(at + found, `${whole} is no character`, 'take it out')
    }
  }

  #close(at: number): number {
    const found = this.#text.indexOf('>', at)
    const name = found < 0 ? '' : this.#text.slice(at + 2, found).trimEnd()
    const open = this.#open.pop()
    if (open?.name !== name)
      throw this.#refuse(
        at,
        `</${name.slice(0, 60)}> closes nothing that is open`,
        'the file is damaged: export it again',
      )
    return found + 1
  }

  #start(at: number): number {
    const name = this.#match(/<([\p{L}_][\p{L}\p{N}_.:-]*)/uy, at)
    if (!name) throw this.#refuse(at, '< begins no element', 'write < as &lt;')
    const attributes = new Map<string, string>()
    let next = at + name[0].length
    for (;;) {
      const attribute = this.#match(/\s+([\p{L}_][\p{L}\p{N}_.:-]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/uy, next)
      if (!attribute) break
      const [whole, key = '', double, single = ''] = attribute
      if (attributes.has(key))
        throw this.#refuse(next, `the attribute ${key} stands here twice`, 'keep one of them')
      if (attributes.size >= MAX_ATTRIBUTES)
        throw this.#refuse(
          at,
          `<${name[1]}> has more than ${MAX_ATTRIBUTES} attributes`,
          'no element has as many',
        )
      const value = double ?? single
      this.#references(value, next)
      attributes.set(key, value)
      next += whole.length
    }
    const end = this.#match(/\s*(\/?)>/y, next)
    if (!end && !this.#text.includes('>', next))
      throw this.#refuse(at, `<${name[1]}> is never closed`, 'the file ends too early: export it again')
    if (!end)
      throw this.#refuse(
        next,
        `<${name[1]}> has something that is no attribute`,
        'write every attribute as name="value"',
      )
    this.#element(name[1] ?? '', attributes, at, end[1] === '/')
    return next + end[0].length
  }

  #element(name: string, attributes: ReadonlyMap<string, string>, at: number, isEmpty: boolean): void {
    if (this.#open.length === 0 && this.#hasRoot)
      throw this.#refuse(at, 'there is a second root element', 'this is no XML document')
    this.#hasRoot = true
    if (++this.#elements > MAX_ELEMENTS)
      throw this.#refuse(
        at,
        `the file has more than ${MAX_ELEMENTS} elements`,
        'a flow has some hundred: export its process alone',
      )
    if (this.#open.length >= MAX_DEPTH)
      throw this.#refuse(
        at,
        `elements lie more than ${MAX_DEPTH} deep in each other`,
        'no process is as deep as that',
      )
    const namespaces = this.#namespaces(attributes, at)
    const [prefix = '', local] = name.includes(':') ? name.split(':') : ['', name]
    const namespace = namespaces.get(prefix) ?? ''
    if (this.#open.length === 0 && (namespace !== MODEL || local !== 'definitions'))
      throw this.#refuse(
        at,
        `the root element is <${name}> and no definitions of BPMN 2.0`,
        'save the diagram as BPMN 2.0 XML',
      )
    const id = attributes.get('id')
    if (id !== undefined && ours.has(namespace)) this.#id(id, at)
    if (!isEmpty) this.#open.push({ name, at, namespaces })
  }

  #id(id: string, at: number): void {
    if (this.#faults.length >= MAX_FINDINGS) return
    const before = this.#ids.get(id)
    if (before !== undefined)
      this.#note(
        at,
        `the id ${id} is there already, in line ${lineOf(this.#text, before)}`,
        'give each element an id of its own',
      )
    else if (!ID.test(id))
      this.#note(
        at,
        `${id.slice(0, 60)} is no id`,
        'ids are letters of the Latin alphabet, digits, _ - and point, a letter or _ first',
      )
    else this.#ids.set(id, at)
  }

  #namespaces(attributes: ReadonlyMap<string, string>, at: number): ReadonlyMap<string, string> {
    const outer = this.#open.at(-1)?.namespaces ?? new Map<string, string>()
    const own = [...attributes].filter(([key]) => key === 'xmlns' || key.startsWith('xmlns:'))
    if (own.length === 0) return outer
    const all = new Map([...outer, ...own.map(([key, uri]) => [key.slice(6), uri] as const)])
    if (all.size > MAX_NAMESPACES)
      throw this.#refuse(
        at,
        `more than ${MAX_NAMESPACES} namespaces are declared`,
        'export its process alone',
      )
    return all
  }

  #match(pattern: RegExp, at: number): RegExpExecArray | null {
    pattern.lastIndex = at
    return pattern.exec(this.#text)
  }

  #note(at: number, message: string, advice: string): void {
    this.#faults.push(fault(`line ${lineOf(this.#text, at)}`, message, advice))
  }

  #refuse(at: number, message: string, advice: string): Unreadable {
    return refusal(this.#text, at, message, advice)
  }
}

function refusal(text: string, at: number, message: string, advice: string): Unreadable {
  return new Unreadable([fault(`line ${lineOf(text, at)}`, message, advice)])
}

function lineOf(text: string, at: number): number {
  let line = 1
  for (let found = text.indexOf('\n'); found >= 0 && found < at; found = text.indexOf('\n', found + 1)) line++
  return line
}

function codeOf(hex: string | undefined, decimal: string | undefined): number {
  return hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
}
