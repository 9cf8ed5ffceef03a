/** An id that begins with its time, as a device makes it. */
export function uuid() {
  const random = crypto.randomUUID().slice(15);
  const time = Date.now().toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random}`;
}
