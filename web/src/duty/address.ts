/** Whether an address is that of the duty desk. */
export function isDuty(search: string): boolean {
  return new URLSearchParams(search).get('page') === 'duty';
}
