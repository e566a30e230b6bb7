import type { FastifyReply } from 'fastify'
import type { FileAnswer } from './act.ts'

export function sendFile(media: string, file: FileAnswer, reply: FastifyReply) {
  const name = file.fileName ? `; filename*=UTF-8''${encodeURIComponent(file.fileName)}` : ''
  return reply
    .type(file.type ?? media)
    .header('content-disposition', `${file.foreign?.inline === false ? 'attachment' : 'inline'}${name}`)
    .header('cache-control', 'private, no-store')
    .headers(file.foreign ? foreignHeaders(file.type ?? media, file.foreign.sizeBytes) : {})
    .send(file.bytes instanceof Uint8Array ? Buffer.from(file.bytes) : file.bytes)
}

/**
 * Nothing in a file that somebody gave runs as ours; its type is the one that was found in it, and browsers guess no other (nosniff, everywhere).
 * Chrome shows no PDF in a sandbox or under a `default-src` (crbug.com/271452): its viewer is a sandbox of its own.
 */
function foreignHeaders(type: string, sizeBytes: number): Record<string, string> {
  const nothing = type === 'application/pdf' ? '' : "sandbox; default-src 'none'; "
  return {
    'content-length': String(sizeBytes),
    'content-security-policy': `${nothing}frame-ancestors 'none'`,
  }
}
