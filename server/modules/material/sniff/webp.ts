import { damaged, readWhole, requireShowable, type Bytes } from './bytes.ts'

/** RFC 9649: a RIFF container whose first chunk has the extent. */
export async function checkWebp(bytes: Bytes): Promise<void> {
  const head = await readWhole(bytes, 0, 30)
  if (head.readUInt32LE(4) + 8 > bytes.size) throw damaged('it ends before its own length')
  requireShowable(extentOf(head))
}

function extentOf(head: Buffer): { width: number; height: number } {
  switch (head.toString('latin1', 12, 16)) {
    case 'VP8X':
      return { width: head.readUIntLE(24, 3) + 1, height: head.readUIntLE(27, 3) + 1 }
    case 'VP8L': {
      const bits = head.readUInt32LE(21)
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
    }
    case 'VP8 ':
      return { width: head.readUInt16LE(26) & 0x3fff, height: head.readUInt16LE(28) & 0x3fff }
    default:
      throw damaged('no picture in it')
  }
}
